import { type Bounds, boundsOf, isInside, type Nearest, nearestEdge } from "../physics/polygon.ts";

/** A simple polygon as x, y, x, y, ... counter-clockwise with y up, not closed by a repeated point. */
export type Polygon = readonly number[];

/** Calls back with both ends of every side. */
function eachSide(polygon: Polygon, visit: (ax: number, ay: number, bx: number, by: number) => void): void {
  let ax = polygon.at(-2) ?? 0;
  let ay = polygon.at(-1) ?? 0;
  for (let i = 0; i + 1 < polygon.length; i += 2) {
    const bx = polygon[i] ?? 0;
    const by = polygon[i + 1] ?? 0;
    visit(ax, ay, bx, by);
    ax = bx;
    ay = by;
  }
}

/** Distance of a point from the segment between two points, in units. */
export function segmentDistance(from: readonly number[], x: number, y: number): number {
  const [ax = 0, ay = 0, bx = 0, by = 0] = from;
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  const ex = x - ax - along * dx;
  const ey = y - ay - along * dy;
  return Math.sqrt(ex * ex + ey * ey);
}

/** The place on the outline that is nearest to a point, and the direction across it there. */
export function nearestTo(polygon: Polygon, x: number, y: number): Readonly<Nearest> {
  const near = { x: 0, y: 0, distance: 0, nx: 0, ny: 1 };
  nearestEdge(polygon, x, y, near);
  return near;
}

/** Distance of a point from the area of the polygon, 0 inside. */
export function distanceTo(polygon: Polygon, x: number, y: number): number {
  return isInside(polygon, x, y) ? 0 : nearestTo(polygon, x, y).distance;
}

/** The smallest box around all of the polygons; a box of nothing at the origin when there are none. */
export function boxOf(polygons: readonly Polygon[]): Bounds {
  const [first, ...others] = polygons.map(boundsOf);
  if (first === undefined || first.left > first.right) return { left: 0, bottom: 0, right: 0, top: 0 };
  return others.reduce(
    (box, other) => ({
      left: Math.min(box.left, other.left),
      bottom: Math.min(box.bottom, other.bottom),
      right: Math.max(box.right, other.right),
      top: Math.max(box.top, other.top),
    }),
    first,
  );
}

/** The corners of a polygon on one side of a line, where `depth` is not negative, and where it crosses the line. */
function cutAlong(polygon: Polygon, depth: (x: number, y: number) => number): Polygon {
  const kept: number[] = [];
  eachSide(polygon, (ax, ay, bx, by) => {
    const from = depth(ax, ay);
    const to = depth(bx, by);
    if (from < 0 !== to < 0) {
      const along = from / (from - to);
      kept.push(ax + along * (bx - ax), ay + along * (by - ay));
    }
    if (to >= 0) kept.push(bx, by);
  });
  return kept;
}

/**
 * The part of a polygon that is in a box, by the method of Sutherland and Hodgman (1974): parts of a notched one may hang
 * together by sides of the box. The same object where all of it is inside, without corners where nothing is.
 */
export function cutOff(polygon: Polygon, box: Bounds): Polygon {
  const own = boundsOf(polygon);
  const isInBox = own.left >= box.left && own.right <= box.right && own.bottom >= box.bottom && own.top <= box.top;
  if (isInBox) return polygon;
  const sides = [
    (x: number) => x - box.left,
    (x: number) => box.right - x,
    (_x: number, y: number) => y - box.bottom,
    (_x: number, y: number) => box.top - y,
  ];
  return sides.reduce(cutAlong, polygon);
}

/** A simple polygon as x, y, x, y, ... counter-clockwise with y up, not closed by a repeated point. */
export type Polygon = readonly number[];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

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

/** Whether the point is inside; on the outline either answer may come. */
export function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  eachSide(polygon, (ax, ay, bx, by) => {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
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

/** The side nearest to a point. */
export interface NearSide {
  readonly distance: number;
  /** Direction of the side, not of unit length. */
  readonly dx: number;
  readonly dy: number;
}

export function nearestSide(polygon: Polygon, x: number, y: number): NearSide {
  let near: NearSide = { distance: Number.POSITIVE_INFINITY, dx: 1, dy: 0 };
  eachSide(polygon, (ax, ay, bx, by) => {
    const distance = segmentDistance([ax, ay, bx, by], x, y);
    if (distance < near.distance) near = { distance, dx: bx - ax, dy: by - ay };
  });
  return near;
}

/** Distance of a point from the area of the polygon, 0 inside. */
export function distanceTo(polygon: Polygon, x: number, y: number): number {
  return isInside(polygon, x, y) ? 0 : nearestSide(polygon, x, y).distance;
}

/** The smallest box around all of the polygons; a box of nothing at the origin when there are none. */
export function boxOf(polygons: readonly Polygon[]): Box {
  let left = Number.POSITIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    eachSide(polygon, (_ax, _ay, x, y) => {
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    });
  }
  return left > right ? { left: 0, bottom: 0, right: 0, top: 0 } : { left, bottom, right, top };
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
export function cutOff(polygon: Polygon, box: Box): Polygon {
  const own = boxOf([polygon]);
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

// Polygons are x, y, x, y, ... with y up, not closed by a repeated point: typed arrays where balls are moved, lists in
// scenes.

/** Twice the signed area of a polygon; positive when it runs counter-clockwise with y up. */
export function doubleArea(points: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    sum += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!;
  }
  return sum;
}

/** Whether a point is inside, by the even-odd rule; on the outline either answer may come. */
export function isInside(points: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const yi = points[i + 1]!;
    const yj = points[j + 1]!;
    if (yi > y === yj > y) continue;
    if (x < points[i]! + ((y - yi) / (yj - yi)) * (points[j]! - points[i]!)) inside = !inside;
  }
  return inside;
}

/** The place on an outline that is nearest to a point. */
export interface Nearest {
  x: number;
  y: number;
  /** Units from the point. */
  distance: number;
  /** Unit vector at right angles to the edge, away from the polygon when it runs counter-clockwise. */
  nx: number;
  ny: number;
}

/** Writes the place on the outline that is nearest to x, y. */
export function nearestEdge(points: ArrayLike<number>, x: number, y: number, found: Nearest): void {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const ax = points[j]!;
    const ay = points[j + 1]!;
    const ex = points[i]! - ax;
    const ey = points[i + 1]! - ay;
    const square = ex * ex + ey * ey;
    if (square === 0) continue;
    const along = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / square));
    const px = ax + along * ex;
    const py = ay + along * ey;
    const far = (x - px) * (x - px) + (y - py) * (y - py);
    if (far >= best) continue;
    best = far;
    const length = Math.sqrt(square);
    found.x = px;
    found.y = py;
    found.nx = ey / length;
    found.ny = -ex / length;
  }
  found.distance = Math.sqrt(best);
}

export interface Bounds {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export function boundsOf(points: ArrayLike<number>): Bounds {
  let left = Number.POSITIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    bottom = Math.min(bottom, points[i + 1]!);
    top = Math.max(top, points[i + 1]!);
  }
  return { left, bottom, right, top };
}

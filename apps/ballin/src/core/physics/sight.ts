import { type Bounds, boundsOf } from "./polygon.ts";

/** An outline with what it lies within. */
interface Outline {
  readonly points: ArrayLike<number>;
  readonly bounds: Bounds;
}

/** Tells whether one place can be seen from another past outlines. */
export class Sight {
  readonly #outlines: readonly Outline[];
  /** Sides that were looked at so far. */
  looks = 0;

  constructor(obstacles: readonly { readonly points: ArrayLike<number> }[]) {
    this.#outlines = obstacles.map(({ points }) => ({ points, bounds: boundsOf(points) }));
  }

  isFree(ax: number, ay: number, bx: number, by: number): boolean {
    const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)];
    const [bottom, top] = [Math.min(ay, by), Math.max(ay, by)];
    for (const { points, bounds } of this.#outlines) {
      if (bounds.left > right || bounds.right < left || bounds.bottom > top || bounds.top < bottom) continue;
      this.looks += points.length / 2;
      if (crosses(points, ax, ay, bx, by)) return false;
    }
    return true;
  }
}

function crosses(points: ArrayLike<number>, ax: number, ay: number, bx: number, by: number): boolean {
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const px = points[j]!;
    const py = points[j + 1]!;
    const qx = points[i]!;
    const qy = points[i + 1]!;
    const ap = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    const aq = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax);
    const pa = (qx - px) * (ay - py) - (qy - py) * (ax - px);
    const pb = (qx - px) * (by - py) - (qy - py) * (bx - px);
    if (ap * aq <= 0 && pa * pb <= 0) return true;
  }
  return false;
}

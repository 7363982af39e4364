import { type Outline, pointsTaken } from "@side-projects/raster";

/** The command of an {@link Outline} that begins a contour. */
const MOVE = 0;

/** Bands that an em is cut into; the outermost ones take all that lies beyond. */
const BANDS_PER_EM = 32;
const TOP = -40;
const BANDS = 64;

/** Free space that two glyphs need between them, in ems: far above what rounding makes of a coordinate. */
const MARGIN = 1e-3;

/** How far a glyph reaches to the left and right in each band of its height, at the most. */
export class Silhouette {
  readonly left: Float64Array = new Float64Array(BANDS).fill(Number.POSITIVE_INFINITY);
  readonly right: Float64Array = new Float64Array(BANDS).fill(Number.NEGATIVE_INFINITY);
  /** The bands that it is in: from the first to before the end. */
  readonly first: number;
  readonly end: number;
  /** Sign of the area: the direction in which the contours run. */
  readonly direction: number;

  /** @param outline at font size 1 */
  constructor({ ops, points }: Outline) {
    let area = 0;
    let start = 0;
    let last = 0;
    let at = 0;
    for (const op of ops) {
      const taken = pointsTaken(op);
      if (taken === 0 || op === MOVE) {
        // A contour ends where it began, whether it says so or not.
        area += this.#line(points, last, start);
        if (taken > 0) start = at;
        last = start;
      } else {
        const end = at + 2 * taken - 2;
        area += taken === 1 ? this.#line(points, last, at) : this.#curve(points, last, at, end);
        last = end;
      }
      at += 2 * taken;
    }
    area += this.#line(points, last, start);
    this.direction = Math.sign(area);
    this.first = this.left.findIndex((x) => x < Number.POSITIVE_INFINITY);
    this.end = this.left.findLastIndex((x) => x < Number.POSITIVE_INFINITY) + 1;
  }

  /** Takes a line between two points; returns twice the area that it spans with the origin. */
  #line(points: Float64Array, from: number, to: number): number {
    const ax = points[from] ?? 0;
    const ay = points[from + 1] ?? 0;
    const bx = points[to] ?? 0;
    const by = points[to + 1] ?? 0;
    const down = ay <= by;
    const x0 = down ? ax : bx;
    const x1 = down ? bx : ax;
    const y0 = (down ? ay : by) * BANDS_PER_EM;
    const y1 = (down ? by : ay) * BANDS_PER_EM;
    const last = bandOf(y1);
    const slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
    let enter = x0;
    for (let band = bandOf(y0); band < last; band++) {
      const leave = x0 + (band + TOP + 1 - y0) * slope;
      this.#take(band, enter, leave);
      enter = leave;
    }
    this.#take(last, enter, x1);
    return ax * by - bx * ay;
  }

  /** A curve lies within the hull of its points, and the hull between the lines from each to each. */
  #curve(points: Float64Array, from: number, at: number, end: number): number {
    let area = 0;
    let before = from;
    for (let i = at; i <= end; i += 2) {
      // The handles tell the direction as well as the curve does.
      area += this.#line(points, before, i);
      if (before !== from) this.#line(points, from, i);
      before = i;
    }
    if (end - at === 4) this.#line(points, at, end);
    return area;
  }

  #take(band: number, from: number, to: number): void {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    if (low < (this.left[band] ?? 0)) this.left[band] = low;
    if (high > (this.right[band] ?? 0)) this.right[band] = high;
  }
}

function bandOf(y: number): number {
  return Math.min(BANDS - 1, Math.max(0, Math.floor(y) - TOP));
}

/** Tells whether glyphs that are put one after the other stay clear of each other. */
export class Frontier {
  readonly #reach: Float64Array = new Float64Array(BANDS).fill(Number.NEGATIVE_INFINITY);
  #direction = 0;
  #clear = true;

  /** False from the first glyph on that may touch another, or whose contours run the other way. */
  get clear(): boolean {
    return this.#clear;
  }

  /** @param x where the glyph stands, in ems */
  add({ left, right, first, end, direction }: Silhouette, x: number): void {
    if (this.#direction === 0) this.#direction = direction;
    if (direction !== this.#direction) this.#clear = false;
    const reach = this.#reach;
    for (let band = first; band < end; band++) {
      const before = reach[band] ?? 0;
      if (x + (left[band] ?? 0) < before + MARGIN) this.#clear = false;
      reach[band] = Math.max(before, x + (right[band] ?? 0));
    }
  }
}

import type { Affine } from "./affine.ts";

/** Path commands as stored in {@link Outline.ops}: each takes 1, 1, 2, 3 and 0 points. */
export const MOVE = 0;
export const LINE = 1;
export const QUAD = 2;
export const CUBIC = 3;
export const CLOSE = 4;

const POINTS_TAKEN = [1, 1, 2, 3, 0] as const;

/** A filled shape: closed contours of lines, quadratic and cubic Bezier curves. A contour left open is closed by a line. */
export interface Outline {
  /** One of {@link MOVE}, {@link LINE}, {@link QUAD}, {@link CUBIC}, {@link CLOSE} for each command. */
  readonly ops: Uint8Array;
  /** x and y of each point in turn, as many as the commands take. */
  readonly points: Float64Array;
  /**
   * True where no two contours overlap or cross and none crosses itself, so that signed areas add up to the winding
   * rule and the resolving pass can be left out. @default false
   */
  readonly simple?: boolean;
}

/** Receives the drawing commands of a shape and keeps them as an {@link Outline}. */
export class OutlineBuilder {
  readonly #ops: number[] = [];
  readonly #points: number[] = [];

  moveTo(x: number, y: number): this {
    this.#ops.push(MOVE);
    this.#points.push(x, y);
    return this;
  }

  lineTo(x: number, y: number): this {
    this.#ops.push(LINE);
    this.#points.push(x, y);
    return this;
  }

  quadTo(cx: number, cy: number, x: number, y: number): this {
    this.#ops.push(QUAD);
    this.#points.push(cx, cy, x, y);
    return this;
  }

  /** First control point, second control point and end, as x, y, x, y, x, y. */
  cubicTo(...p: [number, number, number, number, number, number]): this {
    this.#ops.push(CUBIC);
    this.#points.push(...p);
    return this;
  }

  close(): this {
    this.#ops.push(CLOSE);
    return this;
  }

  build(): Outline {
    return { ops: Uint8Array.from(this.#ops), points: Float64Array.from(this.#points) };
  }
}

/** The outline with every point mapped by the matrix. */
export function transformOutline(outline: Outline, [a, b, c, d, e, f]: Affine): Outline {
  const { points } = outline;
  const moved = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    moved[i] = a * x + c * y + e;
    moved[i + 1] = b * x + d * y + f;
  }
  return { ...outline, points: moved };
}

/** All contours of several outlines as one. The result is not known to be simple. */
export function joinOutlines(outlines: readonly Outline[]): Outline {
  const ops = new Uint8Array(outlines.reduce((n, o) => n + o.ops.length, 0));
  const points = new Float64Array(outlines.reduce((n, o) => n + o.points.length, 0));
  let op = 0;
  let point = 0;
  for (const outline of outlines) {
    ops.set(outline.ops, op);
    points.set(outline.points, point);
    op += outline.ops.length;
    point += outline.points.length;
  }
  return { ops, points };
}

/** Number of points that a command takes. */
export function pointsTaken(op: number): number {
  return POINTS_TAKEN[op] ?? 0;
}

import { type Outline, pointsTaken } from "@side-projects/raster";

/** Path commands of an {@link Outline}. */
const [MOVE, LINE, CUBIC] = [0, 1, 3];

const FEWEST_A_CURVE = 3;
const MOST_A_CURVE = 16;
/** Chords that a curve bent as much as its ends are apart is cut into, so that none of them bends much. */
const BEND = 12;
/** How far a chord may stray from its curve where so many are enough. */
const STRAY = 0.0005;

/** A piece of a contour: the line between two points of it, and how the contour strays from that line. */
export interface Chord {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly length: number;
  /** Distance of the contour from the line at the most. */
  readonly stray: number;
}

/** The contours of a glyph at font size 1, each as a ring of chords of some length. */
export function chordsOf({ ops, points }: Outline): Chord[][] {
  const rings: Chord[][] = [];
  let ring: Chord[] = [];
  let [at, x, y, startX, startY] = [0, 0, 0, 0, 0];
  const lineTo = (toX: number, toY: number, stray: number): void => {
    const length = distance(toX - x, toY - y);
    if (length !== 0 || stray !== 0) ring.push({ x0: x, y0: y, x1: toX, y1: toY, length, stray });
    [x, y] = [toX, toY];
  };
  const finish = (): void => {
    lineTo(startX, startY, 0);
    if (ring.length > 0) rings.push(ring);
    ring = [];
  };
  for (const op of ops) {
    const taken = pointsTaken(op);
    if (op === MOVE || taken === 0) finish();
    if (op === MOVE) [x, y] = [startX, startY] = [points[at] ?? 0, points[at + 1] ?? 0];
    else if (op === LINE) lineTo(points[at] ?? 0, points[at + 1] ?? 0, 0);
    else if (taken > 0) cutCurve([x, y, ...points.subarray(at, at + 2 * taken)], op === CUBIC, lineTo);
    at += 2 * taken;
  }
  finish();
  return rings;
}

/**
 * A curve at equal steps of its parameter: a chord over a step h strays at most h^2/8 times the largest second
 * derivative.
 */
function cutCurve(p: readonly number[], cubic: boolean, lineTo: (x: number, y: number, stray: number) => void): void {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = x2, y3 = y2] = p;
  // A quarter of a quadratic curve's second derivative, three quarters of a cubic's: an eighth of each.
  const first = distance(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2);
  const most = cubic ? 0.75 * Math.max(first, distance(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3)) : first / 4;
  const bends = (BEND * most) / distance(x3 - x0, y3 - y0);
  // A handle on one of its ends makes a quadratic curve a line, which is not passed evenly.
  if (most === 0 || (!cubic && ((x0 === x1 && y0 === y1) || (x1 === x2 && y1 === y2)))) {
    lineTo(x3, y3, 0);
    return;
  }
  const count = Math.ceil(Math.min(MOST_A_CURVE, Math.max(FEWEST_A_CURVE, Math.sqrt(most / STRAY), bends)));
  const stray = most / (count * count);
  for (let i = 1; i < count; i++) {
    const t = i / count;
    const s = 1 - t;
    if (cubic) {
      const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      lineTo(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3, stray);
    } else {
      lineTo(s * s * x0 + 2 * s * t * x1 + t * t * x2, s * s * y0 + 2 * s * t * y1 + t * t * y2, stray);
    }
  }
  lineTo(x3, y3, stray);
}

function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

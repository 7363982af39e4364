import { type Affine, IDENTITY } from "./affine.ts";
import { CLOSE, CUBIC, MOVE, type Outline, pointsTaken, QUAD } from "./outline.ts";

/** An upright rectangle: left, top, right and bottom edge. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Smallest upright rectangle that holds the outline after the transform, with the true extremes of its curves rather
 * than their control points. Undefined where the outline draws nothing.
 */
export function outlineBounds(outline: Outline, transform: Affine = IDENTITY): Box | undefined {
  const [a, b, c, d, e, f] = transform;
  const xs = extent(outline, a, c, e);
  const ys = extent(outline, b, d, f);
  if (xs === undefined || ys === undefined) return undefined;
  return { left: xs[0], right: xs[1], top: ys[0], bottom: ys[1] };
}

/** Least and greatest value of px * x + py * y + offset along the outline. */
function extent({ ops, points }: Outline, px: number, py: number, offset: number): [number, number] | undefined {
  const value = (at: number): number => px * points[at]! + py * points[at + 1]! + offset;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (v: number): void => {
    if (v < low) low = v;
    if (v > high) high = v;
  };
  let at = 0;
  let current = 0;
  let start = 0;
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i]!;
    if (op === CLOSE) {
      current = start;
      continue;
    }
    const end = at + 2 * pointsTaken(op);
    const last = value(end - 2);
    // A move that nothing follows draws nothing.
    if (op !== MOVE || (i + 1 < ops.length && ops[i + 1] !== MOVE && ops[i + 1] !== CLOSE)) take(last);
    if (op === QUAD) takeQuad(take, current, value(at), last);
    if (op === CUBIC) takeCubic(take, [current, value(at), value(at + 2), last]);
    current = last;
    if (op === MOVE) start = last;
    at = end;
  }
  return low <= high ? [low, high] : undefined;
}

function takeQuad(take: (v: number) => void, p0: number, p1: number, p2: number): void {
  const bend = p0 - 2 * p1 + p2;
  if (bend === 0) return;
  const t = (p0 - p1) / bend;
  if (t > 0 && t < 1) take((1 - t) * (1 - t) * p0 + 2 * t * (1 - t) * p1 + t * t * p2);
}

function takeCubic(take: (v: number) => void, [p0, p1, p2, p3]: readonly [number, number, number, number]): void {
  // The derivative over 3: a t^2 + b t + c.
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const at = (t: number): void => {
    if (!(t > 0 && t < 1)) return;
    const s = 1 - t;
    take(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3);
  };
  const root = b * b - 4 * a * c;
  if (root < 0) return;
  // The form that adds numbers of one sign stays exact where a is close to 0.
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(root));
  if (a !== 0) at(q / a);
  if (q !== 0) at(c / q);
}

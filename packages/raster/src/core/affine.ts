import { cosDegrees, sinDegrees } from "./trig.ts";

/** Maps (x, y) to (a x + c y + e, b x + d y + f): the six numbers in the order of SVG's `matrix(a b c d e f)`. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

export function translation(x: number, y: number): Affine {
  return [1, 0, 0, 1, x, y];
}

export function scaling(x: number, y: number = x): Affine {
  return [x, 0, 0, y, 0, 0];
}

/** Rotation about the origin; positive degrees turn clockwise where y points down. Exact at multiples of 90. */
export function rotation(degrees: number): Affine {
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return [cos, sin, -sin, cos, 0, 0];
}

/** The map that applies the given ones from left to right: the first is applied first. */
export function chain(...maps: readonly Affine[]): Affine {
  let [a, b, c, d, e, f]: Affine = IDENTITY;
  for (const [ma, mb, mc, md, me, mf] of maps) {
    [a, b, c, d, e, f] = [
      ma * a + mc * b,
      mb * a + md * b,
      ma * c + mc * d,
      mb * c + md * d,
      ma * e + mc * f + me,
      mb * e + md * f + mf,
    ];
  }
  return [a, b, c, d, e, f];
}

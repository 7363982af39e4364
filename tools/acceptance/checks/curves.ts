import type { Outline } from "@side-projects/raster";

/** x and y of a point. */
export type Point = readonly [number, number];

/** Points on the outline's own curves, evaluated from their definition, each contour closed. */
export function pointsOn({ ops, points }: Outline, perCurve: number): Point[][] {
  const contours: Point[][] = [];
  let contour: Point[] = [];
  let at = 0;
  for (const op of ops) {
    if (op === 4) continue;
    const controls: Point[] = Array.from({ length: Math.max(1, op) }, (_, i) => [
      points[at + 2 * i] ?? 0,
      points[at + 2 * i + 1] ?? 0,
    ]);
    at += 2 * controls.length;
    const last = controls.at(-1) ?? [0, 0];
    if (op === 0) {
      contour = [last];
      contours.push(contour);
    } else if (op === 1) {
      contour.push(last);
    } else {
      const curve = [contour.at(-1) ?? last, ...controls];
      for (let i = 1; i <= perCurve; i++) contour.push(bezier(curve, i / perCurve));
    }
  }
  return contours;
}

/** Bernstein's polynomials, of degree two or three. */
function bezier(curve: readonly Point[], t: number): Point {
  const s = 1 - t;
  const weights = curve.length === 3 ? [s * s, 2 * s * t, t * t] : [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  let [x, y] = [0, 0];
  for (const [i, weight] of weights.entries()) {
    x += weight * (curve[i]?.[0] ?? 0);
    y += weight * (curve[i]?.[1] ?? 0);
  }
  return [x, y];
}

/** Smallest box around points: left, top, right, bottom. */
export function boxOf(contours: readonly (readonly Point[])[]): [number, number, number, number] {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const contour of contours) {
    for (const [x, y] of contour) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return [left, top, right, bottom];
}

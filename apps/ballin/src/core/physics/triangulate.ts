import { boundsOf, doubleArea } from "./polygon.ts";

function cross(points: Float32Array, a: number, b: number, c: number): number {
  const ax = points[2 * a]!;
  const ay = points[2 * a + 1]!;
  return (points[2 * b]! - ax) * (points[2 * c + 1]! - ay) - (points[2 * b + 1]! - ay) * (points[2 * c]! - ax);
}

function holds(points: Float32Array, a: number, b: number, c: number, p: number): boolean {
  return cross(points, a, b, p) >= 0 && cross(points, b, c, p) >= 0 && cross(points, c, a, p) >= 0;
}

function same(points: Float32Array, a: number, b: number): boolean {
  return points[2 * a] === points[2 * b] && points[2 * a + 1] === points[2 * b + 1];
}

/** Whether a counter-clockwise polygon turns left, or not at all, at every corner. */
export function isConvex(points: Float32Array): boolean {
  const corners = points.length / 2;
  for (let i = 0; i < corners; i++) {
    if (cross(points, i, (i + 1) % corners, (i + 2) % corners) < -1e-6) return false;
  }
  return true;
}

function isEar(points: Float32Array, left: readonly number[], at: number): boolean {
  const a = left[(at + left.length - 1) % left.length]!;
  const b = left[at]!;
  const c = left[(at + 1) % left.length]!;
  if (cross(points, a, b, c) <= 0) return false;
  return left.every(
    (p) =>
      p === a ||
      p === b ||
      p === c ||
      same(points, p, a) ||
      same(points, p, b) ||
      same(points, p, c) ||
      !holds(points, a, b, c, p),
  );
}

/** Height in units below which a piece stops no ball, and of which rapier makes no shape. */
const SLIVER = 1e-3;

function isSliver(piece: Float32Array): boolean {
  const { left, bottom, right, top } = boundsOf(piece);
  return doubleArea(piece) <= SLIVER * Math.max(right - left, top - bottom);
}

/**
 * Cuts a simple counter-clockwise polygon into triangles by clipping ears (G. H. Meisters, 1975), and leaves a convex
 * one whole. Pieces of next to no area are left out.
 */
export function convexPieces(points: Float32Array): Float32Array[] {
  if (isConvex(points)) return isSliver(points) ? [] : [points];
  const left = Array.from({ length: points.length / 2 }, (_, i) => i);
  const pieces: Float32Array[] = [];
  while (left.length > 2) {
    let ear = 0;
    while (ear < left.length && !isEar(points, left, ear)) ear += 1;
    // A polygon that touches itself can be left without an ear; what is left of it then goes piece by piece.
    if (ear === left.length) ear = 0;
    const a = left[(ear + left.length - 1) % left.length]!;
    const b = left[ear]!;
    const c = left[(ear + 1) % left.length]!;
    const piece = Float32Array.of(
      points[2 * a]!,
      points[2 * a + 1]!,
      points[2 * b]!,
      points[2 * b + 1]!,
      points[2 * c]!,
      points[2 * c + 1]!,
    );
    if (!isSliver(piece)) pieces.push(piece);
    left.splice(ear, 1);
  }
  return pieces;
}

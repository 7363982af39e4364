import { MOST_POINTS } from "../shapes/limits.ts";
import { segmentDistance } from "../shapes/polygon.ts";
import { unstepped } from "./unstep.ts";

/** Units that a pointer moves before it draws another point. */
const STRIDE = 0.75;

/**
 * Units that a point may be off the line between its neighbours and still be left out. A pointer that tells whole cells
 * is up to half a unit off at both ends of a line.
 */
const TOLERANCE = 0.55;

/** Points of a wall that is being drawn, with one more where the pointer has gone far enough. */
export function extended(points: readonly number[], x: number, y: number): readonly number[] {
  const dx = x - (points.at(-2) ?? Number.POSITIVE_INFINITY);
  const dy = y - (points.at(-1) ?? Number.POSITIVE_INFINITY);
  return dx * dx + dy * dy < STRIDE * STRIDE ? points : [...points, x, y];
}

/** Indices of the points that stay, by the method of Douglas and Peucker (1973). */
function keptPoints(points: readonly number[], tolerance: number): number[] {
  const last = points.length / 2 - 1;
  const kept = new Set([0, last]);
  const open: [from: number, to: number][] = [[0, last]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const line = [...points.slice(2 * from, 2 * from + 2), ...points.slice(2 * to, 2 * to + 2)];
    let furthest = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = segmentDistance(line, points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
      if (distance <= furthest) continue;
      furthest = distance;
      at = i;
    }
    if (at < 0) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return [...kept].sort((a, b) => a - b);
}

/**
 * The points of a finished wall: those that its form needs, at most MOST_POINTS.
 *
 * @returns undefined for a single point, which is no wall
 */
export function simplified(drawn: readonly number[]): readonly number[] | undefined {
  if (drawn.length < 4) return undefined;
  const points = unstepped(drawn);
  let tolerance = TOLERANCE;
  let kept = keptPoints(points, tolerance);
  while (kept.length > MOST_POINTS) {
    tolerance *= 2;
    kept = keptPoints(points, tolerance);
  }
  return kept.flatMap((i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0]);
}

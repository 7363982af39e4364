import type { Balls } from "./balls.ts";

/** What a percentile of overlaps is taken of: every touching pair of balls, and every ball that touches a wall. */
export interface Overlaps {
  /** Number of pairs and walls that overlap. */
  readonly count: number;
  /** Shares of the radius. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * How far balls sink into each other and into the walls of the world, in shares of the radius: 2 radius - distance for
 * pairs of balls, radius - distance for walls. All is 0 where nothing overlaps.
 */
export function overlaps(balls: Balls, radius: number, columns: number, rows: number): Overlaps {
  const { x, y, count } = balls;
  const touch = 2 * radius;
  const order = new Int32Array(count).map((_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
  const found: number[] = [];
  for (let a = 0; a < count; a++) {
    const i = order[a]!;
    for (let b = a + 1; b < count; b++) {
      const j = order[b]!;
      const dx = x[j]! - x[i]!;
      if (dx >= touch) break;
      const dy = y[j]! - y[i]!;
      const d2 = dx * dx + dy * dy;
      if (d2 < touch * touch) found.push((touch - Math.sqrt(d2)) / radius);
    }
    for (const d of [x[i]!, y[i]!, columns - x[i]!, rows - y[i]!]) if (d < radius) found.push((radius - d) / radius);
  }
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.min(Math.floor(share * found.length), found.length - 1)] ?? 0;
  return { count: found.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** The 99th percentile of the overlaps, in shares of the radius. */
export function overlapP99(balls: Balls, radius: number, columns: number, rows: number): number {
  return overlaps(balls, radius, columns, rows).p99;
}

/** Kinetic and potential energy of all balls together, for a mass of 1 each. */
export function energy(balls: Balls, gravity: number): number {
  const { y, vx, vy, count } = balls;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += 0.5 * (vx[i]! * vx[i]! + vy[i]! * vy[i]!) + gravity * y[i]!;
  return sum;
}

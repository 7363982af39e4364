import type { Balls } from "../core/physics/balls.ts";

/** A world from 0, 0 on, in units. */
export interface World {
  readonly columns: number;
  readonly rows: number;
}

/**
 * How deep balls lie in each other and in the sides of their world, as parts of the radius: of each ball that overlaps
 * anything the deepest overlap. The places are looked at, not an engine's idea of them.
 *
 * @param world without it balls are all that a ball can overlap
 */
export function overlaps(balls: Balls, radius: number, world?: World): Float64Array {
  const { count, x, y } = balls;
  const side = 2 * radius;
  const near = new Map<number, number[]>();
  const keys = new Float64Array(count);
  for (let ball = 0; ball < count; ball++) {
    const key = keyOf(Math.floor((x[ball] ?? 0) / side), Math.floor((y[ball] ?? 0) / side));
    keys[ball] = key;
    const members = near.get(key);
    if (members === undefined) near.set(key, [ball]);
    else members.push(ball);
  }
  const deepest = new Float64Array(count);
  for (let ball = 0; ball < count; ball++) {
    const atX = x[ball] ?? 0;
    const atY = y[ball] ?? 0;
    let depth = world === undefined ? 0 : radius - Math.min(atX, atY, world.columns - atX, world.rows - atY);
    for (const offset of AROUND) {
      for (const other of near.get((keys[ball] ?? 0) + offset) ?? []) {
        if (other === ball) continue;
        const dx = (x[other] ?? 0) - atX;
        const dy = (y[other] ?? 0) - atY;
        depth = Math.max(depth, side - Math.sqrt(dx * dx + dy * dy));
      }
    }
    deepest[ball] = depth / radius;
  }
  return deepest.filter((depth) => depth > 0);
}

/** More cells in a row than any world has. */
const ROW = 1_000_000;

function keyOf(column: number, row: number): number {
  return row * ROW + column;
}

const AROUND: readonly number[] = [-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => row * ROW + column));

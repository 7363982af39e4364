import type { Balls } from "./balls.ts";

export interface Box {
  readonly columns: number;
  readonly rows: number;
  readonly radius: number;
}

/** Depth, in radii, of the zone at a wall in which balls feel that it moved. */
const SHAKE_RADII = 8;
const SHAKE_PART = 0.5;
/** Units a second. */
const SHAKE_CAP = 8;

function folded(at: number, length: number): number {
  const turn = at - 2 * length * Math.floor(at / (2 * length));
  return turn <= length ? turn : 2 * length - turn;
}

/**
 * Brings balls into a world that has become smaller: those that its new sides cut off are mirrored at the side and laid
 * on what is there, for a pile against the wall would be pressed into one column.
 *
 * @param unit random numbers from 0 to below 1
 * @returns how many were moved
 */
export function foldInside(balls: Balls, box: Box, unit: () => number): number {
  const { x, y } = balls;
  const { columns, rows, radius } = box;
  const tops = new Float32Array(columns);
  for (let i = 0; i < balls.count; i++) {
    const column = Math.floor(x[i]!);
    if (column >= 0 && column < columns && y[i]! <= rows) tops[column] = Math.max(tops[column]!, y[i]!);
  }
  let moved = 0;
  for (let i = 0; i < balls.count; i++) {
    const outside = x[i]! > columns - radius;
    if (!outside && y[i]! <= rows - radius) continue;
    moved += 1;
    const fx = folded(x[i]!, columns);
    const above = y[i]! + (outside ? tops[Math.min(columns - 1, Math.floor(fx))]! : 0);
    x[i] = Math.max(radius, Math.min(columns - radius, fx));
    // No room on top: anywhere, which spreads the press over the world instead of onto the ceiling.
    y[i] = above <= rows - radius ? Math.max(radius, above) : radius + unit() * (rows - 2 * radius);
  }
  return moved;
}

function shakeAt(depth: number, speed: number, distance: number): number {
  return distance < depth ? Math.min(SHAKE_CAP, SHAKE_PART * speed * (1 - Math.max(0, distance) / depth)) : 0;
}

/**
 * Pushes balls inward that are near the walls of a direction in which the world became smaller; both walls count, since
 * a terminal may be resized at any side.
 *
 * @param speeds units a second at which the world became narrower and lower; 0 where it did not
 */
export function shake(balls: Balls, box: Box, speeds: { readonly x: number; readonly y: number }): void {
  const { x, y, vx, vy } = balls;
  const depth = SHAKE_RADII * box.radius;
  for (let i = 0; i < balls.count; i++) {
    if (speeds.x > 0) {
      vx[i] = vx[i]! + shakeAt(depth, speeds.x, x[i]!) - shakeAt(depth, speeds.x, box.columns - x[i]!);
    }
    if (speeds.y > 0) {
      vy[i] = vy[i]! + shakeAt(depth, speeds.y, y[i]!) - shakeAt(depth, speeds.y, box.rows - y[i]!);
    }
  }
}

import type { Balls } from "./balls.ts";
import type { Obstacle } from "./engine.ts";
import { boundsOf, isInside, type Nearest, nearestEdge } from "./polygon.ts";
import type { Box } from "./shrink.ts";

/** Obstacles that overlap may hand a ball to each other; so many times it is followed. */
const ROUNDS = 4;

/**
 * Moves balls whose centres are inside an obstacle to the nearest place outside, a radius from the side, and keeps them
 * in the world. Velocities stay.
 *
 * @returns how many were moved
 */
export function evict(balls: Balls, obstacles: readonly Obstacle[], box: Box): number {
  const { x, y } = balls;
  const { radius } = box;
  const near: Nearest = { x: 0, y: 0, distance: 0, nx: 0, ny: 0 };
  const found = obstacles.map(({ points }) => ({ points, bounds: boundsOf(points) }));
  let moved = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let now = 0;
    for (const { points, bounds } of found) {
      for (let i = 0; i < balls.count; i++) {
        const bx = x[i]!;
        const by = y[i]!;
        if (bx < bounds.left || bx > bounds.right || by < bounds.bottom || by > bounds.top) continue;
        if (!isInside(points, bx, by)) continue;
        nearestEdge(points, bx, by, near);
        // A hair more than the radius, so that the ball does not touch.
        const out = radius * 1.001;
        x[i] = Math.max(radius, Math.min(box.columns - radius, near.x + near.nx * out));
        y[i] = Math.max(radius, Math.min(box.rows - radius, near.y + near.ny * out));
        now += 1;
      }
    }
    moved += now;
    if (now === 0) break;
  }
  return moved;
}

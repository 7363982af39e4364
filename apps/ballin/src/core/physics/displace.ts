import type { Balls } from "./balls.ts";
import type { Obstacle } from "./engine.ts";
import { boundsOf, isInside, type Nearest, nearestEdge } from "./polygon.ts";

/** Units a second at half of the depth. */
const PUSH = 15;

/**
 * Pushes balls away that are in new obstacles, or at them, in the direction of the nearest side: faster the deeper they
 * are, from half of 15 units a second at the surface to one and a half of it.
 *
 * @returns how many were pushed
 */
export function displace(balls: Balls, obstacles: readonly Obstacle[], radius: number): number {
  const { x, y, vx, vy } = balls;
  const near: Nearest = { x: 0, y: 0, distance: 0, nx: 0, ny: 0 };
  let pushed = 0;
  for (const { points } of obstacles) {
    const { left, bottom, right, top } = boundsOf(points);
    // As deep as a ball can be in a box of that size.
    const depth = Math.max(radius, Math.min(right - left, top - bottom) / 2);
    for (let i = 0; i < balls.count; i++) {
      const bx = x[i]!;
      const by = y[i]!;
      if (bx < left - radius || bx > right + radius || by < bottom - radius || by > top + radius) continue;
      nearestEdge(points, bx, by, near);
      const inside = isInside(points, bx, by);
      if (!inside && near.distance > radius) continue;
      const speed = PUSH * (0.5 + (inside ? Math.min(1, near.distance / depth) : 0));
      vx[i] = vx[i]! + near.nx * speed;
      vy[i] = vy[i]! + near.ny * speed;
      pushed += 1;
    }
  }
  return pushed;
}

import type { Balls } from "./balls.ts";
import { pushSpeed } from "./burst.ts";

/** Push of a tilt of 100 %: 44 % of the speed cap. */
const TILT = 0.8;

/**
 * Pushes all balls one way, as a knock on the table does.
 *
 * @param dx -1, 0 or 1; dy likewise
 * @param force 1 is 100 %
 */
export function tilt(balls: Balls, dx: number, dy: number, force: number): void {
  const speed = pushSpeed(TILT * force);
  const { vx, vy } = balls;
  for (let i = 0; i < balls.count; i++) {
    vx[i] = vx[i]! + dx * speed;
    vy[i] = vy[i]! + dy * speed;
  }
}

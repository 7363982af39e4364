import { type Balls, emptyBalls } from "./balls.ts";

/** Balls as they would be after some flight, for a picture between two steps. It keeps its arrays between calls. */
export class Advanced {
  #balls: Balls = emptyBalls(0);

  /** @returns copies, overwritten by the next call; velocities are not among them */
  at(balls: Balls, seconds: number): Balls {
    if (this.#balls.x.length < balls.count) this.#balls = emptyBalls(balls.x.length);
    const ahead = this.#balls;
    const { x, y, vx, vy, color, count } = balls;
    for (let i = 0; i < count; i++) {
      ahead.x[i] = x[i]! + vx[i]! * seconds;
      ahead.y[i] = y[i]! + vy[i]! * seconds;
      ahead.color[i] = color[i]!;
    }
    ahead.count = count;
    return ahead;
  }
}

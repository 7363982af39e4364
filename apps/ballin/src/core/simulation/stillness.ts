import type { Balls } from "../physics/balls.ts";

/** Steps without a move that can be seen, after which balls count as still: a second. */
const STILL_STEPS = 60;

/**
 * Tells when balls only tremble. Wind and attractors push in every step, so that speeds never die out, and no engine puts
 * such balls to sleep by itself.
 */
export class Stillness {
  #x = new Float32Array(0);
  #y = new Float32Array(0);
  #count = -1;
  #steps = 0;

  /** All balls stayed within a radius of where they were, for a second. */
  get reached(): boolean {
    return this.#steps >= STILL_STEPS;
  }

  restart(): void {
    this.#count = -1;
    this.#steps = 0;
  }

  step(balls: Balls, radius: number): void {
    if (balls.count !== this.#count || this.#hasMoved(balls, radius)) {
      this.#x = balls.x.slice(0, balls.count);
      this.#y = balls.y.slice(0, balls.count);
      this.#count = balls.count;
      this.#steps = 0;
    } else {
      this.#steps += 1;
    }
  }

  #hasMoved(balls: Balls, radius: number): boolean {
    for (let i = 0; i < balls.count; i++) {
      const dx = (balls.x[i] ?? 0) - (this.#x[i] ?? 0);
      const dy = (balls.y[i] ?? 0) - (this.#y[i] ?? 0);
      if (dx * dx + dy * dy > radius * radius) return true;
    }
    return false;
  }
}

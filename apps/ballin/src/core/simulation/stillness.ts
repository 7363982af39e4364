import type { Balls } from "../physics/balls.ts";

/** Steps without a move that can be seen, after which balls count as still: a second. */
const STILL_STEPS = 60;

/** Part of the radius that a ball may go. Below 1 it leaves its place before it reaches that of a ball beside it. */
const SLACK = 0.9;

/** Steps for which places are kept at least, while balls go on moving. */
const KEPT_STEPS = 16;

/**
 * Tells when balls only tremble. Wind and attractors push in every step, so that speeds never die out, and no engine puts
 * such balls to sleep by itself. Engines reorder balls, so it is asked whether each is where some ball was.
 */
export class Stillness {
  readonly #places = new Places();
  #count = -1;
  #age = 0;
  #steps = 0;

  /** Balls are where balls were, within nine tenths of a radius, for a second. */
  get reached(): boolean {
    return this.#steps >= STILL_STEPS;
  }

  restart(): void {
    this.#count = -1;
    this.#steps = 0;
  }

  step(balls: Balls, radius: number): void {
    this.#age += 1;
    if (balls.count === this.#count && this.#places.hold(balls)) {
      this.#steps += 1;
      return;
    }
    this.#steps = 0;
    if (balls.count === this.#count && this.#age < KEPT_STEPS) return;
    this.#places.take(balls, radius * SLACK);
    this.#count = balls.count;
    this.#age = 0;
  }
}

/** Places of balls, found by where they are: lists of those in the same square, by its hash. */
class Places {
  #x = new Float32Array(0);
  #y = new Float32Array(0);
  #next = new Int32Array(0);
  #first = new Int32Array(1);
  #reach = 1;

  take({ x, y, count }: Balls, reach: number): void {
    if (this.#x.length < count) {
      this.#x = new Float32Array(x.length);
      this.#y = new Float32Array(x.length);
      this.#next = new Int32Array(x.length);
      this.#first = new Int32Array(2 ** (33 - Math.clz32(x.length)));
    }
    this.#reach = reach;
    this.#x.set(x.subarray(0, count));
    this.#y.set(y.subarray(0, count));
    this.#first.fill(-1);
    for (let i = 0; i < count; i++) {
      const slot = this.#slot(Math.floor((x[i] ?? 0) / reach), Math.floor((y[i] ?? 0) / reach));
      this.#next[i] = this.#first[slot] ?? -1;
      this.#first[slot] = i;
    }
  }

  /** Whether each ball is at one of the places. */
  hold({ x, y, count }: Balls): boolean {
    for (let i = 0; i < count; i++) if (!this.#has(x[i] ?? 0, y[i] ?? 0)) return false;
    return true;
  }

  #has(x: number, y: number): boolean {
    const column = Math.floor(x / this.#reach);
    const row = Math.floor(y / this.#reach);
    // Most have stayed in their square.
    if (this.#isNear(this.#slot(column, row), x, y)) return true;
    for (let up = -1; up <= 1; up++) {
      for (let right = -1; right <= 1; right++) {
        if (this.#isNear(this.#slot(column + right, row + up), x, y)) return true;
      }
    }
    return false;
  }

  #isNear(slot: number, x: number, y: number): boolean {
    for (let i = this.#first[slot] ?? -1; i >= 0; i = this.#next[i] ?? -1) {
      const dx = (this.#x[i] ?? 0) - x;
      const dy = (this.#y[i] ?? 0) - y;
      if (dx * dx + dy * dy <= this.#reach * this.#reach) return true;
    }
    return false;
  }

  #slot(column: number, row: number): number {
    return (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) & (this.#first.length - 1);
  }
}

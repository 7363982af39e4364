import type { Balls } from "./balls.ts";
import { STEP } from "./constants.ts";

/** Steps without a move that can be seen, after which balls count as still: a second. */
const STILL_STEPS = 60;

/** Steps for which places are kept at least, while balls go on moving. */
const KEPT_STEPS = 16;

/**
 * Times of a fall over the reach for which a ball must stay: one that turns back in the air rises through its reach in
 * one of them, and falls through twice the reach in 1.42.
 */
const FALLS = 3;

/**
 * Tells when balls only tremble, by what can be seen: speeds never die out where wind and attractors push in every step
 * or a heap is pushed apart, and one ball among thousands is always faster than any limit. Engines reorder balls, so it
 * is asked whether each is where some ball was.
 */
export class Stillness {
  readonly #places = new Places();
  readonly #reach: number;
  #count = -1;
  #age = KEPT_STEPS;
  #steps = 0;
  #enough = STILL_STEPS;

  /** @param reach units that a ball may go; below a radius, so that it leaves its place before it reaches that of another */
  constructor(reach: number) {
    this.#reach = reach;
  }

  /** Balls are where balls were for a second, and for so long that none of them is at the top of a flight. */
  get reached(): boolean {
    return this.#steps >= this.#enough;
  }

  restart(): void {
    this.#count = -1;
    this.#steps = 0;
  }

  /** Looks at the balls after a step. @param gravity acceleration of a fall in units a second squared */
  step(balls: Balls, gravity: number): void {
    this.#age += 1;
    if (balls.count === this.#count && this.#places.hold(balls)) {
      this.#steps += 1;
      return;
    }
    this.#steps = 0;
    if (this.#age < KEPT_STEPS) return;
    const fall = gravity === 0 ? 0 : Math.sqrt((2 * this.#reach) / Math.abs(gravity)) / STEP;
    this.#enough = Math.max(STILL_STEPS, Math.ceil(FALLS * fall));
    this.#places.take(balls, this.#reach);
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
      this.#first = new Int32Array(1 << (33 - Math.clz32(x.length)));
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

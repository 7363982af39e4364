/**
 * Tells how far an output must be that plays on by itself from the first frame written, at so many frames a second, and
 * tells nobody. What comes later than it can wait for makes a pause, by which all that follows is later.
 */
export class Pace {
  readonly #rate: number;
  readonly #patience: number;
  /** When frame 0 was, or would have been, played; nothing runs where it is undefined. */
  #anchor: number | undefined;
  #written = 0;

  /**
   * @param rate frames a second
   * @param patience milliseconds that a frame may be late, since the output holds so many back
   */
  constructor(rate: number, patience: number) {
    this.#rate = rate;
    this.#patience = patience;
  }

  played(now: number): number {
    if (this.#anchor === undefined) return this.#written;
    return Math.max(0, Math.min(this.#written, this.#at(now, this.#anchor)));
  }

  /** @returns frames by which they were too late */
  write(count: number, now: number): number {
    const late = this.#anchor === undefined ? undefined : this.#at(now, this.#anchor) - this.#written;
    const missed = late !== undefined && late > (this.#patience * this.#rate) / 1000;
    if (late === undefined || missed) this.#anchor = now - (this.#written * 1000) / this.#rate;
    this.#written += count;
    return missed ? Math.round(late) : 0;
  }

  /** The next frame begins anew, whenever it comes. */
  rest(): void {
    this.#anchor = undefined;
  }

  #at(now: number, anchor: number): number {
    return ((now - anchor) * this.#rate) / 1000;
  }
}

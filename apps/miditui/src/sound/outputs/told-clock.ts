/** Reports that are remembered. */
const MOST = 50;

/**
 * How far a device is that tells so now and then, in steps and late, but never early: so of the last reports the one that
 * is ahead of all others, by the time that has passed since, is the nearest to the truth. Times are milliseconds.
 */
export class ToldClock {
  readonly #rate: number;
  /** Frames that would have been played at time 0, by each report. */
  #origins: number[] = [];
  #origin = 0;
  /** Where it stands; undefined while it runs. */
  #standing: number | undefined = 0;

  /** @param rate frames a second */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** From then on it runs, and what was told before counts no more. */
  start(frames: number, at: number): void {
    this.#standing = undefined;
    this.#origins = [];
    this.tell(frames, at);
  }

  tell(frames: number, at: number): void {
    this.#origins.push(frames - (at * this.#rate) / 1000);
    if (this.#origins.length > MOST) this.#origins.shift();
    this.#origin = Math.max(...this.#origins);
  }

  stand(frames: number): void {
    this.#standing = frames;
  }

  frames(now: number): number {
    return this.#standing ?? this.#origin + (now * this.#rate) / 1000;
  }
}

export interface CircuitLimits {
  /** Failures in a row after which nothing more is tried. */
  readonly failures: number;
  /** Milliseconds until one is tried again. */
  readonly pauseMs: number;
}

/** Work that waits for somebody who may be gone: after some failures it is not even begun for a while. */
export class Circuit {
  readonly #limits: CircuitLimits;
  readonly #now: () => number;
  #failures = 0;
  #retryAt = 0;
  #underWay = new AbortController();

  /** @param now milliseconds of any steady clock */
  constructor(limits: CircuitLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * What the work comes to; undefined where it fails or is not begun.
   *
   * @param work fails at once when the signal says that others beside it have waited in vain
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    if (this.#failures >= this.#limits.failures) {
      if (this.#now() < this.#retryAt) return undefined;
      // This one is the trial; the others wait for what it comes to.
      this.#retryAt = this.#now() + this.#limits.pauseMs;
    }
    const { signal } = this.#underWay;
    try {
      const value = await work(signal);
      this.#failures = 0;
      return value;
    } catch {
      if (!signal.aborted) this.#fail();
      return undefined;
    }
  }

  #fail(): void {
    this.#failures++;
    if (this.#failures < this.#limits.failures) return;
    this.#retryAt = this.#now() + this.#limits.pauseMs;
    this.#underWay.abort();
    this.#underWay = new AbortController();
  }
}

/** The lowpass before Roland's effects, whose steps go from 8000 Hz down to about 300. */
export class PreLowpass {
  readonly #rate: number;
  #step = 0;
  #pass = 1;
  #state = 0;
  readonly #out: Float32Array;

  /** @param most samples that it is given at once */
  constructor(rate: number, most: number) {
    this.#rate = rate;
    this.#out = new Float32Array(most);
  }

  /** 0 (off) to 7. */
  get step(): number {
    return this.#step;
  }

  set step(value: number) {
    this.#step = value;
    this.#pass = 1 - Math.exp((-2 * Math.PI * 8000 * 0.63 ** value) / this.#rate);
  }

  clear(): void {
    this.#state = 0;
  }

  /** @returns the samples filtered, or as they are where it is off */
  process(input: Float32Array, count: number): Float32Array {
    if (this.#step <= 0) return input;
    const pass = this.#pass;
    const out = this.#out;
    let state = this.#state;
    for (let i = 0; i < count; i++) {
      state += pass * (input[i]! - state);
      out[i] = state;
    }
    this.#state = state;
    return out;
  }
}

/** Samples that come out later, and some of them in again. */
export class DelayLine {
  /** Part of what comes out that goes in again. */
  feedback = 0;
  readonly #samples: Float32Array;
  readonly #longest: number;
  #time: number;
  #write = 0;

  /** @param longest frames that it delays at most */
  constructor(longest: number) {
    this.#longest = Math.floor(longest);
    this.#samples = new Float32Array(2 ** Math.ceil(Math.log2(longest + 1)));
    this.#time = this.#longest;
  }

  /** Frames that it delays, whole ones, at least 1. */
  get time(): number {
    return this.#time;
  }

  set time(frames: number) {
    this.#time = Math.max(1, Math.min(this.#longest, Math.floor(frames)));
  }

  clear(): void {
    this.#samples.fill(0);
  }

  /** Writes what comes out over `output`. */
  process(input: Float32Array, output: Float32Array, count: number): void {
    const samples = this.#samples;
    const mask = samples.length - 1;
    const time = this.#time;
    const { feedback } = this;
    let write = this.#write;
    for (let i = 0; i < count; i++) {
      const delayed = samples[(write - time) & mask]!;
      output[i] = delayed;
      samples[write] = input[i]! + delayed * feedback;
      write = (write + 1) & mask;
    }
    this.#write = write;
  }
}

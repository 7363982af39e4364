/** How loud samples are, as parts of full. */
export interface Loudness {
  /** The loudest sample. */
  readonly peak: number;
  /** Root of the mean square of all samples, as they are in the file. */
  readonly rms: number;
  /** Samples that are louder than full, which a file of whole numbers cuts off. */
  readonly over: number;
}

export class LoudnessMeter {
  readonly #most: number;
  #peak = 0;
  #squares = 0;
  #over = 0;
  #count = 0;

  /** @param most that a sample of the file can be; what is louder is cut off there */
  constructor(most: number) {
    this.#most = most;
  }

  add(...channels: readonly Float32Array[]): void {
    const most = this.#most;
    for (const samples of channels) {
      let peak = 0;
      let squares = 0;
      let over = 0;
      for (let index = 0; index < samples.length; index++) {
        const sample = samples[index] ?? 0;
        const size = Math.abs(sample);
        if (size > peak) peak = size;
        if (size > 1) over++;
        squares += size > most ? most * most : size * size;
      }
      this.#over += over;
      this.#peak = Math.max(this.#peak, peak);
      this.#squares += squares;
      this.#count += samples.length;
    }
  }

  read(): Loudness {
    return { peak: this.#peak, rms: Math.sqrt(this.#squares / Math.max(1, this.#count)), over: this.#over };
  }
}

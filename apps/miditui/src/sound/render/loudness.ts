/** How loud samples are, as parts of full. */
export interface Loudness {
  /** The loudest sample. */
  readonly peak: number;
  /** Root of the mean square of all samples. */
  readonly rms: number;
  /** Samples that are louder than full, which a file of whole numbers cuts off. */
  readonly over: number;
}

export class LoudnessMeter {
  #peak = 0;
  #squares = 0;
  #over = 0;
  #count = 0;

  add(...channels: readonly Float32Array[]): void {
    for (const samples of channels) {
      let peak = 0;
      let squares = 0;
      let over = 0;
      for (let index = 0; index < samples.length; index++) {
        const sample = samples[index] ?? 0;
        const size = Math.abs(sample);
        if (size > peak) peak = size;
        if (size > 1) over++;
        squares += sample * sample;
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

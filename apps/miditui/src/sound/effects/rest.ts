/** What is quieter is nothing. */
const NOTHING = 1e-9;
/** Seconds between two looks at what rings on. */
const LOOK = 0.25;

/** Tells when an effect has nothing more to do, since it hears nothing and nothing rings on in it. */
export class Rest {
  readonly #look: number;
  readonly #memory: readonly Float32Array[];
  #quiet = 0;
  #resting = true;

  /** @param memory all that the effect remembers of what it heard */
  constructor(rate: number, memory: readonly Float32Array[]) {
    this.#look = LOOK * rate;
    this.#memory = memory;
  }

  /** Takes note of what comes in. @returns whether nothing comes out */
  hears(input: Float32Array, count: number): boolean {
    if (!isQuiet(input, count)) {
      this.#quiet = 0;
      this.#resting = false;
      return false;
    }
    if (this.#resting) return true;
    this.#quiet += count;
    if (this.#quiet < this.#look) return false;
    this.#quiet = 0;
    if (this.#memory.every((samples) => isQuiet(samples, samples.length))) this.clear();
    return this.#resting;
  }

  /** Forgets all that rings on. */
  clear(): void {
    for (const samples of this.#memory) samples.fill(0);
    this.#quiet = 0;
    this.#resting = true;
  }
}

function isQuiet(samples: Float32Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (Math.abs(samples[i]!) > NOTHING) return false;
  return true;
}

/** Seeded random numbers, integers only: the same on every engine. The sfc32 generator of C. Doty-Humphrey's PractRand. */
export class Random {
  #a: number;
  #b = 0x9e3779b9;
  #c = 0x243f6a88;
  #counter = 1;

  /** @param seed any whole number; its low 32 bits count */
  constructor(seed: number) {
    this.#a = seed | 0;
    // The first outputs of neighbouring seeds are alike; a dozen rounds part them.
    for (let round = 0; round < 12; round++) this.#next();
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 to below 1. */
  unit(): number {
    return this.#next() / 4294967296;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** From minus the extent to below the extent. */
  around(extent: number): number {
    return (this.unit() * 2 - 1) * extent;
  }
}

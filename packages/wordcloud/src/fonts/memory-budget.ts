import { CloudError } from "../core/error.ts";

/** Counts the bytes of fonts that are in use, since a shaper that runs out of memory takes the process with it. */
export class MemoryBudget {
  readonly #limit: number;
  readonly #freed: FinalizationRegistry<number> = new FinalizationRegistry((bytes) => this.free(bytes));
  #used = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws CloudError E_FONT when the fonts in use and this one are larger than the limit */
  take(bytes: number): void {
    if (this.#used + bytes > this.#limit) {
      const megabytes = Math.floor(this.#limit / 1024 / 1024);
      throw new CloudError(
        "E_FONT",
        `the fonts in use take more than ${megabytes} MB together`,
        "load each font once and use the lettering again, or use subsets",
      );
    }
    this.#used += bytes;
  }

  free(bytes: number): void {
    this.#used -= bytes;
  }

  /** Frees the bytes when the owner is no longer used. */
  freeWith(owner: object, bytes: number): void {
    this.#freed.register(owner, bytes);
  }
}

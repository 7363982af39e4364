import type { FaultName } from "./faults.ts";
import type { RequestCounts } from "./options.ts";

/** Keeps {@link RequestCounts}. */
export class Counters {
  readonly #byPath: Record<string, number> = {};
  readonly #byStatus: Record<number, number> = {};
  readonly #faults: Record<string, number> = {};
  #total = 0;
  #withKeyInUrl = 0;
  #withKeyInHeader = 0;
  #inFlight = 0;
  #maxInFlight = 0;
  #gzipped = 0;

  /** What has been counted; its fields go on counting. */
  view(): RequestCounts {
    const counters = this;
    return {
      byPath: this.#byPath,
      byStatus: this.#byStatus,
      faults: this.#faults,
      get total() {
        return counters.#total;
      },
      get withKeyInUrl() {
        return counters.#withKeyInUrl;
      },
      get withKeyInHeader() {
        return counters.#withKeyInHeader;
      },
      get maxInFlight() {
        return counters.#maxInFlight;
      },
      get gzipped() {
        return counters.#gzipped;
      },
    };
  }

  arrived(path: string, keyIn: { url: boolean; header: boolean }): void {
    this.#total++;
    this.#byPath[path] = (this.#byPath[path] ?? 0) + 1;
    if (keyIn.url) this.#withKeyInUrl++;
    if (keyIn.header) this.#withKeyInHeader++;
  }

  began(): void {
    this.#inFlight++;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
  }

  ended(): void {
    this.#inFlight--;
  }

  answered(status: number, isGzipped: boolean): void {
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
    if (isGzipped) this.#gzipped++;
  }

  struck(fault: FaultName): void {
    this.#faults[fault] = (this.#faults[fault] ?? 0) + 1;
  }
}

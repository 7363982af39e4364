import type { Bucket } from "../core/error.ts";
import { nextPacificMidnight } from "./pacific.ts";

const MINUTE_MS = 60_000;

export interface QuotaLimits {
  /** Units a day. @default 10,000 */
  readonly general?: number;
  /** Calls a day. @default 100 */
  readonly search?: number;
  /** Calls a day. @default 10,000 */
  readonly stats?: number;
  /** Requests a minute, over all allowances. @default no limit */
  readonly perMinute?: number;
}

export type Verdict =
  | { readonly granted: true }
  | { readonly granted: false; readonly limit: "day"; readonly bucket: Bucket }
  | { readonly granted: false; readonly limit: "minute"; readonly retryAfterSeconds: number };

/** The three daily allowances, which begin anew at midnight in California, and the limit of each minute. */
export class Quota {
  readonly #limits: Readonly<Record<Bucket, number>>;
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #total: Record<Bucket, number> = { general: 0, search: 0, stats: 0 };
  #today: Record<Bucket, number> = { general: 0, search: 0, stats: 0 };
  #reset: number;
  #minute = 0;
  #inMinute = 0;

  constructor(limits: QuotaLimits, now: () => number) {
    const { general = 10_000, search = 100, stats = 10_000, perMinute = Number.POSITIVE_INFINITY } = limits;
    this.#limits = { general, search, stats };
    this.#perMinute = perMinute;
    this.#now = now;
    this.#reset = nextPacificMidnight(now());
  }

  /** Charges one unit where both the minute and the day allow it. */
  charge(bucket: Bucket): Verdict {
    const now = this.#now();
    this.#beginDay(now);
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#inMinute = 0;
    }
    if (this.#inMinute >= this.#perMinute) {
      return { granted: false, limit: "minute", retryAfterSeconds: Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000) };
    }
    if (this.#today[bucket] >= this.#limits[bucket]) return { granted: false, limit: "day", bucket };
    this.#inMinute++;
    this.#today[bucket]++;
    this.#total[bucket]++;
    return { granted: true };
  }

  /** Units since the start. */
  total(): Record<Bucket, number> {
    return { ...this.#total };
  }

  /** Units since the last midnight in California. */
  today(): Record<Bucket, number> {
    this.#beginDay(this.#now());
    return { ...this.#today };
  }

  #beginDay(now: number): void {
    if (now < this.#reset) return;
    this.#reset = nextPacificMidnight(now);
    this.#today = { general: 0, search: 0, stats: 0 };
  }
}

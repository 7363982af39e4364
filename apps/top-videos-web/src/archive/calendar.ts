import type { Period } from "../core/ask.ts";
import { periodKey } from "../core/period.ts";
import { type Range, rangeOf } from "../core/zone-months.ts";
import type { Zone } from "./zone.ts";

/** Periods of a zone as ranges of `published_at`, each worked out once. */
export class Calendar {
  readonly zone: Zone;
  readonly #ranges = new Map<string, Range | null>();

  constructor(zone: Zone) {
    this.zone = zone;
  }

  /** Null for all time. */
  rangeOf(period: Period): Range | null {
    const key = periodKey(period);
    let range = this.#ranges.get(key);
    if (range === undefined) {
      range = rangeOf(period, this.zone.offsetAt);
      this.#ranges.set(key, range);
    }
    return range;
  }
}

import type { Period } from "../core/ask.ts";
import { periodKey } from "../core/period.ts";
import { dayAt } from "../core/zone-day.ts";
import { type Range, rangeOf } from "../core/zone-months.ts";
import type { Zone } from "./zone.ts";

/** Periods of a zone as ranges of `published_at`, and the days that moments are on; what clocks say is asked once. */
export class Calendar {
  readonly zone: Zone;
  readonly #ranges = new Map<string, Range | null>();
  readonly #offsetsOfDays = new Map<string, number | null>();

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

  /** Day of a moment, both as {@link Video} has them. */
  dayOf(publishedAt: string): string {
    const { offsetAt } = this.zone;
    return offsetAt === null ? publishedAt.slice(0, 10) : dayAt(publishedAt, offsetAt, this.#offsetsOfDays);
  }
}

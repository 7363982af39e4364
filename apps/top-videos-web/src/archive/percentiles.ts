import type { Database, Statement } from "better-sqlite3";
import type { Period } from "../core/ask.ts";
import { percentileOf } from "../core/percentile.ts";
import { periodKey } from "../core/period.ts";
import { monthAt, type Range } from "../core/zone-months.ts";
import type { Calendar } from "./calendar.ts";
import type { Selections } from "./selection.ts";
import type { Versions } from "./versions.ts";

/** Videos of a period in the order of a list by percentile; those that have none are at the end. */
export interface Percentiles {
  readonly rowIds: Float64Array;
  /** NaN where there is none. */
  readonly values: Float64Array;
}

type Cells = [rowId: number, publishedAt: string | null, views: number | null];

export interface PercentileParts {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly selections: Selections;
  readonly versions: Versions;
}

/** 16 bytes each. */
const MOST_KEPT = 500_000;

/** Where videos stand among all of their month. */
export class MonthPercentiles {
  readonly #calendar: Calendar;
  readonly #selections: Selections;
  readonly #versions: Versions;
  readonly #all: Statement<string[], Cells>;
  readonly #in: Statement<string[], Cells>;
  readonly #kept = new Map<string, Percentiles>();
  readonly #most: number;
  #version = -1;
  #size = 0;

  /** @param most videos whose percentiles are kept, of all periods together */
  constructor({ db, calendar, selections, versions }: PercentileParts, most: number = MOST_KEPT) {
    this.#most = most;
    this.#calendar = calendar;
    this.#selections = selections;
    this.#versions = versions;
    const newest = (range: string) =>
      db
        .prepare<string[], Cells>(
          `SELECT rowid, published_at, view_count FROM videos WHERE channel_id = ?${range}
           ORDER BY published_at DESC, video_id`,
        )
        .raw();
    this.#all = newest("");
    this.#in = newest(" AND published_at >= ? AND published_at < ?");
  }

  of(channelId: string, period: Period): Percentiles {
    if (this.#version !== this.#versions.current) this.#forget();
    this.#version = this.#versions.current;
    const key = `${channelId} ${periodKey(period)}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = this.#make(channelId, period);
    const { length } = made.rowIds;
    if (this.#size + length > this.#most) this.#forget();
    if (length <= this.#most) {
      this.#kept.set(key, made);
      this.#size += length;
    }
    return made;
  }

  /** Videos whose percentiles are kept now. */
  get size(): number {
    return this.#size;
  }

  #forget(): void {
    this.#kept.clear();
    this.#size = 0;
  }

  #make(channelId: string, period: Period): Percentiles {
    const values = this.#selections.valuesOf(channelId, { period, kind: null });
    const rowIds: number[] = [];
    const views: number[] = [];
    /** Where each month begins among the rows, and what is in none. */
    const starts: number[] = [];
    let range: Range | null | undefined;
    for (const [rowId, publishedAt, count] of (period.type === "all" ? this.#all : this.#in).iterate(...values)) {
      if (range === undefined || range === null || (publishedAt ?? "") < range.from) {
        range = this.#monthOf(publishedAt);
        starts.push(rowIds.length);
      }
      rowIds.push(rowId);
      views.push(range === null ? Number.NaN : (count ?? Number.NaN));
    }
    starts.push(rowIds.length);
    const percentiles = new Float64Array(rowIds.length).fill(Number.NaN);
    for (const [i, from] of starts.entries()) place(views, percentiles, from, starts[i + 1] ?? from);
    // Rows come the newest first, and sorting keeps the order of equals.
    const order = new Uint32Array(rowIds.length).map((_, i) => i);
    order.sort((a, b) => worth(percentiles, b) - worth(percentiles, a));
    return {
      rowIds: new Float64Array(order.length).map((_, i) => rowIds[order[i] ?? 0] ?? 0),
      values: new Float64Array(order.length).map((_, i) => percentiles[order[i] ?? 0] ?? Number.NaN),
    };
  }

  #monthOf(publishedAt: string | null): Range | null {
    const month = publishedAt === null ? null : monthAt(publishedAt, this.#calendar.zone.offsetAt);
    if (publishedAt === null || month === null) return null;
    const range = this.#calendar.rangeOf({ type: "month", ...month });
    return range !== null && publishedAt < range.until ? range : null;
  }
}

function worth(percentiles: Float64Array, i: number): number {
  const value = percentiles[i] ?? Number.NaN;
  return Number.isNaN(value) ? -1 : value;
}

/** Gives the rows of a month, from one place up to another, their percentiles. */
function place(views: readonly number[], percentiles: Float64Array, from: number, until: number): void {
  const sorted = new Float64Array(views.slice(from, until).filter((count) => !Number.isNaN(count))).sort();
  for (let i = from; i < until; i++) {
    const count = views[i] ?? Number.NaN;
    if (!Number.isNaN(count)) percentiles[i] = percentileOf(sorted, count) ?? Number.NaN;
  }
}

import type { Database, Statement } from "better-sqlite3";
import type { Period } from "../core/ask.ts";
import { percentileOf } from "../core/percentile.ts";
import { periodKey } from "../core/period.ts";
import { monthAt, type Range } from "../core/zone-months.ts";
import type { Calendar } from "./calendar.ts";
import type { Selections } from "./selection.ts";
import { Memo, type Versions } from "./versions.ts";

/** Percentiles of a channel's videos by row, in the order of a list by percentile; those of none are at the end. */
export type Percentiles = ReadonlyMap<number, number | null>;

type Cells = [rowId: number, publishedAt: string | null, views: number | null];

/** Where videos stand among all of their month. */
export class MonthPercentiles {
  readonly #calendar: Calendar;
  readonly #selections: Selections;
  readonly #all: Statement<string[], Cells>;
  readonly #in: Statement<string[], Cells>;
  readonly #kept: Memo<Percentiles>;

  constructor(db: Database, calendar: Calendar, selections: Selections, versions: Versions) {
    this.#calendar = calendar;
    this.#selections = selections;
    const newest = (range: string) =>
      db
        .prepare<string[], Cells>(
          `SELECT rowid, published_at, view_count FROM videos WHERE channel_id = ?${range}
           ORDER BY published_at DESC, video_id`,
        )
        .raw();
    this.#all = newest("");
    this.#in = newest(" AND published_at >= ? AND published_at < ?");
    this.#kept = new Memo(versions, 24);
  }

  of(channelId: string, period: Period): Percentiles {
    return this.#kept.get(`${channelId} ${periodKey(period)}`, () => {
      const values = this.#selections.valuesOf(channelId, { period, kind: null });
      const rows = (period.type === "all" ? this.#all : this.#in).all(...values);
      const ranked = rows.map(([rowId]): [number, number | null] => [rowId, null]);
      let from = 0;
      while (from < rows.length) {
        const range = this.#monthOf(rows[from]?.[1] ?? null);
        let until = from + 1;
        if (range !== null) {
          while (until < rows.length && (rows[until]?.[1] ?? "") >= range.from) until++;
          place(rows, ranked, from, until);
        }
        from = until;
      }
      // Rows come the newest first, and sorting keeps the order of equals.
      ranked.sort(([, a], [, b]) => (b ?? -1) - (a ?? -1));
      return new Map(ranked);
    });
  }

  #monthOf(publishedAt: string | null): Range | null {
    const month = publishedAt === null ? null : monthAt(publishedAt, this.#calendar.zone.offsetAt);
    if (publishedAt === null || month === null) return null;
    const range = this.#calendar.rangeOf({ type: "month", ...month });
    return range !== null && publishedAt < range.until ? range : null;
  }
}

/** Gives the rows of a month, from one place up to another, their percentiles. */
function place(rows: readonly Cells[], ranked: [number, number | null][], from: number, until: number): void {
  const known: number[] = [];
  for (let i = from; i < until; i++) {
    const views = rows[i]?.[2] ?? null;
    if (views !== null) known.push(views);
  }
  const sorted = new Float64Array(known).sort();
  for (let i = from; i < until; i++) {
    const views = rows[i]?.[2] ?? null;
    const target = ranked[i];
    if (views !== null && target !== undefined) target[1] = percentileOf(sorted, views);
  }
}

import type { Database } from "better-sqlite3";
import type { Ranking } from "../core/archive.ts";
import type { Ask } from "../core/ask.ts";
import type { Calendar } from "./calendar.ts";
import { MonthPercentiles } from "./percentiles.ts";
import { Search } from "./search.ts";
import type { Selections } from "./selection.ts";
import type { PeriodSums } from "./sums.ts";
import type { Versions } from "./versions.ts";
import { ORDERS, type VideoRows } from "./video-rows.ts";

export interface RankerParts {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly selections: Selections;
  readonly versions: Versions;
  readonly sums: PeriodSums;
  readonly videos: VideoRows;
}

/** Makes lists of the best. */
export class Ranker {
  readonly #parts: RankerParts;
  readonly #percentiles: MonthPercentiles;
  readonly #search: Search;

  constructor(parts: RankerParts) {
    this.#parts = parts;
    this.#percentiles = new MonthPercentiles(parts);
    this.#search = new Search(parts.db, parts.selections);
  }

  rank(channelId: string, ask: Ask): Ranking {
    if (ask.sort === "percentile") return this.#rankByPercentile(channelId, ask);
    const { videos, selections } = this.#parts;
    const order = ORDERS[ask.sort];
    if (ask.q !== "") {
      const rowIds = this.#search.find(channelId, ask, order, ask.q);
      return { total: rowIds.length, videos: videos.list(rowIds.slice(0, ask.n)) };
    }
    const rowIds = selections.first(channelId, ask, order, ask.n);
    return { total: this.#count(channelId, ask), videos: videos.list(rowIds) };
  }

  #rankByPercentile(channelId: string, ask: Ask): Ranking {
    const { rowIds, values } = this.#percentiles.of(channelId, ask.period);
    const found = this.#candidates(channelId, ask);
    const listed = new Map<number, number | null>();
    for (const [i, rowId] of rowIds.entries()) {
      if (listed.size === ask.n) break;
      if (found !== null && !found.has(rowId)) continue;
      const value = values[i] ?? Number.NaN;
      listed.set(rowId, Number.isNaN(value) ? null : value);
    }
    const total = found === null ? rowIds.length : found.size;
    return { total, videos: this.#parts.videos.list([...listed.keys()], listed) };
  }

  /** Null for all of the period. */
  #candidates(channelId: string, ask: Ask): ReadonlySet<number> | null {
    if (ask.q !== "") return new Set(this.#search.find(channelId, ask, ORDERS.newest, ask.q));
    return ask.kind === null ? null : new Set(this.#parts.selections.first(channelId, ask, ORDERS.newest, -1));
  }

  #count(channelId: string, { period, kind }: Ask): number {
    const summary = this.#parts.sums.summary(channelId, period);
    return kind === null ? summary.videos : summary.byKind[kind];
  }
}

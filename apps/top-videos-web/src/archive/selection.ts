import type { Database, Statement } from "better-sqlite3";
import type { Ask } from "../core/ask.ts";
import type { Range } from "../core/zone-months.ts";
import type { Calendar } from "./calendar.ts";

/** Which videos of a channel are asked for, but for the search. */
export type Selection = Pick<Ask, "period" | "kind">;

/** Statements over the covering index, each prepared when it is first needed. */
export class Selections {
  readonly #db: Database;
  readonly #calendar: Calendar;
  readonly #rows = new Map<string, Statement<(string | number)[], number>>();

  constructor(db: Database, calendar: Calendar) {
    this.#db = db;
    this.#calendar = calendar;
  }

  /** What follows WHERE, with a place for each of {@link valuesOf}. */
  where({ period, kind }: Selection): string {
    const range = period.type === "all" ? "" : " AND published_at >= ? AND published_at < ?";
    return `videos.channel_id = ?${range}${kind === null ? "" : " AND kind = ?"}`;
  }

  valuesOf(channelId: string, { period, kind }: Selection): string[] {
    const range: Range | null = this.#calendar.rangeOf(period);
    const values = range === null ? [channelId] : [channelId, range.from, range.until];
    if (kind !== null) values.push(kind);
    return values;
  }

  /** Row ids of the first of an order. */
  first(channelId: string, selection: Selection, order: string, n: number): number[] {
    const key = `${order} ${selection.period.type === "all"} ${selection.kind === null}`;
    let statement = this.#rows.get(key);
    if (statement === undefined) {
      statement = this.#db
        .prepare<(string | number)[], number>(
          `SELECT rowid FROM videos WHERE ${this.where(selection)} ORDER BY ${order} LIMIT ?`,
        )
        .pluck();
      this.#rows.set(key, statement);
    }
    return statement.all(...this.valuesOf(channelId, selection), n);
  }
}

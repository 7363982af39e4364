import { DatabaseSync, type StatementSync } from "node:sqlite";
import { type Random, seeded } from "@side-projects/testkit";
import { type Ask, COUNTS, type Count, KINDS, SORTS, type Sort } from "../../../apps/top-videos-web/src/core/ask.ts";

/** A list as it has to be. */
export interface Expected {
  readonly total: number;
  readonly rows: readonly ExpectedRow[];
}

export interface ExpectedRow {
  readonly id: string;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly duration: number | null;
  /** What the list is sorted by where YouTube does not give it. */
  readonly figure: number | null;
}

/** What each order goes by; the newest first and then the id where that is the same. */
const FIGURES: Readonly<Record<Sort, string>> = {
  views: "view_count",
  likes: "like_count",
  comments: "comment_count",
  duration: "duration_s",
  newest: "published_at",
  oldest: "published_at",
  likes_per_view: "CASE WHEN view_count > 0 THEN CAST(like_count AS REAL) / view_count END",
  comments_per_view: "CASE WHEN view_count > 0 THEN CAST(comment_count AS REAL) / view_count END",
  percentile: "percentile",
};

/**
 * The lists of a database by statements of SQLite that share nothing with the viewer's: another binding, a table in
 * memory with the month of every video as the calendar of its zone has it, and no index.
 */
export class SqlOracle {
  readonly #db = new DatabaseSync(":memory:");
  readonly #statements = new Map<string, StatementSync>();

  /** @param zone a name of the tz database */
  constructor(file: string, zone: string) {
    const clock = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" });
    const known = new Map<string, string | null>();
    const monthOf = (published: unknown): string | null => {
      if (typeof published !== "string") return null;
      let month = known.get(published);
      if (month === undefined) {
        const moment = Date.parse(published);
        month = Number.isNaN(moment) ? null : clock.format(moment).slice(0, 7);
        known.set(published, month);
      }
      return month;
    };
    this.#db.function("month_of", monthOf);
    this.#db.prepare("ATTACH ? AS scraped").run(file);
    this.#db.exec(`
      CREATE TABLE listed AS SELECT channel_id, video_id, month_of(published_at) AS month, published_at, kind, duration_s,
        view_count, like_count, comment_count FROM scraped.videos;
      CREATE TABLE ranked AS SELECT listed.*, CASE
        WHEN month IS NULL OR view_count IS NULL OR known < 2 THEN NULL ELSE 100.0 * fewer / (known - 1) END AS percentile
      FROM (SELECT *,
          count(view_count) OVER (PARTITION BY channel_id, month) AS known,
          rank() OVER (PARTITION BY channel_id, month, view_count IS NULL ORDER BY view_count) - 1 AS fewer
        FROM listed) AS listed;
      DETACH scraped;`);
  }

  /** Months of a channel that have videos. */
  months(channel: string): string[] {
    const statement = this.#statement("SELECT DISTINCT month FROM ranked WHERE channel_id = ? AND month IS NOT NULL");
    return statement.all(channel).map(({ month }) => String(month));
  }

  list({ channel, period, kind, sort, n }: Omit<AskedFor, "q">): Expected {
    const when = period === "all" ? "" : ` AND month ${period.length === 4 ? "GLOB" : "="} :period`;
    const where = `channel_id = :channel${when}${kind === null ? "" : " AND kind = :kind"}`;
    const values = {
      channel,
      ...(period !== "all" && { period: period.length === 4 ? `${period}-*` : period }),
      ...(kind !== null && { kind }),
    };
    const direction = sort === "oldest" ? "ASC" : "DESC";
    const order = `figure ${direction} NULLS LAST, published_at DESC NULLS LAST, video_id COLLATE BINARY ASC`;
    const select = "video_id, view_count, like_count, comment_count, duration_s";
    const list = this.#statement(
      `SELECT ${select}, ${FIGURES[sort]} AS figure FROM ranked WHERE ${where} ORDER BY ${order} LIMIT ${n}`,
    );
    const { total } = this.#statement(`SELECT count(*) AS total FROM ranked WHERE ${where}`).get(values) ?? {};
    const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
    return {
      total: Number(total),
      rows: list.all(values).map((row) => ({
        id: String(row.video_id),
        views: number(row.view_count),
        likes: number(row.like_count),
        comments: number(row.comment_count),
        duration: number(row.duration_s),
        figure: number(row.figure),
      })),
    };
  }

  close(): void {
    this.#db.close();
  }

  #statement(sql: string): StatementSync {
    const found = this.#statements.get(sql);
    if (found !== undefined) return found;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** An ask as a query string says it. */
export interface AskedFor {
  readonly channel: string;
  readonly period: string;
  readonly sort: Sort;
  readonly n: Count;
  readonly kind: Ask["kind"];
  readonly q: string;
}

const WORDS = [
  "theme",
  "boss",
  "the",
  "levels",
  "music -boss",
  '"the boss"',
  "bo",
  "creme",
  "shorts",
  "x1y2z3",
  "64",
  "don't",
];

/** A month before any video: no page, as it is most likely a mistyped address. */
export const OUTSIDE = "1999-07";

/** Asks at random: mostly months that have videos, also years, all time, and months that may have none. */
export class Asks {
  readonly #random: Random;
  readonly #periods: readonly string[];
  readonly #channel: string;

  constructor(seed: number, channel: string, months: readonly string[]) {
    this.#random = seeded(seed);
    this.#channel = channel;
    this.#periods = months.toSorted();
  }

  /** @param searching whether it asks for words too */
  next(searching: boolean): AskedFor {
    const random = this.#random;
    const month = this.#periods.length > 0 ? random.pick(this.#periods) : "2024-01";
    const dice = random.int(0, 19);
    const other = `${month.slice(0, 4)}-${String(random.int(1, 12)).padStart(2, "0")}`;
    const within = other >= (this.#periods[0] ?? "") && other <= (this.#periods.at(-1) ?? "");
    const rare = within ? other : OUTSIDE;
    const period = dice < 13 ? month : dice < 15 ? month.slice(0, 4) : dice < 18 ? "all" : rare;
    return {
      channel: this.#channel,
      period,
      sort: random.pick(SORTS),
      n: random.pick(COUNTS),
      kind: random.int(0, 1) === 0 ? null : random.pick(KINDS),
      q: searching ? random.pick(WORDS) : "",
    };
  }
}

/** The query string of an ask without its period. */
export function queryOf({ sort, n, kind, q }: AskedFor): string {
  const query = new URLSearchParams({ sort, n: String(n), ...(kind !== null && { kind }), ...(q !== "" && { q }) });
  return query.toString();
}

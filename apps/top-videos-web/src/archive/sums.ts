import type { Database, Statement } from "better-sqlite3";
import type { Month, PeriodSummary, SameMonth, Sums } from "../core/archive.ts";
import type { Kind, Period } from "../core/ask.ts";
import { medianOf } from "../core/percentile.ts";
import { periodKey } from "../core/period.ts";
import { readNumbers } from "../core/thumbnail-list.ts";
import { monthAt } from "../core/zone-months.ts";
import type { Calendar } from "./calendar.ts";
import type { Selections } from "./selection.ts";
import { Memo, type Versions } from "./versions.ts";
import { kindOf } from "./video-rows.ts";

type ByKind = Record<Kind | "unknown", number>;

// total() and not sum(): counts that another program made up can be too large for a whole number, which ends a query.
const TOTALS = `count(*), total(view_count), total(like_count), total(comment_count), total(duration_s),
  count(CASE WHEN kind = 'long' THEN 1 END), count(CASE WHEN kind = 'short' THEN 1 END),
  count(CASE WHEN kind = 'live' THEN 1 END)`;

type TotalCells = [number, number, number, number, number, number, number, number];

// As text: handing over cells takes longer than writing and reading them.
const VALUES = "json_group_array(view_count), json_group_array(duration_s)";
type SummaryCells = [...TotalCells, views: string, durations: string];

type RollupCells = [ym: string, kind: string, number, number, number, number, number];

const NO_SUMS: Sums = { videos: 0, views: 0, likes: 0, comments: 0, durationS: 0 };
const NOBODY: ByKind = { long: 0, short: 0, live: 0, unknown: 0 };

/** Sums of counts over periods of a channel. */
export class PeriodSums {
  readonly #calendar: Calendar;
  readonly #selections: Selections;
  readonly #totalsAll: Statement<string[], TotalCells>;
  readonly #totalsIn: Statement<string[], TotalCells>;
  readonly #summaryAll: Statement<string[], SummaryCells>;
  readonly #summaryIn: Statement<string[], SummaryCells>;
  readonly #newestBefore: Statement<[string, string], string | null>;
  readonly #rollup: Statement<[string], RollupCells>;
  readonly #isBeingCollected: Statement<[string], number>;
  readonly #dated: Statement<[string], number>;
  readonly #undated: Statement<[string], TotalCells>;
  readonly #summaries: Memo<PeriodSummary>;
  readonly #longSummaries: Memo<PeriodSummary>;
  readonly #months: Memo<readonly Month[]>;

  constructor(db: Database, calendar: Calendar, selections: Selections, versions: Versions) {
    this.#calendar = calendar;
    this.#selections = selections;
    const channel = "FROM videos WHERE channel_id = ?";
    const range = `${channel} AND published_at >= ? AND published_at < ?`;
    this.#totalsAll = db.prepare<string[], TotalCells>(`SELECT ${TOTALS} ${channel}`).raw();
    this.#totalsIn = db.prepare<string[], TotalCells>(`SELECT ${TOTALS} ${range}`).raw();
    this.#summaryAll = db.prepare<string[], SummaryCells>(`SELECT ${TOTALS}, ${VALUES} ${channel}`).raw();
    this.#summaryIn = db.prepare<string[], SummaryCells>(`SELECT ${TOTALS}, ${VALUES} ${range}`).raw();
    this.#newestBefore = db
      .prepare<[string, string], string | null>(`SELECT max(published_at) ${channel} AND published_at < ?`)
      .pluck();
    this.#rollup = db
      .prepare<[string], RollupCells>(
        "SELECT ym, kind, videos, views, likes, comments, duration_s FROM month_rollup WHERE channel_id = ? ORDER BY ym DESC",
      )
      .raw();
    this.#isBeingCollected = db
      .prepare<[string], number>("SELECT 1 FROM runs WHERE channel_id = ? AND state = 'running' LIMIT 1")
      .pluck();
    this.#dated = db.prepare<[string], number>(`SELECT count(*) ${channel} AND published_at >= ''`).pluck();
    this.#undated = db.prepare<[string], TotalCells>(`SELECT ${TOTALS} ${channel} AND published_at IS NULL`).raw();
    this.#summaries = new Memo(versions, 4000);
    this.#longSummaries = new Memo(versions, 400, true);
    this.#months = new Memo(versions, 200, true);
  }

  summary(channelId: string, period: Period): PeriodSummary {
    const kept = period.type === "month" ? this.#summaries : this.#longSummaries;
    return kept.get(`${channelId} ${periodKey(period)}`, () => {
      const values = this.#selections.valuesOf(channelId, { period, kind: null });
      const cells = (period.type === "all" ? this.#summaryAll : this.#summaryIn).get(...values);
      const [, , , , , , , , views = "", durations = ""] = cells ?? [];
      return {
        ...totalsOf(cells),
        medianViews: medianOf(readNumbers(views).sort()),
        medianDurationS: medianOf(readNumbers(durations).sort()),
      };
    });
  }

  months(channelId: string): readonly Month[] {
    return this.#months.get(channelId, () => {
      const rollup = this.#calendar.zone.offsetAt === null ? this.#currentRollup(channelId) : undefined;
      return rollup === undefined ? this.#monthsOfVideos(channelId) : monthsOf(rollup);
    });
  }

  /** Sums over all videos of a channel, not kept. */
  channelSums(channelId: string): Sums {
    const rollup = this.#currentRollup(channelId);
    if (rollup === undefined) return sumsOf(this.#totalsAll.get(channelId));
    const sums = { ...sumsOf(this.#undated.get(channelId)) };
    for (const cells of rollup) add(sums, cells);
    return sums;
  }

  sameMonth(channelId: string, month: number): readonly SameMonth[] {
    return this.months(channelId)
      .filter((one) => one.month === month)
      .map(({ year, videos, views, likes, comments, durationS }) => ({
        year,
        videos,
        views,
        likes,
        comments,
        durationS,
      }));
  }

  /** The sums that the scraper keeps; undefined where they may be older than the videos. */
  #currentRollup(channelId: string): RollupCells[] | undefined {
    if (this.#isBeingCollected.get(channelId) !== undefined) return undefined;
    const rollup = this.#rollup.all(channelId);
    let videos = 0;
    for (const [, , count] of rollup) videos += count;
    return videos === this.#dated.get(channelId) ? rollup : undefined;
  }

  #monthsOfVideos(channelId: string): Month[] {
    const months: Month[] = [];
    let bound = "\u{10ffff}";
    for (;;) {
      const newest = this.#newestBefore.get(channelId, bound);
      if (newest === undefined || newest === null) return months;
      const month = monthAt(newest, this.#calendar.zone.offsetAt);
      if (month === null) return months;
      const range = this.#calendar.rangeOf({ type: "month", ...month });
      if (range === null) return months;
      if (newest < range.until) {
        months.push({ ...month, ...totalsOf(this.#totalsIn.get(channelId, range.from, range.until)) });
        bound = range.from;
      } else {
        // Text between two months, as no time is.
        bound = range.until;
      }
    }
  }
}

function sumsOf(cells: TotalCells | SummaryCells | undefined): Sums {
  if (cells === undefined) return NO_SUMS;
  const [videos, views, likes, comments, durationS] = cells;
  return { videos, views, likes, comments, durationS };
}

function totalsOf(cells: TotalCells | SummaryCells | undefined): Sums & { byKind: ByKind } {
  if (cells === undefined) return { ...NO_SUMS, byKind: NOBODY };
  const [videos, , , , , long, short, live] = cells;
  return { ...sumsOf(cells), byKind: { long, short, live, unknown: videos - long - short - live } };
}

type Growing = { -readonly [Name in keyof Sums]: number };

function add(sums: Growing, [, , videos, views, likes, comments, durationS]: RollupCells): void {
  sums.videos += videos;
  sums.views += views;
  sums.likes += likes;
  sums.comments += comments;
  sums.durationS += durationS;
}

/** @param rollup the newest month first */
function monthsOf(rollup: readonly RollupCells[]): Month[] {
  const months: (Growing & { year: number; month: number; byKind: ByKind })[] = [];
  for (const cells of rollup) {
    const [ym, kind, videos] = cells;
    const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(ym);
    if (parts === null || ym < "0001") continue;
    const [year, month] = [Number(parts[1]), Number(parts[2])];
    let last = months.at(-1);
    if (last === undefined || last.year !== year || last.month !== month) {
      last = { year, month, ...NO_SUMS, byKind: { ...NOBODY } };
      months.push(last);
    }
    add(last, cells);
    last.byKind[kindOf(kind) ?? "unknown"] += videos;
  }
  return months;
}

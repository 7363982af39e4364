import Database from "better-sqlite3";
import type { Ask, Kind, Period } from "../../src/core/ask.ts";

/** The cells of a video that a list depends on, as stored. */
export interface OracleRow {
  readonly video_id: string;
  readonly channel_id: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly tags: string | null;
  readonly published_at: string | null;
  readonly duration_s: number | null;
  readonly kind: string | null;
  readonly view_count: number | null;
  readonly like_count: number | null;
  readonly comment_count: number | null;
}

export interface OracleAnswer {
  /** Of all that match, the best first. */
  readonly ids: readonly string[];
  /** Percentiles of the first `n`; null where the sort is another. */
  readonly percentiles: readonly (number | null)[];
}

export interface OracleSums {
  readonly videos: number;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly durationS: number;
  readonly byKind: Readonly<Record<Kind | "unknown", number>>;
}

/** All videos of a channel, read in no order. */
export function readRows(path: string, channelId: string): OracleRow[] {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .prepare<[string], OracleRow>(
        `SELECT video_id, channel_id, title, description, tags, published_at, duration_s, kind, view_count, like_count,
           comment_count FROM videos WHERE channel_id = ?`,
      )
      .all(channelId);
  } finally {
    db.close();
  }
}

/**
 * The same list as the viewer's, worked out a video at a time over all of a channel's: slow, plain, and without SQL.
 *
 * @param rows all videos of the channel
 * @param zone a name of the tz database
 */
export function oracle(rows: readonly OracleRow[], ask: Ask, zone: string): OracleAnswer {
  const months = monthsIn(zone);
  const chosen = rows.filter(
    (row) =>
      isIn(months(row.published_at), ask.period) &&
      (ask.kind === null || row.kind === ask.kind) &&
      (ask.q === "" || isFound(row, ask.q)),
  );
  const values = ask.sort === "percentile" ? percentilesOf(rows, months) : undefined;
  const sortedBy = (row: OracleRow): number | string | null => {
    switch (ask.sort) {
      case "views":
        return row.view_count;
      case "likes":
        return row.like_count;
      case "comments":
        return row.comment_count;
      case "duration":
        return row.duration_s;
      case "likes_per_view":
        return ratio(row.like_count, row.view_count);
      case "comments_per_view":
        return ratio(row.comment_count, row.view_count);
      case "percentile":
        return values?.get(row.video_id) ?? null;
      default:
        return null;
    }
  };
  const sorted = chosen
    .map((row) => ({ row, value: sortedBy(row) }))
    .sort((a, b) => {
      if (ask.sort === "oldest") {
        const { published_at: first } = a.row;
        const { published_at: second } = b.row;
        if (first !== null && second !== null) return -compare(first, second) || byId(a.row, b.row);
      }
      return compare(a.value, b.value) || compare(a.row.published_at, b.row.published_at) || byId(a.row, b.row);
    });
  return {
    ids: sorted.map(({ row }) => row.video_id),
    percentiles: sorted.slice(0, ask.n).map(({ row }) => values?.get(row.video_id) ?? null),
  };
}

/** The sums of each month that has videos, by `YYYY-MM`. */
export function oracleMonths(rows: readonly OracleRow[], zone: string): Map<string, OracleSums> {
  const months = monthsIn(zone);
  const grouped = Map.groupBy(rows, ({ published_at }) => months(published_at));
  const sums = new Map<string, OracleSums>();
  for (const [month, videos] of grouped) if (month !== null) sums.set(month, oracleSums(videos));
  return sums;
}

/** The videos of a period. */
export function oraclePeriod(rows: readonly OracleRow[], period: Period, zone: string): OracleRow[] {
  const months = monthsIn(zone);
  return rows.filter((row) => isIn(months(row.published_at), period));
}

export function oracleSums(rows: readonly OracleRow[]): OracleSums {
  const sum = (of: (row: OracleRow) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind).length;
  const known = { long: ofKind("long"), short: ofKind("short"), live: ofKind("live") };
  return {
    videos: rows.length,
    views: sum(({ view_count }) => view_count),
    likes: sum(({ like_count }) => like_count),
    comments: sum(({ comment_count }) => comment_count),
    durationS: sum(({ duration_s }) => duration_s),
    byKind: { ...known, unknown: rows.length - known.long - known.short - known.live },
  };
}

/** Greater first, null last. */
function compare(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a > b ? -1 : 1;
}

function byId(a: OracleRow, b: OracleRow): number {
  if (a.video_id === b.video_id) return 0;
  return a.video_id < b.video_id ? -1 : 1;
}

function ratio(count: number | null, views: number | null): number | null {
  return count === null || views === null || views === 0 ? null : count / views;
}

type MonthOf = (publishedAt: string | null) => string | null;

const kept = new Map<string, MonthOf>();

/** What a calendar on the wall of a zone shows at a moment. */
function monthsIn(zone: string): MonthOf {
  const found = kept.get(zone);
  if (found !== undefined) return found;
  const clock = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" });
  const known = new Map<string, string | null>();
  const monthOf: MonthOf = (publishedAt) => {
    if (publishedAt === null) return null;
    let month = known.get(publishedAt);
    if (month === undefined) {
      const moment = Date.parse(publishedAt);
      month = Number.isNaN(moment) ? null : clock.format(moment).slice(0, 7);
      known.set(publishedAt, month);
    }
    return month;
  };
  kept.set(zone, monthOf);
  return monthOf;
}

function isIn(month: string | null, period: Period): boolean {
  if (period.type === "all") return true;
  if (month === null) return false;
  const [year, ofYear] = month.split("-").map(Number);
  return year === period.year && (period.type === "year" || ofYear === period.month);
}

function percentilesOf(rows: readonly OracleRow[], months: MonthOf): Map<string, number> {
  const percentiles = new Map<string, number>();
  const grouped = Map.groupBy(rows, ({ published_at }) => months(published_at));
  for (const [month, videos] of grouped) {
    if (month === null) continue;
    const views = videos.flatMap(({ view_count }) => view_count ?? []).sort((a, b) => a - b);
    if (views.length < 2) continue;
    for (const { video_id, view_count } of videos) {
      if (view_count === null) continue;
      percentiles.set(video_id, (100 * views.indexOf(view_count)) / (views.length - 1));
    }
  }
  return percentiles;
}

/** Words as the text index cuts them: runs of letters and digits, without accents and case. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** What is asked for, read a letter at a time. */
function termsOf(q: string): { words: string[]; isPhrase: boolean; isUnwanted: boolean; isLast: boolean }[] {
  const terms: { words: string[]; isPhrase: boolean; isUnwanted: boolean; isLast: boolean }[] = [];
  const text = q.trim();
  let place = 0;
  while (place < text.length) {
    if (/\s/.test(text[place] ?? "")) {
      place++;
      continue;
    }
    const isUnwanted = text[place] === "-";
    if (isUnwanted) place++;
    const isPhrase = text[place] === '"';
    if (isPhrase) place++;
    let term = "";
    while (place < text.length && text[place] !== '"' && (isPhrase || !/\s/.test(text[place] ?? "")))
      term += text[place++];
    if (isPhrase) place++;
    const isLast =
      !isPhrase &&
      place >= text.length &&
      (term.length >= 2 || /\p{Script=Han}/u.test(term)) &&
      /[\p{L}\p{N}]$/u.test(term);
    const words = wordsOf(term);
    if (words.length > 0) terms.push({ words, isPhrase, isUnwanted, isLast });
  }
  return terms;
}

function isFound(row: OracleRow, q: string): boolean {
  const terms = termsOf(q);
  if (!terms.some(({ isUnwanted }) => !isUnwanted)) return false;
  const texts = [row.title, row.description, row.tags].map((text) => wordsOf(text ?? ""));
  return terms.every(({ words, isUnwanted, isLast }) => {
    const isThere = texts.some((text) => text.some((_, at) => startsHere(text, at, words, isLast && !isUnwanted)));
    return isThere !== isUnwanted;
  });
}

function startsHere(text: readonly string[], at: number, words: readonly string[], isPrefix: boolean): boolean {
  return words.every((word, i) => {
    const found = text[at + i];
    return found === word || (isPrefix && i === words.length - 1 && found?.startsWith(word) === true);
  });
}

import type { Database } from "better-sqlite3";
import { VIDEO_COLUMNS } from "../core/columns.ts";
import { DURATION_EDGES } from "./durations.ts";
import { type Bin, binned, expanded, linear, logarithmic, type Spread, spread, type Tally, trimmed } from "./spread.ts";

type Holds = (typeof VIDEO_COLUMNS)[number]["holds"];

interface ColumnName {
  readonly name: string;
  readonly type: "TEXT" | "INTEGER";
  readonly holds: Holds;
  readonly source: string;
}

/** A value and the number of videos that have it. */
export interface TopValue {
  /** Cut at 120 characters. */
  readonly value: string | number;
  readonly count: number;
}

export interface PeriodCount {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly period: string;
  readonly count: number;
}

/** A column of the `videos` table, as it is filled for one channel. */
export interface ColumnFacts extends ColumnName {
  /** Values that are not NULL. */
  readonly values: number;
  readonly nulls: number;
  readonly derived_null_share: number;
  readonly distinct: number;
  /** Of times, as stored. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** What `spread` and `bins` measure. */
  readonly measures: "value" | "length" | "elements" | null;
  /** Of numbers themselves, of the characters of text, of the elements of JSON. */
  readonly spread: Spread | null;
  readonly bins: readonly Bin[];
  readonly periods: readonly PeriodCount[];
  /** JSON text that can't be parsed. */
  readonly malformed: number;
  /** The most frequent values; of JSON the most frequent elements of arrays and keys of objects. */
  readonly top: readonly TopValue[];
}

const BOOKKEEPING: readonly ColumnName[] = [
  { name: "ym", type: "TEXT", holds: "text", source: "month of published_at" },
  { name: "availability", type: "TEXT", holds: "text", source: "answers that left the video out" },
  { name: "omissions", type: "INTEGER", holds: "count", source: "answers in a row that left the video out" },
  { name: "first_seen_at", type: "TEXT", holds: "time", source: "our clock" },
  { name: "retrieved_at", type: "TEXT", holds: "time", source: "our clock" },
  { name: "unavailable_at", type: "TEXT", holds: "time", source: "our clock" },
];

/** Every column of the `videos` table, in its order. */
export const REPORT_COLUMNS: readonly ColumnName[] = [...VIDEO_COLUMNS, ...BOOKKEEPING];

const MOST_TOP = 8;
const LONGEST_VALUE = 120;

interface PartRow {
  readonly part: "size" | "range" | "measure" | "top";
  readonly value: string | number | null;
  readonly count: string | number | null;
}

const TOP_VALUES = `SELECT value, count FROM tallies ORDER BY count DESC, value LIMIT ${MOST_TOP}`;

// Parsed once, to SQLite's binary form, as most of the time would go into parsing.
const PARSED =
  "parsed AS MATERIALIZED (SELECT CASE WHEN json_valid(value) THEN jsonb(value) END AS body, count FROM tallies)";

const TOP_ELEMENTS = `
  SELECT coalesce(CASE WHEN typeof(e.key) = 'text' THEN e.key END, e.value, 'null') AS value, sum(p.count) AS count
  FROM parsed AS p, json_each(p.body) AS e GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_TOP}`;

const ELEMENTS = `SELECT 'measure', CASE WHEN body IS NULL THEN -1 ELSE (SELECT count(*) FROM json_each(body)) END, sum(count)
  FROM parsed GROUP BY 2`;

/**
 * All about a column from one pass over its values: each differing one is measured once. Names come from the list above,
 * never from outside, so they can stand in the text of a query.
 */
function readParts(db: Database, channelId: string, { name, holds }: ColumnName): PartRow[] {
  const measure = holds === "text" ? "length(value)" : "value";
  const measures = holds === "json" ? ELEMENTS : `SELECT 'measure', ${measure}, sum(count) FROM tallies GROUP BY 2`;
  return db
    .prepare<[string], PartRow>(
      `WITH tallies AS MATERIALIZED (
         SELECT ${name} AS value, count(*) AS count FROM videos
         WHERE channel_id = ? AND ${name} IS NOT NULL GROUP BY 1
       )${holds === "json" ? `, ${PARSED}` : ""}
       SELECT 'size' AS part, count(*) AS value, coalesce(sum(count), 0) AS count FROM tallies
       UNION ALL SELECT 'range', min(value), max(value) FROM tallies
       UNION ALL SELECT 'top', value, count FROM (${holds === "json" ? TOP_ELEMENTS : TOP_VALUES})
       ${holds === "time" ? "" : `UNION ALL ${measures}`}`,
    )
    .all(channelId);
}

function talliesOf(parts: readonly PartRow[]): Tally[] {
  return parts
    .flatMap(({ part, value, count }) =>
      part === "measure" && typeof value === "number" && typeof count === "number" ? { value, count } : [],
    )
    .sort((a, b) => a.value - b.value);
}

const FEWEST_PERIODS = 3;

/** Times by year, or by month or day where years or months are fewer than three. */
function readPeriods(db: Database, channelId: string, column: string): PeriodCount[] {
  const days = db
    .prepare<[string], PeriodCount>(
      `SELECT substr(${column}, 1, 10) AS period, count(*) AS count FROM videos
       WHERE channel_id = ? AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    )
    .all(channelId);
  const [years, months] = [periodsOf(days, 4), periodsOf(days, 7)];
  if (years.length >= FEWEST_PERIODS) return years;
  return months.length >= FEWEST_PERIODS ? months : days;
}

function periodsOf(days: readonly PeriodCount[], digits: number): PeriodCount[] {
  const periods = new Map<string, number>();
  for (const { period, count } of days) {
    const name = period.slice(0, digits);
    periods.set(name, (periods.get(name) ?? 0) + count);
  }
  return [...periods].map(([period, count]) => ({ period, count }));
}

function cut(value: string | number): string | number {
  if (typeof value === "number" || value.length <= LONGEST_VALUE) return value;
  const characters = Array.from(value.slice(0, 2 * LONGEST_VALUE));
  return characters.length <= LONGEST_VALUE ? value : `${characters.slice(0, LONGEST_VALUE).join("")}...`;
}

type Shape = Pick<ColumnFacts, "measures" | "spread" | "bins" | "malformed">;

function shapeOf(holds: Holds, tallies: readonly Tally[]): Shape {
  const all = { spread: spread(expanded(tallies)), malformed: 0 };
  switch (holds) {
    case "time":
      return { measures: null, spread: null, bins: [], malformed: 0 };
    case "json": {
      const parsed = tallies.filter(({ value }) => value >= 0);
      const malformed = tallies.find(({ value }) => value < 0)?.count ?? 0;
      return { measures: "elements", spread: spread(expanded(parsed)), bins: linear(parsed), malformed };
    }
    case "text":
      return { ...all, measures: "length", bins: linear(tallies) };
    case "seconds":
      return { ...all, measures: "value", bins: trimmed(binned(tallies, DURATION_EDGES)) };
    case "count":
      return { ...all, measures: "value", bins: logarithmic(tallies) };
    case "flag":
      return { ...all, measures: "value", bins: [] };
  }
}

function topOf(parts: readonly PartRow[]): TopValue[] {
  return parts.flatMap(({ part, value, count }) =>
    part === "top" && value !== null && typeof count === "number" ? { value: cut(value), count } : [],
  );
}

function readColumn(db: Database, channelId: string, rows: number, column: ColumnName): ColumnFacts {
  const parts = readParts(db, channelId, column);
  const size = parts.find(({ part }) => part === "size");
  const range = parts.find(({ part }) => part === "range");
  const known = Number(size?.count ?? 0);
  const time = column.holds === "time" && known > 0;
  return {
    ...column,
    values: known,
    nulls: rows - known,
    derived_null_share: rows === 0 ? 0 : (rows - known) / rows,
    distinct: Number(size?.value ?? 0),
    earliest: time ? String(cut(range?.value ?? "")) : null,
    latest: time ? String(cut(range?.count ?? "")) : null,
    periods: time ? readPeriods(db, channelId, column.name) : [],
    ...shapeOf(column.holds, talliesOf(parts)),
    top: topOf(parts),
  };
}

/** @param rows videos of the channel */
export function columnFacts(db: Database, channelId: string, rows: number): ColumnFacts[] {
  return REPORT_COLUMNS.map((column) => readColumn(db, channelId, rows, column));
}

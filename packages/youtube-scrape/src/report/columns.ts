import type { Database } from "better-sqlite3";
import { VIDEO_COLUMNS } from "../core/columns.ts";
import { type Bin, expanded, linear, logarithmic, type Spread, spread, type Tally } from "./spread.ts";

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

interface ValueRow {
  readonly value: string | number;
  readonly count: number;
  readonly distinct_values: number;
  readonly known: number;
  readonly low: string | number;
  readonly high: string | number;
}

// Names come from the lists above, never from outside, so they can stand in the text of a query.
function readValues(db: Database, channelId: string, column: string): ValueRow[] {
  return db
    .prepare<[string], ValueRow>(
      `WITH tallies AS MATERIALIZED (
         SELECT ${column} AS value, count(*) AS count FROM videos
         WHERE channel_id = ? AND ${column} IS NOT NULL GROUP BY 1
       )
       SELECT value, count, (SELECT count(*) FROM tallies) AS distinct_values, (SELECT sum(count) FROM tallies) AS known,
         (SELECT min(value) FROM tallies) AS low, (SELECT max(value) FROM tallies) AS high
       FROM tallies ORDER BY count DESC, value LIMIT ${MOST_TOP}`,
    )
    .all(channelId);
}

function readTallies(db: Database, channelId: string, column: string, measure: string): Tally[] {
  return db
    .prepare<[string], Tally>(
      `SELECT ${measure} AS value, count(*) AS count FROM videos
       WHERE channel_id = ? AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    )
    .all(channelId);
}

function readElements(db: Database, channelId: string, column: string): TopValue[] {
  return db
    .prepare<[string], TopValue>(
      `SELECT coalesce(CASE WHEN typeof(e.key) = 'text' THEN e.key END, e.value, 'null') AS value, count(*) AS count
       FROM videos AS v, json_each(CASE WHEN json_valid(v.${column}) THEN v.${column} ELSE '[]' END) AS e
       WHERE v.channel_id = ? AND v.${column} IS NOT NULL
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_TOP}`,
    )
    .all(channelId);
}

function elementCount(column: string): string {
  return `CASE WHEN NOT json_valid(${column}) THEN -1 WHEN json_type(${column}) = 'array' THEN json_array_length(${column})
    ELSE (SELECT count(*) FROM json_each(${column})) END`;
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

type Shape = Pick<ColumnFacts, "measures" | "spread" | "bins" | "periods" | "malformed">;

const SHAPELESS: Shape = { measures: null, spread: null, bins: [], periods: [], malformed: 0 };

function readShape(db: Database, channelId: string, { name, holds }: ColumnName): Shape {
  if (holds === "time") return { ...SHAPELESS, periods: readPeriods(db, channelId, name) };
  if (holds === "json") {
    const tallies = readTallies(db, channelId, name, elementCount(name));
    const parsed = tallies.filter(({ value }) => value >= 0);
    const malformed = tallies.find(({ value }) => value < 0)?.count ?? 0;
    return { ...SHAPELESS, measures: "elements", spread: spread(expanded(parsed)), bins: linear(parsed), malformed };
  }
  if (holds === "text") {
    const tallies = readTallies(db, channelId, name, `length(${name})`);
    return { ...SHAPELESS, measures: "length", spread: spread(expanded(tallies)), bins: linear(tallies) };
  }
  const tallies = readTallies(db, channelId, name, name);
  const bins = holds === "flag" ? [] : logarithmic(tallies);
  return { ...SHAPELESS, measures: "value", spread: spread(expanded(tallies)), bins };
}

function readColumn(db: Database, channelId: string, rows: number, column: ColumnName): ColumnFacts {
  const found = readValues(db, channelId, column.name);
  const first = found[0];
  const known = first?.known ?? 0;
  const time = column.holds === "time" && first !== undefined;
  const top = column.holds === "json" ? readElements(db, channelId, column.name) : found;
  return {
    ...column,
    values: known,
    nulls: rows - known,
    derived_null_share: rows === 0 ? 0 : (rows - known) / rows,
    distinct: first?.distinct_values ?? 0,
    earliest: time ? String(cut(first.low)) : null,
    latest: time ? String(cut(first.high)) : null,
    ...readShape(db, channelId, column),
    top: top.map(({ value, count }) => ({ value: cut(value), count })),
  };
}

/** @param rows videos of the channel */
export function columnFacts(db: Database, channelId: string, rows: number): ColumnFacts[] {
  return REPORT_COLUMNS.map((column) => readColumn(db, channelId, rows, column));
}

import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { rowsOf } from "./youtube-database.ts";

/** What a path of report.json has to hold: one number, or rows of them; `$` stands for the channel. */
const ORACLES: Readonly<Record<string, string>> = {
  rows: "SELECT count(*) FROM videos WHERE channel_id = $",
  "overview.videos": "SELECT count(*) FROM videos WHERE channel_id = $",
  "overview.derived_views": "SELECT sum(view_count) FROM videos WHERE channel_id = $",
  "overview.derived_likes": "SELECT sum(like_count) FROM videos WHERE channel_id = $",
  "overview.derived_comments": "SELECT sum(comment_count) FROM videos WHERE channel_id = $",
  "overview.derived_duration_s": "SELECT sum(duration_s) FROM videos WHERE channel_id = $",
  "overview.first_published_at": "SELECT min(published_at) FROM videos WHERE channel_id = $",
  "overview.last_published_at": "SELECT max(published_at) FROM videos WHERE channel_id = $",
  "overview.derived_median_views": median("view_count"),
  "overview.derived_median_duration_s": median("nullif(duration_s, 0)"),
  "overview.derived_likes_per_1000_views":
    "SELECT 1000.0 * sum(like_count) / sum(view_count) FROM videos WHERE channel_id = $ AND like_count IS NOT NULL AND view_count IS NOT NULL",
  "coverage.claimed": "SELECT claimed FROM coverage WHERE channel_id = $ ORDER BY run_id DESC LIMIT 1",
  "coverage.listed": "SELECT listed FROM coverage WHERE channel_id = $ ORDER BY run_id DESC LIMIT 1",
  "durations.spread.count": "SELECT count(duration_s) FROM videos WHERE channel_id = $ AND duration_s > 0",
  "durations.spread.max": "SELECT max(duration_s) FROM videos WHERE channel_id = $",
  "durations.derived_total_s": "SELECT sum(duration_s) FROM videos WHERE channel_id = $",
  "titles.titles": "SELECT count(title) FROM videos WHERE channel_id = $",
  "tags.videos_with_tags": "SELECT count(*) FROM videos WHERE channel_id = $ AND json_array_length(tags) > 0",
  "tags.distinct": "SELECT count(DISTINCT value) FROM videos, json_each(tags) WHERE channel_id = $",
  "survival.available": "SELECT count(*) FROM videos WHERE channel_id = $ AND availability = 'available'",
  "likes_views.likes_unknown": "SELECT count(*) FROM videos WHERE channel_id = $ AND like_count IS NULL",
};

/** A broadcast that has not ended has the duration 0, which is no duration. */
function median(column: string): string {
  return `WITH known AS (SELECT ${column} AS x, row_number() OVER (ORDER BY ${column}) AS n, count(*) OVER () AS of
    FROM videos WHERE channel_id = $ AND ${column} IS NOT NULL)
    SELECT avg(x) FROM known WHERE n IN ((of + 1) / 2, (of + 2) / 2)`;
}

/** Lists of report.json by key, beside the rows that SQL makes of the same. */
const LISTS: Readonly<Record<string, { fields: readonly string[]; sql: string }>> = {
  months: {
    fields: ["month", "videos", "derived_views", "derived_duration_s"],
    sql: "SELECT ym, count(*), coalesce(sum(view_count), 0), coalesce(sum(duration_s), 0) FROM videos WHERE channel_id = $ AND ym IS NOT NULL GROUP BY ym",
  },
  kinds: {
    fields: ["value", "videos", "derived_views"],
    sql: "SELECT kind, count(*), coalesce(sum(view_count), 0) FROM videos WHERE channel_id = $ GROUP BY kind",
  },
  categories: {
    fields: ["value", "videos", "derived_views"],
    sql: "SELECT category_id, count(*), coalesce(sum(view_count), 0) FROM videos WHERE channel_id = $ GROUP BY category_id",
  },
  languages: {
    fields: ["value", "videos"],
    sql: "SELECT default_language, count(*) FROM videos WHERE channel_id = $ GROUP BY default_language",
  },
  kind_years: {
    fields: ["year", "kind", "videos"],
    sql: "SELECT substr(published_at, 1, 4), kind, count(*) FROM videos WHERE channel_id = $ AND published_at IS NOT NULL GROUP BY 1, 2",
  },
};

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

function listAt(value: unknown, path: string): Record<string, unknown>[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}

/** The report's numbers against SQL over the same database, by another binding than the report's. */
export function oracleFindings(db: string, channel: string, json: string): Finding[] {
  const report: unknown = JSON.parse(json);
  const ask = (sql: string): Record<string, unknown>[] => rowsOf(db, sql.replaceAll("$", "?1"), channel);
  const wrong = Object.entries(ORACLES).flatMap(([path, sql]) => {
    const wanted = Object.values(ask(sql)[0] ?? {})[0];
    const found = valueAt(report, path);
    return alike(found, wanted) ? [] : [`${path} is ${String(found)} and not ${String(wanted)}`];
  });
  const lists = Object.entries(LISTS).flatMap(([path, { fields, sql }]) => {
    const wanted = ask(sql)
      .map((row) => Object.values(row).join(" "))
      .sort();
    const found = listAt(report, path).map((entry) => fields.map((field) => entry[field]).join(" "));
    // A month without uploads is shown and is no group.
    const shown = found.filter((text) => wanted.includes(text) || !/^\S+ 0 /.test(text)).sort();
    return shown.join("\n") === wanted.join("\n")
      ? []
      : [`${path}: ${shown.find((text) => !wanted.includes(text))} of ${wanted.length}`];
  });
  const columns = columnsAmiss(ask, report);
  const rhythm = rhythmAmiss(ask, report);
  return [
    allOf("numbers of the report that SQL confirms", Object.keys(ORACLES).length, wrong),
    allOf("lists", Object.keys(LISTS).length, lists),
    allOf("columns with their nulls, distinct values and extremes", columns.count, columns.wrong),
    allOf("hours of the week", 168, rhythm),
  ];
}

type Ask = (sql: string) => Record<string, unknown>[];

function columnsAmiss(ask: Ask, report: unknown): { count: number; wrong: string[] } {
  const names = ask("SELECT name FROM pragma_table_xinfo('videos') WHERE ?1 <> ''").map(({ name }) => String(name));
  const shown = new Map(listAt(report, "columns").map((column) => [column.name, column]));
  const wrong = names.flatMap((name) => {
    const column = shown.get(name);
    const [row = {}] = ask(
      `SELECT count(${name}) AS known, count(*) - count(${name}) AS nulls, count(DISTINCT ${name}) AS different FROM videos WHERE channel_id = $`,
    );
    if (column === undefined) return [`${name} is missing`];
    const right = column.values === row.known && column.nulls === row.nulls && column.distinct === row.different;
    return right
      ? []
      : [`${name}: ${JSON.stringify([column.values, column.nulls, column.distinct])} and not ${JSON.stringify(row)}`];
  });
  return { count: names.length, wrong };
}

function rhythmAmiss(ask: Ask, report: unknown): string[] {
  const rows = ask(
    "SELECT strftime('%w', published_at) AS day, strftime('%H', published_at) AS hour, count(*) AS videos FROM videos WHERE channel_id = $ GROUP BY 1, 2",
  );
  const wanted = new Map(rows.map(({ day, hour, videos }) => [`${Number(day)} ${Number(hour)}`, videos]));
  const grid = valueAt(report, "rhythm.videos");
  const days: unknown[] = Array.isArray(grid) ? grid : [];
  const cells = days.map((hours): unknown[] => (Array.isArray(hours) ? hours : []));
  // The report's week begins on Monday, SQLite's on Sunday.
  const differing = Array.from({ length: 168 }, (_, i) => [Math.floor(i / 24), i % 24] as const).filter(
    ([day, hour]) => cells[day]?.[hour] !== (wanted.get(`${(day + 1) % 7} ${hour}`) ?? 0),
  );
  return differing.map(([day, hour]) => `${day} ${hour}: ${String(cells[day]?.[hour])}`);
}

import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { REPORT_COLUMNS } from "../src/report/columns.ts";
import { report } from "../src/report/report.ts";
import type { Store } from "../src/store/store.ts";
import { CHANNEL, emptyStore, fill } from "./report-data.ts";

const count = z.number();
const maybe = z.number().nullable();
const text = z.string().nullable();
const spread = z
  .object({ count, min: maybe, max: maybe, derived_mean: maybe, derived_p05: maybe, derived_p25: maybe })
  .extend({
    derived_p50: maybe,
    derived_p75: maybe,
    derived_p95: maybe,
  });
const bins = z.array(z.object({ from: count, to: maybe, count }));
const groups = z.array(
  z.object({ value: text, videos: count, derived_share: count, derived_views: count, derived_median_views: maybe }),
);

const shape = z.object({
  rows: count,
  data_as_of: text,
  coverage: z.object({ listed: maybe, claimed: maybe, derived_share: maybe }),
  overview: z.record(z.string(), z.union([z.number(), z.string()]).nullable()),
  months: z.array(
    z.object({
      month: z.string(),
      videos: count,
      derived_views: count,
      derived_median_views: maybe,
      derived_duration_s: count,
    }),
  ),
  rhythm: z.object({ videos: z.array(z.array(z.number())) }),
  kinds: groups,
  kind_years: z.array(z.object({ year: z.string(), kind: text, videos: count })),
  durations: z.object({ spread, derived_total_s: count, bins }),
  titles: z.object({
    titles: count,
    length: spread,
    words: spread,
    top_words: groups,
    lengths: bins,
    traits: z.array(z.object({ trait: z.string(), videos: count })),
  }),
  tags: z.object({ videos_with_tags: count, distinct: count, per_video: spread, top: groups }),
  categories: groups,
  languages: groups,
  audio_languages: groups,
  rolling_views: z.object({
    window: count,
    points: z.array(
      z.object({ published_at: z.string(), derived_p25: count, derived_median: count, derived_p75: count }),
    ),
  }),
  outliers: z.array(
    z.object({ video_id: z.string(), view_count: count, derived_neighbours_median: count, derived_ratio: count }),
  ),
  likes_views: z.object({
    videos: count,
    likes_unknown: count,
    derived_median_likes_per_1000_views: maybe,
    decades: z.array(z.object({ views_from: count, videos: count, derived_median_likes: maybe })),
    bins: z.array(z.object({ views_from: count, views_to: count, likes_from: count, likes_to: count, videos: count })),
  }),
  history: z.object({
    days: z.array(
      z.object({
        day: z.string(),
        videos: count,
        derived_views: count,
        derived_gained: count,
        subscriber_count: maybe,
      }),
    ),
    gains: z.array(z.object({ video_id: z.string(), derived_gained: count })),
  }),
  survival: z.object({
    available: count,
    unavailable: count,
    years: z.array(z.object({ year: z.string(), videos: count, unavailable: count })),
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      values: count,
      nulls: count,
      distinct: count,
      earliest: text,
      latest: text,
      measures: text,
      spread: spread.nullable(),
      bins,
      periods: z.array(z.object({ period: z.string(), count })),
      top: z.array(z.object({ value: z.union([z.string(), z.number()]), count })),
    }),
  ),
});

/** The middle, and any other quantile, straight from the sorted rows in SQL. */
const QUANTILE = (values: string, share: number): string => `(
  WITH ordered AS (SELECT v, row_number() OVER (ORDER BY v) - 1 AS i, count(*) OVER () AS n FROM (${values}))
  SELECT (SELECT v FROM ordered WHERE i = CAST((n - 1) * ${share} AS INTEGER)) * (1 - ((n - 1) * ${share} - CAST((n - 1) * ${share} AS INTEGER)))
       + (SELECT v FROM ordered WHERE i = min(n - 1, CAST((n - 1) * ${share} AS INTEGER) + 1)) * ((n - 1) * ${share} - CAST((n - 1) * ${share} AS INTEGER))
  FROM ordered LIMIT 1)`;

describe.each([
  { seed: 1, videos: 900 },
  { seed: 7, videos: 257 },
])("the numbers of a channel of $videos videos, seed $seed", ({ seed, videos }) => {
  let store: Store;
  let data: z.infer<typeof shape>;

  const all = (sql: string): Record<string, unknown>[] => store.db.prepare<[], Record<string, unknown>>(sql).all();
  const one = (expression: string): unknown => store.db.prepare<[], unknown>(`SELECT ${expression}`).pluck().get();
  const close = (value: number | null, expression: string): void => {
    const expected = z.number().nullable().parse(one(expression));
    if (expected === null || value === null) expect(value).toBe(expected);
    else expect(value).toBeCloseTo(expected, 6);
  };
  const sameSpread = (found: z.infer<typeof spread>, values: string): void => {
    expect(found.count).toBe(one(`count(*) FROM (${values})`));
    expect(found.min).toBe(one(`min(v) FROM (${values})`));
    expect(found.max).toBe(one(`max(v) FROM (${values})`));
    close(found.derived_mean, `avg(v) FROM (${values})`);
    close(found.derived_p05, QUANTILE(values, 0.05));
    close(found.derived_p25, QUANTILE(values, 0.25));
    close(found.derived_p50, QUANTILE(values, 0.5));
    close(found.derived_p75, QUANTILE(values, 0.75));
    close(found.derived_p95, QUANTILE(values, 0.95));
  };
  const sameBins = (found: z.infer<typeof bins>, values: string): void => {
    let sum = 0;
    for (const { from, to, count: held } of found) {
      expect(held).toBe(one(`count(*) FROM (${values}) WHERE v >= ${from} AND ${to === null ? "true" : `v < ${to}`}`));
      sum += held;
    }
    if (found.length > 0) expect(sum).toBe(one(`count(*) FROM (${values})`));
  };
  const sameGroups = (found: z.infer<typeof groups>, column: string): void => {
    expect(found.map(({ value, videos: size, derived_views }) => ({ value, n: size, views: derived_views }))).toEqual(
      all(`SELECT ${column} AS value, count(*) AS n, coalesce(sum(view_count), 0) AS views FROM videos
           GROUP BY 1 ORDER BY ${column} IS NULL, 2 DESC, 1`),
    );
    for (const { value, derived_median_views, videos: size, derived_share } of found) {
      const same = value === null ? `${column} IS NULL` : `${column} = '${value}'`;
      close(
        derived_median_views,
        QUANTILE(`SELECT view_count AS v FROM videos WHERE view_count IS NOT NULL AND ${same}`, 0.5),
      );
      expect(derived_share).toBeCloseTo(size / videos, 12);
    }
  };

  beforeAll(() => {
    store = emptyStore();
    fill(store, videos, { seed });
    data = shape.parse(JSON.parse(report(store, { channel: CHANNEL }).json));
  });

  test("rows, time and coverage are those of the tables", () => {
    expect(data.rows).toBe(one("count(*) FROM videos"));
    expect(data.data_as_of).toBe(one("max(retrieved_at) FROM videos"));
    expect(data.coverage).toEqual({ listed: videos, claimed: videos + 312, derived_share: videos / (videos + 312) });
  });

  test("the overview adds up", () => {
    const found = data.overview;
    expect(found["derived_views"]).toBe(one("sum(view_count) FROM videos"));
    expect(found["derived_likes"]).toBe(one("sum(like_count) FROM videos"));
    expect(found["derived_comments"]).toBe(one("sum(comment_count) FROM videos"));
    expect(found["derived_duration_s"]).toBe(one("sum(duration_s) FROM videos"));
    expect(found["first_published_at"]).toBe(one("min(published_at) FROM videos"));
    expect(found["last_published_at"]).toBe(one("max(published_at) FROM videos"));
    close(z.number().parse(found["derived_median_views"]), QUANTILE("SELECT view_count AS v FROM videos", 0.5));
    close(
      z.number().parse(found["derived_likes_per_1000_views"]),
      "1000.0 * sum(like_count) / sum(view_count) FROM videos WHERE like_count IS NOT NULL",
    );
    close(
      z.number().parse(found["derived_videos_per_week"]),
      "count(*) * 7 / (julianday(max(published_at)) - julianday(min(published_at))) FROM videos",
    );
  });

  test("months", () => {
    expect(data.months.map(({ derived_median_views: _, ...month }) => month)).toEqual(
      all(`SELECT ym AS month, count(*) AS videos, sum(view_count) AS derived_views, sum(duration_s) AS derived_duration_s
           FROM videos GROUP BY ym ORDER BY ym`),
    );
    for (const { month, derived_median_views } of data.months) {
      close(derived_median_views, QUANTILE(`SELECT view_count AS v FROM videos WHERE ym = '${month}'`, 0.5));
    }
  });

  test.each([
    ["UTC", 0],
    ["Asia/Kolkata", 330],
    ["Asia/Kathmandu", 345],
  ])("weekdays and hours in %s", (timeZone, minutes) => {
    const found = shape.parse(JSON.parse(report(store, { timeZone }).json)).rhythm.videos;
    const expected = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
    for (const row of all(
      `SELECT (CAST(strftime('%w', published_at, '+${minutes} minutes') AS INTEGER) + 6) % 7 AS day,
         CAST(strftime('%H', published_at, '+${minutes} minutes') AS INTEGER) AS hour, count(*) AS n FROM videos GROUP BY 1, 2`,
    )) {
      const { day, hour, n } = z.object({ day: count, hour: count, n: count }).parse(row);
      expected[day]?.splice(hour, 1, n);
    }
    expect(found).toEqual(expected);
  });

  test("kinds, categories, languages", () => {
    sameGroups(data.kinds, "kind");
    sameGroups(data.categories, "category_id");
    sameGroups(data.languages, "default_language");
    sameGroups(data.audio_languages, "default_audio_language");
    expect(data.kind_years).toEqual(
      all("SELECT substr(ym, 1, 4) AS year, kind, count(*) AS videos FROM videos GROUP BY 1, 2 ORDER BY 1, 2"),
    );
  });

  test("durations and titles", () => {
    sameSpread(data.durations.spread, "SELECT duration_s AS v FROM videos");
    sameBins(data.durations.bins, "SELECT duration_s AS v FROM videos");
    sameSpread(data.titles.length, "SELECT length(title) AS v FROM videos");
    sameBins(data.titles.lengths, "SELECT length(title) AS v FROM videos");
    const traits = Object.fromEntries(data.titles.traits.map(({ trait, videos: size }) => [trait, size]));
    expect(traits["a question mark"]).toBe(one("count(*) FROM videos WHERE title LIKE '%?%'"));
    expect(traits["a digit"]).toBe(one("count(*) FROM videos WHERE title GLOB '*[0-9]*'"));
    expect(traits["an emoji"]).toBe(one("count(*) FROM videos WHERE instr(title, char(128293)) > 0"));
    expect(traits["a word in capitals"]).toBe(one("count(*) FROM videos WHERE title GLOB 'WHY *'"));
  });

  test("words of titles", () => {
    // The titles of this channel are words with single spaces; a word of theirs stands between spaces, # or ?.
    const padded = "replace(replace(' ' || lower(title) || ' ', '?', ' '), '#', ' ')";
    const bare = `replace(${padded}, char(128293), '')`;
    const trimmed = `trim(replace(${bare}, '  ', ' '))`;
    sameSpread(
      data.titles.words,
      `SELECT length(${trimmed}) - length(replace(${trimmed}, ' ', '')) + 1 AS v FROM videos`,
    );
    expect(data.titles.top_words.length).toBeGreaterThan(20);
    for (const { value, videos: n } of data.titles.top_words) {
      expect({ value, n }).toEqual({ value, n: one(`count(*) FROM videos WHERE ${padded} LIKE '% ${value} %'`) });
    }
    expect(data.titles.top_words.map(({ value }) => value)).not.toContain("the");
  });

  test("tags", () => {
    const each = "videos, json_each(videos.tags) AS e";
    expect(data.tags.videos_with_tags).toBe(one("count(*) FROM videos WHERE json_array_length(tags) > 0"));
    expect(data.tags.distinct).toBe(one(`count(DISTINCT lower(e.value)) FROM ${each}`));
    sameSpread(data.tags.per_video, "SELECT json_array_length(tags) AS v FROM videos WHERE tags IS NOT NULL");
    expect(data.tags.top.map(({ value, videos: n }) => ({ value, n }))).toEqual(
      all(
        `SELECT lower(e.value) AS value, count(DISTINCT video_id) AS n FROM ${each} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30`,
      ),
    );
  });

  test("likes by views", () => {
    const { likes_views: found } = data;
    const liked = "videos WHERE view_count > 0 AND like_count > 0";
    expect(found.videos).toBe(one(`count(*) FROM ${liked}`));
    expect(found.likes_unknown).toBe(one("count(*) FROM videos WHERE like_count IS NULL"));
    close(
      found.derived_median_likes_per_1000_views,
      QUANTILE(`SELECT 1000.0 * like_count / view_count AS v FROM ${liked}`, 0.5),
    );
    // The decade of a number is the number of its digits.
    expect(found.decades.map(({ views_from, videos: n }) => ({ digits: String(views_from).length, n }))).toEqual(
      all(`SELECT length(view_count) AS digits, count(*) AS n FROM ${liked} GROUP BY 1 ORDER BY 1`),
    );
    let sum = 0;
    for (const { views_from, views_to, likes_from, likes_to, videos: n } of found.bins) {
      expect(n).toBe(
        one(`count(*) FROM ${liked} AND view_count >= ${views_from} AND view_count < ${views_to}
             AND like_count >= ${likes_from} AND like_count < ${likes_to}`),
      );
      sum += n;
    }
    expect(sum).toBe(found.videos);
  });

  test("outliers are those of the slow way", () => {
    const rows = z
      .array(z.object({ id: z.string(), kind: z.string(), views: z.number() }))
      .parse(all("SELECT video_id AS id, kind, view_count AS views FROM videos ORDER BY published_at, video_id"));
    const slow = rows.flatMap(({ id, kind, views }) => {
      const same = rows.filter((row) => row.kind === kind);
      const at = same.findIndex((row) => row.id === id);
      const around = same.filter((row, index) => row.id !== id && Math.abs(index - at) <= 50).map((row) => row.views);
      around.sort((a, b) => a - b);
      const [low, high] = [
        around[Math.floor((around.length - 1) / 2)] ?? 0,
        around[Math.floor(around.length / 2)] ?? 0,
      ];
      return around.length < 4 ? [] : [{ id, ratio: views / ((low + high) / 2) }];
    });
    slow.sort((a, b) => b.ratio - a.ratio);
    const expected = slow.filter(({ ratio }) => ratio > 1).slice(0, 20);
    expect(data.outliers.map(({ video_id }) => video_id)).toEqual(expected.map(({ id }) => id));
    for (const [index, { derived_ratio }] of data.outliers.entries()) {
      expect(derived_ratio).toBeCloseTo(expected[index]?.ratio ?? 0, 9);
    }
  });

  test("rolling quartiles are those of the videos around", () => {
    const { window, points } = data.rolling_views;
    const half = (window - 1) / 2;
    expect(points.length).toBe(Math.min(240, videos));
    for (const { published_at, ...found } of points) {
      const around = `SELECT view_count AS v FROM (
        SELECT view_count, published_at, row_number() OVER (ORDER BY published_at, video_id) AS at FROM videos
      ) WHERE abs(at - (SELECT at FROM (SELECT published_at AS p, row_number() OVER (ORDER BY published_at, video_id) AS at FROM videos)
        WHERE p = '${published_at}' LIMIT 1)) <= ${half}`;
      close(found.derived_median, QUANTILE(around, 0.5));
      close(found.derived_p25, QUANTILE(around, 0.25));
      close(found.derived_p75, QUANTILE(around, 0.75));
    }
  }, 60_000);

  test("history carries the last known views forward", () => {
    const { days, gains } = data.history;
    expect(days.map(({ day }) => day)).toEqual(["2026-10-01", "2026-11-01", "2026-11-20"]);
    for (const [index, { day, derived_views, derived_gained }] of days.entries()) {
      expect(derived_views).toBe(
        one(`sum(view_count) FROM video_stats AS s WHERE retrieved_at = (
               SELECT max(retrieved_at) FROM video_stats WHERE video_id = s.video_id AND retrieved_at < '${day}T99')`),
      );
      expect(derived_gained).toBe(index === 0 ? 0 : derived_views - (days[index - 1]?.derived_views ?? 0));
    }
    expect(days.map(({ subscriber_count }) => subscriber_count)).toEqual([598_000, null, 612_000]);
    expect(gains.map(({ video_id: id, derived_gained: gained }) => ({ id, gained }))).toEqual(
      all(`SELECT video_id AS id, max(view_count) - min(view_count) AS gained FROM video_stats
           GROUP BY 1 HAVING gained > 0 ORDER BY 2 DESC, 1 LIMIT 10`),
    );
  });

  test("survival by year", () => {
    expect(data.survival.unavailable).toBe(one("count(*) FROM videos WHERE availability = 'unavailable'"));
    expect(data.survival.available + data.survival.unavailable).toBe(videos);
    expect(data.survival.years).toEqual(
      all(`SELECT substr(published_at, 1, 4) AS year, count(*) AS videos, sum(availability = 'unavailable') AS unavailable
           FROM videos GROUP BY 1 ORDER BY 1`),
    );
  });

  test("every column of the table is there, with its own figures", () => {
    expect(data.columns.map(({ name }) => name).toSorted()).toEqual(
      all("SELECT name FROM pragma_table_xinfo('videos')")
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const {
      name,
      values,
      nulls,
      distinct,
      earliest,
      latest,
      measures,
      spread: found,
      bins: held,
      periods,
    } of data.columns) {
      expect({ name, values, nulls, distinct }).toEqual({
        name,
        values: one(`count(${name}) FROM videos`),
        nulls: one(`sum(${name} IS NULL) FROM videos`),
        distinct: one(`count(DISTINCT ${name}) FROM videos`),
      });
      const sizes: Record<string, string> = {
        value: name,
        length: `length(${name})`,
        elements: `(SELECT count(*) FROM json_each(videos.${name}))`,
      };
      const measured = `SELECT ${sizes[measures ?? ""] ?? "NULL"} AS v FROM videos WHERE ${name} IS NOT NULL`;
      if (found !== null) sameSpread(found, measured);
      sameBins(held, measured);
      if (earliest !== null) {
        expect([earliest, latest]).toEqual([one(`min(${name}) FROM videos`), one(`max(${name}) FROM videos`)]);
        const width = periods[0]?.period.length ?? 0;
        expect(periods).toEqual(
          all(
            `SELECT substr(${name}, 1, ${width}) AS period, count(*) AS count FROM videos WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 1`,
          ),
        );
      }
    }
  });

  test("frequent values are the most frequent", () => {
    const json = new Set(REPORT_COLUMNS.filter(({ holds }) => holds === "json").map(({ name }) => name));
    for (const { name, top } of data.columns) {
      const from = json.has(name)
        ? `(SELECT iif(json_type(${name}) = 'object', e.key, e.value) AS v FROM videos, json_each(videos.${name}) AS e)`
        : `(SELECT ${name} AS v FROM videos WHERE ${name} IS NOT NULL)`;
      const expected = z
        .array(z.object({ v: z.union([z.string(), z.number()]), n: count }))
        .parse(all(`SELECT v, count(*) AS n FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8`));
      expect(top.map(({ count: n }) => n)).toEqual(expected.map(({ n }) => n));
      for (const [index, { value }] of top.entries()) {
        const whole = expected[index]?.v;
        // Long text is cut.
        if (typeof whole === "string") expect(whole.startsWith(String(value).replace(/\.\.\.$/, ""))).toBe(true);
        else expect(value).toBe(whole);
      }
    }
  });
});

/** Paths of all leaves, with `[]` for the entries of lists. */
function paths(value: unknown, path = ""): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : value.flatMap((entry: unknown) => paths(entry, `${path}[]`));
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return [path];
  return Object.entries(object.data).flatMap(([key, entry]) => paths(entry, path === "" ? key : `${path}.${key}`));
}

test("every field of the JSON is documented, and every documented field exists", () => {
  const store = emptyStore();
  fill(store, 400);
  const parsed = z.record(z.string(), z.unknown()).parse(JSON.parse(report(store).json));
  const { fields, report: name, version, ...rest } = parsed;
  expect([name, version]).toEqual(["youtube-scrape", 1]);
  const documented = Object.keys(z.record(z.string(), z.string()).parse(fields));
  const found = new Set(paths(rest));
  // A spread that is null is a leaf of its own.
  found.delete("columns[].spread");
  expect(documented.toSorted()).toEqual([...found].toSorted());
});

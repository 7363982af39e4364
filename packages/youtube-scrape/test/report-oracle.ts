import { expect } from "vitest";
import { z } from "zod";
import type { GroupFacts } from "../src/report/groups.ts";
import type { ReportData } from "../src/report/model.ts";
import { report } from "../src/report/report.ts";
import type { Bin, Spread } from "../src/report/spread.ts";
import type { Store } from "../src/store/store.ts";

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
  coverage: z.object({ listed: maybe, claimed: maybe, derived_share: maybe, untold: count, since: text }),
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
  durations: z.object({ spread, derived_total_s: count, zero: count, bins }),
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
    moments: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        videos: count,
        videos_again: count,
        derived_gained: count,
        derived_views_of_same: count,
        subscriber_count: maybe,
      }),
    ),
    videos_in_both: count,
    derived_gained: count,
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

/** The JSON of a report, read back. */
export function numbersOf(store: Store, timeZone = "UTC"): ReportData {
  return z
    .custom<ReportData>((value) => shape.safeParse(value).success)
    .parse(JSON.parse(report(store, { timeZone }).json));
}

/** The middle, and any other quantile, straight from the sorted rows in SQL. */
export const QUANTILE = (values: string, share: number): string => `(
  WITH ordered AS (SELECT v, row_number() OVER (ORDER BY v) - 1 AS i, count(*) OVER () AS n FROM (${values}))
  SELECT (SELECT v FROM ordered WHERE i = CAST((n - 1) * ${share} AS INTEGER)) * (1 - ((n - 1) * ${share} - CAST((n - 1) * ${share} AS INTEGER)))
       + (SELECT v FROM ordered WHERE i = min(n - 1, CAST((n - 1) * ${share} AS INTEGER) + 1)) * ((n - 1) * ${share} - CAST((n - 1) * ${share} AS INTEGER))
  FROM ordered LIMIT 1)`;

/** Computes the same figures another way: by plain SQL over the tables. */
export interface Oracle {
  /** Rows of a statement. */
  all(sql: string): Record<string, unknown>[];
  /** The value of an expression, which may be followed by FROM. */
  one(expression: string): unknown;
  close(value: number | null, expression: string): void;
  /** @param values statement whose column v has the values */
  sameSpread(found: Spread, values: string): void;
  sameBins(found: readonly Bin[], values: string): void;
  sameGroups(found: readonly GroupFacts[], column: string): void;
}

export function oracleOf(store: Store): Oracle {
  const all = (sql: string): Record<string, unknown>[] => store.db.prepare<[], Record<string, unknown>>(sql).all();
  const one = (expression: string): unknown => store.db.prepare<[], unknown>(`SELECT ${expression}`).pluck().get();
  const close = (value: number | null, expression: string): void => {
    const expected = z.number().nullable().parse(one(expression));
    if (expected === null || value === null) expect(value).toBe(expected);
    else expect(value).toBeCloseTo(expected, 6);
  };
  const sameSpread = (found: Spread, values: string): void => {
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
  const sameBins = (found: readonly Bin[], values: string): void => {
    let sum = 0;
    for (const { from, to, count: held } of found) {
      expect(held).toBe(one(`count(*) FROM (${values}) WHERE v >= ${from} AND ${to === null ? "true" : `v < ${to}`}`));
      sum += held;
    }
    if (found.length > 0) expect(sum).toBe(one(`count(*) FROM (${values})`));
  };
  const sameGroups = (found: readonly GroupFacts[], column: string): void => {
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
      close(derived_share, `${size}.0 / count(*) FROM videos`);
    }
  };
  return { all, one, close, sameSpread, sameBins, sameGroups };
}

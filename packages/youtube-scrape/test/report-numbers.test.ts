import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { ReportData } from "../src/report/model.ts";
import type { Store } from "../src/store/store.ts";
import { emptyStore, fill } from "./report-data.ts";
import { numbersOf, type Oracle, oracleOf, QUANTILE } from "./report-oracle.ts";

describe.each([
  { seed: 1, videos: 900 },
  { seed: 7, videos: 257 },
])("the numbers of a channel of $videos videos, seed $seed", ({ seed, videos }) => {
  let store: Store;
  let data: ReportData;
  let oracle: Oracle;

  beforeAll(() => {
    store = emptyStore();
    fill(store, videos, { seed });
    data = numbersOf(store);
    oracle = oracleOf(store);
  });

  test("rows, time and coverage are those of the tables", () => {
    expect(data.rows).toBe(oracle.one("count(*) FROM videos"));
    expect(data.data_as_of).toBe(oracle.one("max(retrieved_at) FROM videos"));
    expect(data.coverage).toMatchObject({
      listed: videos,
      claimed: videos + 312,
      derived_share: videos / (videos + 312),
    });
  });

  test("the overview adds up", () => {
    const found = data.overview;
    expect(found.derived_views).toBe(oracle.one("sum(view_count) FROM videos"));
    expect(found.derived_likes).toBe(oracle.one("sum(like_count) FROM videos"));
    expect(found.derived_comments).toBe(oracle.one("sum(comment_count) FROM videos"));
    expect(found.derived_duration_s).toBe(oracle.one("sum(duration_s) FROM videos"));
    expect(found.first_published_at).toBe(oracle.one("min(published_at) FROM videos"));
    expect(found.last_published_at).toBe(oracle.one("max(published_at) FROM videos"));
    oracle.close(z.number().parse(found.derived_median_views), QUANTILE("SELECT view_count AS v FROM videos", 0.5));
    oracle.close(
      z.number().parse(found.derived_likes_per_1000_views),
      "1000.0 * sum(like_count) / sum(view_count) FROM videos WHERE like_count IS NOT NULL",
    );
    oracle.close(
      z.number().parse(found.derived_videos_per_week),
      "count(*) * 7 / (julianday(max(published_at)) - julianday(min(published_at))) FROM videos",
    );
  });

  test("months", () => {
    expect(data.months.map(({ derived_median_views: _, ...month }) => month)).toEqual(
      oracle.all(`SELECT ym AS month, count(*) AS videos, sum(view_count) AS derived_views, sum(duration_s) AS derived_duration_s
           FROM videos GROUP BY ym ORDER BY ym`),
    );
    for (const { month, derived_median_views } of data.months) {
      oracle.close(derived_median_views, QUANTILE(`SELECT view_count AS v FROM videos WHERE ym = '${month}'`, 0.5));
    }
  });

  test.each([
    ["UTC", 0],
    ["Asia/Kolkata", 330],
    ["Asia/Kathmandu", 345],
  ])("weekdays and hours in %s", (timeZone, minutes) => {
    const found = numbersOf(store, timeZone).rhythm.videos;
    const expected = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
    for (const row of oracle.all(
      `SELECT (CAST(strftime('%w', published_at, '+${minutes} minutes') AS INTEGER) + 6) % 7 AS day,
         CAST(strftime('%H', published_at, '+${minutes} minutes') AS INTEGER) AS hour, count(*) AS n FROM videos GROUP BY 1, 2`,
    )) {
      const { day, hour, n } = z.object({ day: z.number(), hour: z.number(), n: z.number() }).parse(row);
      expected[day]?.splice(hour, 1, n);
    }
    expect(found).toEqual(expected);
  });

  test("kinds, categories, languages", () => {
    oracle.sameGroups(data.kinds, "kind");
    oracle.sameGroups(data.categories, "category_id");
    oracle.sameGroups(data.languages, "default_language");
    oracle.sameGroups(data.audio_languages, "default_audio_language");
    expect(data.kind_years).toEqual(
      oracle.all("SELECT substr(ym, 1, 4) AS year, kind, count(*) AS videos FROM videos GROUP BY 1, 2 ORDER BY 1, 2"),
    );
  });

  test("durations and titles", () => {
    oracle.sameSpread(data.durations.spread, "SELECT duration_s AS v FROM videos");
    oracle.sameBins(data.durations.bins, "SELECT duration_s AS v FROM videos");
    oracle.sameSpread(data.titles.length, "SELECT length(title) AS v FROM videos");
    oracle.sameBins(data.titles.lengths, "SELECT length(title) AS v FROM videos");
    const traits = Object.fromEntries(data.titles.traits.map(({ trait, videos: size }) => [trait, size]));
    expect(traits["a question mark"]).toBe(oracle.one("count(*) FROM videos WHERE title LIKE '%?%'"));
    expect(traits["a digit"]).toBe(oracle.one("count(*) FROM videos WHERE title GLOB '*[0-9]*'"));
    expect(traits["an emoji"]).toBe(oracle.one("count(*) FROM videos WHERE instr(title, char(128293)) > 0"));
    expect(traits["a word in capitals"]).toBe(oracle.one("count(*) FROM videos WHERE title GLOB 'WHY *'"));
  });

  test("words of titles", () => {
    // The titles of this channel are words with single spaces; a word of theirs stands between spaces, # or ?.
    const padded = "replace(replace(' ' || lower(title) || ' ', '?', ' '), '#', ' ')";
    const bare = `replace(${padded}, char(128293), '')`;
    const trimmed = `trim(replace(${bare}, '  ', ' '))`;
    oracle.sameSpread(
      data.titles.words,
      `SELECT length(${trimmed}) - length(replace(${trimmed}, ' ', '')) + 1 AS v FROM videos`,
    );
    expect(data.titles.top_words.length).toBeGreaterThan(20);
    for (const { value, videos: n } of data.titles.top_words) {
      expect({ value, n }).toEqual({
        value,
        n: oracle.one(`count(*) FROM videos WHERE ${padded} LIKE '% ${value} %'`),
      });
    }
    expect(data.titles.top_words.map(({ value }) => value)).not.toContain("the");
  });

  test("tags", () => {
    const each = "videos, json_each(videos.tags) AS e";
    expect(data.tags.videos_with_tags).toBe(oracle.one("count(*) FROM videos WHERE json_array_length(tags) > 0"));
    expect(data.tags.distinct).toBe(oracle.one(`count(DISTINCT lower(e.value)) FROM ${each}`));
    oracle.sameSpread(data.tags.per_video, "SELECT json_array_length(tags) AS v FROM videos WHERE tags IS NOT NULL");
    expect(data.tags.top.map(({ value, videos: n }) => ({ value, n }))).toEqual(
      oracle.all(
        `SELECT lower(e.value) AS value, count(DISTINCT video_id) AS n FROM ${each} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30`,
      ),
    );
  });

  test("likes by views", () => {
    const { likes_views: found } = data;
    const liked = "videos WHERE view_count > 0 AND like_count > 0";
    expect(found.videos).toBe(oracle.one(`count(*) FROM ${liked}`));
    expect(found.likes_unknown).toBe(oracle.one("count(*) FROM videos WHERE like_count IS NULL"));
    oracle.close(
      found.derived_median_likes_per_1000_views,
      QUANTILE(`SELECT 1000.0 * like_count / view_count AS v FROM ${liked}`, 0.5),
    );
    // The decade of a number is the number of its digits.
    expect(found.decades.map(({ views_from, videos: n }) => ({ digits: String(views_from).length, n }))).toEqual(
      oracle.all(`SELECT length(view_count) AS digits, count(*) AS n FROM ${liked} GROUP BY 1 ORDER BY 1`),
    );
    let sum = 0;
    for (const { views_from, views_to, likes_from, likes_to, videos: n } of found.bins) {
      expect(n).toBe(
        oracle.one(`count(*) FROM ${liked} AND view_count >= ${views_from} AND view_count < ${views_to}
             AND like_count >= ${likes_from} AND like_count < ${likes_to}`),
      );
      sum += n;
    }
    expect(sum).toBe(found.videos);
  });

  test("outliers are those of the slow way", () => {
    const rows = z
      .array(z.object({ id: z.string(), kind: z.string(), views: z.number() }))
      .parse(
        oracle.all("SELECT video_id AS id, kind, view_count AS views FROM videos ORDER BY published_at, video_id"),
      );
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
    store.db.exec(`CREATE TEMP TABLE ranked AS
      SELECT view_count AS v, published_at, row_number() OVER (ORDER BY published_at, video_id) AS place FROM videos`);
    expect(points.length).toBe(Math.min(240, videos));
    for (const { published_at, ...found } of points) {
      const centre = oracle.one(`place FROM ranked WHERE published_at = '${published_at}'`);
      const around = `SELECT v FROM ranked WHERE abs(place - ${centre}) <= ${half}`;
      oracle.close(found.derived_median, QUANTILE(around, 0.5));
      oracle.close(found.derived_p25, QUANTILE(around, 0.25));
      oracle.close(found.derived_p75, QUANTILE(around, 0.75));
    }
  }, 60_000);

  test("history carries the last known views forward", () => {
    const { moments, gains, videos_in_both, derived_gained: all } = data.history;
    expect(moments.map(({ from }) => from.slice(0, 10))).toEqual(["2026-10-01", "2026-11-01", "2026-11-20"]);
    for (const [index, { to, derived_views_of_same, derived_gained }] of moments.entries()) {
      expect(derived_views_of_same).toBe(
        oracle.one(`sum(view_count) FROM video_stats AS s WHERE retrieved_at = (
               SELECT max(retrieved_at) FROM video_stats WHERE video_id = s.video_id AND retrieved_at <= '${to}')`),
      );
      expect(derived_gained).toBe(
        index === 0 ? 0 : derived_views_of_same - (moments[index - 1]?.derived_views_of_same ?? 0),
      );
    }
    expect(videos_in_both).toBe(oracle.one("count(DISTINCT video_id) FROM video_stats"));
    expect(all).toBe((moments[2]?.derived_views_of_same ?? 0) - (moments[0]?.derived_views_of_same ?? 0));
    expect(moments.map(({ subscriber_count }) => subscriber_count)).toEqual([598_000, null, 612_000]);
    expect(gains.map(({ video_id: id, derived_gained: gained }) => ({ id, gained }))).toEqual(
      oracle.all(`SELECT video_id AS id, max(view_count) - min(view_count) AS gained FROM video_stats
           GROUP BY 1 HAVING gained > 0 ORDER BY 2 DESC, 1 LIMIT 10`),
    );
  });

  test("survival by year", () => {
    expect(data.survival.unavailable).toBe(oracle.one("count(*) FROM videos WHERE availability = 'unavailable'"));
    expect(data.survival.available + data.survival.unavailable).toBe(videos);
    expect(data.survival.years.map(({ derived_share: _, ...year }) => year)).toEqual(
      oracle.all(`SELECT substr(published_at, 1, 4) AS year, count(*) AS videos, sum(availability = 'unavailable') AS unavailable
           FROM videos GROUP BY 1 ORDER BY 1`),
    );
  });
});

import { expect, test } from "vitest";
import { report } from "../src/report/report.ts";
import type { Store } from "../src/store/store.ts";
import { addChannel, addRun, addVideo, type Cell, CHANNEL, emptyStore, insert } from "./report-data.ts";
import { numbersOf } from "./report-oracle.ts";

const AT = "2026-11-20T08:00:00.000Z";

function idOf(index: number): string {
  return `v${String(index).padStart(10, "0")}`;
}

function stored(
  videos: number,
  claimed: number,
  row: (index: number) => Readonly<Record<string, Cell>> = () => ({}),
): Store {
  const store = emptyStore();
  addChannel(store, CHANNEL, { video_count: claimed });
  for (let index = 0; index < videos; index++) addVideo(store, idOf(index), row(index));
  return store;
}

function cover(store: Store, listed: number, claimed: number): void {
  insert(store, "coverage", {
    run_id: 1,
    channel_id: CHANNEL,
    listed,
    claimed,
    recovered: 0,
    passes: 1,
    checked_at: AT,
  });
}

/** The text of a chapter, or of the head of the page, without markup. */
function textOf(store: Store, chapter: string): string {
  const { html } = report(store);
  const part = html.slice(html.indexOf(`<section id="${chapter}"`));
  return part
    .slice(0, part.indexOf("</section>"))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("more stored than claimed is told in words, not as a share above the whole", () => {
  const store = stored(23, 6);
  cover(store, 23, 6);
  expect(numbersOf(store).coverage.derived_share).toBe(null);
  const text = textOf(store, "survival");
  expect(text).toContain(
    "23 stored, the channel claims 6: 17 may be gone and are waiting for a second run to confirm.",
  );
  expect(report(store).html).not.toContain("&gt;99.9%");
  expect(text).not.toMatch(/%/);
});

test("fewer stored than claimed is a share, and the limit of the API is named only where it can be the reason", () => {
  const small = stored(3, 6);
  cover(small, 3, 6);
  expect(textOf(small, "survival")).toContain(
    "3 of the 6 videos that the channel claims were found and stored (50.0%)",
  );
  expect(textOf(small, "survival")).not.toContain("20,000");
  const big = stored(3, 20_001);
  cover(big, 3, 20_001);
  expect(textOf(big, "survival")).toContain("The API lists no more than the newest 20,000 videos of a channel.");
});

test("a scrape since a day is told as one and blames nobody", () => {
  const store = stored(3, 500);
  addRun(store, { state: "done", options: '{"since":"2026-03-01T00:00:00Z"}' });
  const member = { playlist_id: "UU0000000000000000000001", channel_id: CHANNEL, first_seen_at: AT, last_seen_at: AT };
  for (const [video_id, published_at] of [
    ["older000000", "2026-02-28T00:00:00Z"],
    ["newer000000", "2026-03-02T00:00:00Z"],
  ] as const) {
    insert(store, "playlist_members", { ...member, video_id, published_at, last_run_id: 1 });
  }
  const text = textOf(store, "survival");
  expect(text).toContain("The newest listing asked only for videos since 1 March 2026");
  expect(text).toContain("3 videos stored, the channel claims 500");
  expect(text).not.toMatch(/20,000|No run/);
  expect(numbersOf(store).coverage).toMatchObject({ listed: null, since: "2026-03-01T00:00:00Z", untold: 1 });
});

test.each(["running", "stopped", "failed"])("a run that is %s makes the report one of an unfinished run", (state) => {
  const store = stored(3, 6);
  addRun(store, { run_id: 4, state });
  addRun(store, { run_id: 5, state: "abandoned" });
  for (let seq = 1; seq <= 5; seq++) {
    insert(store, "run_videos", { run_id: 4, seq, video_id: idOf(seq), settled: Number(seq < 3) });
  }
  const text = textOf(store, "survival");
  expect(text.match(/unfinished run/g)).toHaveLength(1);
  expect(text).toContain("2 of the 5 videos that it has found so far are done");
  expect(report(store).html).toContain("a run is unfinished");
});

test("videos that are listed without a row are told with their number, each once", () => {
  const store = stored(3, 5);
  cover(store, 3, 5);
  const member = { channel_id: CHANNEL, first_seen_at: AT, last_seen_at: AT, last_run_id: 1 };
  for (const [playlist_id, video_id] of [
    ["UU0000000000000000000001", idOf(0)],
    ["UU0000000000000000000001", "untold00001"],
    ["UU0000000000000000000001", "untold00002"],
    ["UULF0000000000000000000001", "untold00002"],
  ] as const) {
    insert(store, "playlist_members", { ...member, playlist_id, video_id });
  }
  expect(numbersOf(store).coverage.untold).toBe(2);
  expect(textOf(store, "survival")).toContain(
    "All 3 stored videos were public when they were last asked for. 2 more are listed, but not told by any answer yet",
  );
});

/** Counts of moments: at each time the views of some videos. */
function counted(moments: readonly (readonly [at: string, views: readonly (number | null)[]])[]): Store {
  const store = stored(4, 4, (index) => ({ title: `Video ${index}` }));
  for (const [at, views] of moments) {
    for (const [index, view_count] of views.entries()) {
      if (view_count !== null) insert(store, "video_stats", { video_id: idOf(index), retrieved_at: at, view_count });
    }
  }
  return store;
}

test("videos found later add nothing to the growth, of which the headline is of those at both times", () => {
  const store = counted([
    ["2026-10-01T08:00:00.000Z", [100, 200, null, null]],
    ["2026-11-01T08:00:00.000Z", [110, 205, 9_000_000, null]],
    ["2026-11-20T08:00:00.000Z", [130, null, 9_500_000, 4_000_000]],
  ]);
  const { history } = numbersOf(store);
  expect(history).toMatchObject({ videos_in_both: 1, derived_gained: 30 });
  expect(history.moments.map(({ derived_views_of_same }) => derived_views_of_same)).toEqual([100, 110, 130]);
  expect(
    history.moments.map(({ videos, videos_again, derived_gained }) => [videos, videos_again, derived_gained]),
  ).toEqual([
    [2, 0, 0],
    [3, 2, 15],
    [3, 2, 500_020],
  ]);
  expect(textOf(store, "history")).toContain(
    "Between 1 October 2026 and 20 November 2026 the one video asked for at both times gained 30 views.",
  );
});

test("fewer views than before are a fall", () => {
  const store = counted([
    ["2026-10-01T08:00:00.000Z", [100, 2000, null, null]],
    ["2026-11-20T08:00:00.000Z", [90, 1500, null, null]],
  ]);
  const text = textOf(store, "history");
  expect(text).toContain("the 2 videos asked for at both times fell by 510 views.");
  expect(text).not.toMatch(/gained -|fell by -/);
});

test("several moments of a day are told apart, and a run cut in two is one", () => {
  const store = counted([
    ["2026-11-20T08:00:00.000Z", [100, null, null, null]],
    ["2026-11-20T08:00:01.000Z", [null, 100, null, null]],
    ["2026-11-20T17:30:00.000Z", [120, null, null, null]],
    ["2026-11-20T17:30:01.000Z", [null, 130, null, null]],
  ]);
  const { history } = numbersOf(store);
  expect(history.moments.map(({ from, to }) => [from.slice(11, 19), to.slice(11, 19)])).toEqual([
    ["08:00:00", "08:00:01"],
    ["17:30:00", "17:30:01"],
  ]);
  expect(textOf(store, "history")).toContain(
    "Between 20 November 2026, 08:00 UTC and 20 November 2026, 17:30 UTC the 2 videos asked for at both times gained 50 views.",
  );
});

test("a run that begins with new videos is a moment of its own from there on", () => {
  const store = counted([
    ["2026-10-01T08:00:00.000Z", [100, null, null, null]],
    ["2026-11-20T08:00:00.000Z", [null, 70, null, null]],
    ["2026-11-20T08:00:01.000Z", [101, null, null, null]],
  ]);
  addRun(store, { state: "done", started_at: "2026-10-01T07:59:59.000Z" });
  addRun(store, { state: "done", started_at: "2026-11-20T07:59:59.000Z" });
  expect(numbersOf(store).history.moments.map(({ from, videos }) => [from.slice(0, 10), videos])).toEqual([
    ["2026-10-01", 1],
    ["2026-11-20", 2],
  ]);
});

test("the history chart names at most six moments by their dates, on an axis that is close to its values", () => {
  const days = Array.from({ length: 25 }, (_, index) => `2026-10-${String(index + 1).padStart(2, "0")}`);
  const store = counted(
    days.map((day, index) => [`${day}T08:00:00.000Z`, [1_000_000 + 100 * index, null, null, null]]),
  );
  const { html } = report(store);
  const chart = /<svg[^>]*aria-label="Line chart of views over the moments[\s\S]*?<\/svg>/.exec(html)?.[0] ?? "";
  const names = [...chart.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, name]) => name ?? "");
  const dates = names.filter((name) => /^\d+ Oct$/.test(name));
  expect(dates.length).toBeGreaterThan(2);
  expect(dates.length).toBeLessThanOrEqual(6);
  expect([dates[0], dates.at(-1)]).toEqual(["1 Oct", "25 Oct"]);
  const values = names.filter((name) => name.endsWith("M"));
  expect(new Set(values).size).toBe(values.length);
  expect(values.length).toBeGreaterThan(2);
  expect(Math.min(...values.map((name) => Number.parseFloat(name)))).toBeGreaterThan(0.99);
  expect(html).toContain("does not begin at 0");
});

test("a number of an episode is no hashtag", () => {
  const titles = ["Part #12", "#3 again", "C#sharp", "# lone", "a #tag", "#2024recap", "#\u00e9t\u00e9 #5"];
  const store = stored(titles.length, 9, (index) => ({ title: titles[index] ?? null }));
  const found = numbersOf(store).titles.traits.find(({ trait }) => trait === "a hashtag");
  expect(found?.videos).toBe(3);
});

test("durations of 0 are left out of the statistics and counted", () => {
  const seconds = [0, 60, 0, 120, 240];
  const store = stored(5, 5, (index) => ({ duration_s: seconds[index] ?? null }));
  const { durations, overview } = numbersOf(store);
  expect(durations).toMatchObject({ zero: 2, spread: { count: 3, min: 60, derived_p50: 120 } });
  expect(overview.derived_median_duration_s).toBe(120);
  const text = textOf(store, "duration");
  expect(text).toContain("2 videos with a duration of 0, to come or still on, are left out.");
  expect(text).toMatch(/shortest 1 min/);
});

test("a title leads to its video only where the id is one", () => {
  const ids = ["good-id_0A1", "bad id 0000", "tooshort", '"><b>000000'];
  const store = emptyStore();
  addChannel(store);
  for (const video_id of ids) {
    addVideo(store, video_id, { title: `Title of ${video_id}` });
    insert(store, "video_stats", { video_id, retrieved_at: "2026-10-01T08:00:00Z", view_count: 1 });
    insert(store, "video_stats", { video_id, retrieved_at: "2026-10-02T08:00:00Z", view_count: 5 });
  }
  expect(report(store).html.match(/https:[^>]*>/g)).toEqual([
    'https://www.youtube.com/watch?v=good-id_0A1" rel="noreferrer">',
  ]);
});

test("every column has its card or its line, and pictures of sizes only where a size tells something", () => {
  const store = stored(6, 6, (index) => ({
    title: "x".repeat(index + 1),
    duration_raw: `PT${10 ** index}S`,
    default_language: ["en", "de", "pt-BR", "zh-Hans", "fr", "x"][index] ?? null,
    license: "youtube",
    embeddable: index % 2,
  }));
  const { html } = report(store);
  const chapter = html.slice(html.indexOf('<section id="columns"'), html.indexOf('<section id="limits"'));
  for (const { name } of numbersOf(store).columns) expect(chapter.split(`<code>${name}</code>`).length).toBe(2);
  const cards = chapter.split('<div class="card">').slice(1);
  const drawn = cards.flatMap((card) =>
    card.includes('<svg class="plot') ? (/<code>(\w+)<\/code>/.exec(card)?.[1] ?? []) : [],
  );
  expect(drawn).toEqual(["title"]);
  const names = cards.map((card) => /<code>(\w+)<\/code>/.exec(card)?.[1]);
  expect(names).not.toContain("license");
  expect(names).not.toContain("embeddable");
  expect(names).toContain("default_language");
});

test("a value that one video alone has is not called frequent beside those that several have", () => {
  const titles = ["twice", "twice", "once", "alone"];
  const { html } = report(stored(4, 4, (index) => ({ title: titles[index] ?? null })));
  const card = html.slice(html.indexOf("<code>title</code>"));
  const own = card.split('<div class="card">')[0] ?? "";
  expect(own).toContain("<bdi>twice</bdi>");
  expect(own.split("<table>")[1]?.split("</table>")[0]).not.toMatch(/once|alone/);
});

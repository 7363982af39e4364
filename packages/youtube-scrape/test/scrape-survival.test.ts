import { expect, test } from "vitest";
import type { ScrapeOptions } from "../src/options.ts";
import { refresh } from "../src/scrape/refresh.ts";
import { resume } from "../src/scrape/resume.ts";
import { scrape } from "../src/scrape/scrape.ts";
import { dump } from "../src/store/dump.ts";
import { prune } from "../src/store/prune.ts";
import { unfinishedRuns } from "../src/store/runs.ts";
import { type Asked, CHANNEL, json, type MemoryOptions, memoryApi, refusal, SHORTS, someVideos } from "./memory-api.ts";
import { finished, warningsOf } from "./run.ts";
import { type SetUp, setUp } from "./set-up.ts";

const HOUR = 3_600_000;

/** Runs work to its end on a set-up, interrupted at the nth request and gone on with; how many requests it took in all. */
async function interrupted(
  memory: MemoryOptions,
  at: number,
  work: (base: SetUp, more: Partial<ScrapeOptions>) => Promise<unknown>,
): Promise<{ base: SetUp; calls: number }> {
  const base = setUp(memory);
  const abort = new AbortController();
  const cut = memoryApi({
    ...memory,
    intercept: (asked) => {
      if (asked.number === at) abort.abort();
      return abort.signal.aborted ? new Error("cut off") : memory.intercept?.(asked);
    },
  });
  await work(base, { transport: cut.transport, concurrency: 1, signal: abort.signal }).catch(() => undefined);
  const rest = memoryApi(memory);
  for (const { runId } of unfinishedRuns(base.store)) {
    await finished(resume({ ...base.options, transport: rest.transport, concurrency: 1, runId }));
  }
  return { base, calls: cut.asked.length + rest.asked.length };
}

const WORKS: readonly [string, MemoryOptions, (base: SetUp, more: Partial<ScrapeOptions>) => Promise<unknown>][] = [
  [
    "since a day",
    { videos: someVideos(700) },
    ({ options }, more) => finished(scrape({ ...options, since: "2024-11-01", ...more })),
  ],
  [
    "with kinds",
    { videos: someVideos(300), shorts: () => [["v0000000001", "v0000000007"]] },
    ({ options }, more) => finished(scrape({ ...options, kinds: ["short"], ...more })),
  ],
  [
    "of what is known",
    { videos: someVideos(300) },
    async ({ options, clock }, more) => {
      await finished(scrape(options));
      clock.advance(HOUR);
      await finished(scrape({ ...options, ...more }));
    },
  ],
  [
    "beyond the cap",
    { videos: someVideos(500), cap: 150 },
    ({ options }, more) => finished(scrape({ ...options, beyondCap: true, ...more })),
  ],
];

test.each(WORKS)("a run %s that is cut off anywhere leaves the same data for one request more", async (...row) => {
  const [, memory, work] = row;
  const whole = await interrupted(memory, -1, work);
  expect(whole.calls).toBeGreaterThan(5);
  const expected = dump(whole.base.store.db);
  for (let at = 0; at < whole.calls; at++) {
    const { base, calls } = await interrupted(memory, at, work);
    expect(dump(base.store.db)).toBe(expected);
    expect(calls).toBeLessThanOrEqual(whole.calls + 1);
  }
});

test("a video that is left out once is asked for again and comes", async () => {
  const videos = someVideos(300);
  let first = true;
  const intercept = ({ path, query }: Asked) => {
    if (path !== "videos" || !first) return undefined;
    first = false;
    const ids = (query.get("id") ?? "").split(",").slice(3);
    return json({ items: ids.map((id) => ({ id, snippet: { channelId: CHANNEL, title: id } })) });
  };
  const { options, events, ids } = setUp({ videos, intercept });
  const { result } = await finished(scrape(options));
  expect([ids().length, result.complete, result.units.general]).toEqual([300, true, 1 + 6 + 6 + 1]);
  expect(warningsOf(events)).toEqual([]);
});

test("videos that are listed but never told are missing, and the run says so", async () => {
  const videos = someVideos(120);
  const api = memoryApi({ videos });
  const { options, events, store } = setUp({ videos });
  const hidden = new Set(videos.slice(0, 7).map(({ id }) => id));
  const transport: typeof api.transport = async (request) => {
    const url = new URL(request.url);
    const ids = (url.searchParams.get("id") ?? "").split(",").filter((id) => !hidden.has(id));
    if (url.pathname.endsWith("/videos")) url.searchParams.set("id", ids.join(","));
    return api.transport({ ...request, url: url.href });
  };
  const { result } = await finished(scrape({ ...options, transport }));
  expect(result).toMatchObject({ videos: 113, complete: false, coverage: { listed: 113, claimed: 120 } });
  expect(warningsOf(events)).toEqual(["COVERAGE", "OMITTED"]);
  expect(store.db.prepare("SELECT listed, claimed FROM coverage").all()).toEqual([{ listed: 113, claimed: 120 }]);
});

test("an answer without items, or an error under status 200, is tried again and makes no video vanish", async () => {
  const { options, clock, one } = setUp({ videos: someVideos(60) });
  await finished(scrape(options));
  for (const odd of [{}, { items: null }, { error: { code: 500 } }, { items: {} }]) {
    clock.advance(HOUR);
    let count = 0;
    const intercept = ({ path }: Asked) => (path === "videos" && count++ < 2 ? json(odd) : undefined);
    const { transport } = memoryApi({ videos: someVideos(60), intercept });
    const { result } = await finished(refresh({ ...options, transport }));
    expect(result.updated).toBe(60);
  }
  expect(one("SELECT sum(omissions) FROM videos")).toBe(0);
});

test("pruning between a stop and its resume loses nothing of the run", async () => {
  const { options, store, clock, ids } = setUp({ videos: someVideos(400) });
  await expect(finished(scrape({ ...options, maxUnits: 9 }))).rejects.toMatchObject({ code: "E_UNITS" });
  clock.advance(40 * 24 * HOUR);
  prune(store, { olderThanMs: 30 * 24 * HOUR, now: clock.now() });
  const runId = unfinishedRuns(store)[0]?.runId ?? 0;
  await finished(resume({ ...options, runId }));
  await finished(scrape(options));
  expect(ids()).toHaveLength(400);
});

test("a page that a list of Shorts loses once is found by listing it again", async () => {
  const videos = someVideos(300);
  const shorts = videos.slice(0, 120).map(({ id }) => id);
  const whole = [shorts.slice(0, 50), shorts.slice(50, 100), shorts.slice(100)];
  const { options, one } = setUp({ videos, shorts: (pass) => (pass === 1 ? whole.toSpliced(1, 1) : whole) });
  await finished(scrape({ ...options, kinds: ["short"] }));
  expect(one("SELECT count(*) FROM videos WHERE kind = 'short' AND kind_source = 'membership'")).toBe(120);
  expect(one(`SELECT count(*) FROM playlist_members WHERE playlist_id = '${SHORTS}'`)).toBe(120);
});

test("a video that leaves the list of Shorts is no longer one", async () => {
  const videos = someVideos(60);
  const listed = (ids: readonly string[]) => memoryApi({ videos, shorts: () => [ids] }).transport;
  const { options, clock, one } = setUp({ videos });
  await finished(scrape({ ...options, kinds: ["short"], transport: listed(["v0000000001", "v0000000002"]) }));
  clock.advance(HOUR);
  await finished(scrape({ ...options, kinds: ["short"], transport: listed(["v0000000002"]) }));
  expect(one("SELECT group_concat(video_id) FROM videos WHERE kind = 'short'")).toBe("v0000000002");
});

test("a page lost from a listing since a day is found too", async () => {
  const videos = someVideos(300);
  const ids = videos.map(({ id }) => id);
  const whole = [0, 1, 2, 3, 4, 5].map((i) => ids.slice(50 * i, 50 * i + 50));
  const { options, ids: stored } = setUp({ videos, pages: (pass) => (pass === 1 ? whole.toSpliced(2, 1) : whole) });
  await finished(scrape({ ...options, since: "2006-01-01" }));
  expect(stored()).toHaveLength(300);
});

test("parts that are not asked for keep their extras, and no kind is guessed without them", async () => {
  const videos = someVideos(3);
  const told = (part: string) =>
    memoryApi({
      videos,
      intercept: ({ path }) =>
        path === "videos"
          ? json({
              items: videos.map(({ id }) => ({
                id,
                snippet: { channelId: CHANNEL, title: id, publishedAt: "2025-01-01T00:00:00Z" },
                ...(part === "all" && { player: { embedHtml: "<b>" }, liveStreamingDetails: { actualStartTime: "x" } }),
                contentDetails: { duration: "PT9M" },
              })),
            })
          : undefined,
    }).transport;
  const { options, clock, one } = setUp({ videos });
  await finished(scrape({ ...options, transport: told("all") }));
  const extras = one("SELECT extras FROM videos");
  expect(extras).toContain("player.embedHtml");
  clock.advance(HOUR);
  await finished(scrape({ ...options, transport: told("some"), parts: ["snippet"] }));
  expect(one("SELECT extras FROM videos")).toBe(extras);
  const fresh = setUp({ videos });
  await finished(scrape({ ...fresh.options, transport: told("some"), parts: ["snippet", "contentDetails"] }));
  expect(fresh.one("SELECT count(kind) FROM videos")).toBe(0);
});

test("a listed video that says it is of another channel is kept with its channel, with a warning", async () => {
  const videos = someVideos(2);
  const intercept = ({ path }: Asked) =>
    path === "videos"
      ? json({ items: videos.map(({ id }) => ({ id, snippet: { channelId: "UCother" } })) })
      : undefined;
  const { options, events, one } = setUp({ videos, intercept });
  const { result } = await finished(scrape(options));
  expect([result.videos, one("SELECT count(DISTINCT channel_id) FROM videos")]).toEqual([2, 1]);
  expect(warningsOf(events)).toEqual(["MALFORMED"]);
});

test("a search whose pages never end, or whose tokens are always refused, ends", async () => {
  const memory = { videos: someVideos(400), cap: 100, claimed: 400 };
  const endless = ({ path, number }: Asked) =>
    path === "search" ? json({ items: [], nextPageToken: `t${number}` }) : undefined;
  const refused = ({ path }: Asked) => (path === "search" ? refusal(400, "invalidPageToken", "no") : undefined);
  const one = setUp({ ...memory, intercept: endless });
  await finished(scrape({ ...one.options, beyondCap: true }));
  expect(one.asked.filter(({ path }) => path === "search").length).toBeLessThan(5);
  const two = setUp({ ...memory, intercept: refused });
  await expect(finished(scrape({ ...two.options, beyondCap: true }))).rejects.toMatchObject({ code: "E_ANSWER" });
  expect(two.asked.filter(({ path }) => path === "search").length).toBeLessThan(10);
});

test("nothing is searched where nothing is missing", async () => {
  const { options, asked, clock } = setUp({ videos: someVideos(400) });
  await finished(scrape({ ...options, beyondCap: true }));
  clock.advance(HOUR);
  await finished(scrape({ ...options, beyondCap: true }));
  await finished(scrape({ ...options, beyondCap: true, since: "2024-12-01" }));
  expect(asked.filter(({ path }) => path === "search")).toEqual([]);
});

test("a server may ask for patience by seconds or by date, and for too much of it", async () => {
  const limited = (retryAfter: string) => {
    const busy = refusal(429, "rateLimitExceeded", "Quota exceeded: Queries per minute");
    return setUp({
      videos: someVideos(5),
      intercept: ({ number }) => (number === 0 ? { ...busy, headers: { "retry-after": retryAfter } } : undefined),
    });
  };
  for (const text of ["70", "Mon, 15 Jun 2026 12:01:10 GMT"]) {
    const { options, clock } = limited(text);
    await finished(scrape(options));
    expect(clock.waits).toEqual([70_000]);
  }
  const { options } = limited("3600");
  await expect(finished(scrape(options))).rejects.toMatchObject({ code: "E_RATE" });
});

test("a limit per minute is outlasted by the pauses alone", async () => {
  const busy = refusal(429, "rateLimitExceeded", "Quota exceeded: Queries per minute");
  const { options, clock } = setUp({ videos: someVideos(5), intercept: () => busy });
  await expect(finished(scrape({ ...options, random: () => 0 }))).rejects.toMatchObject({ code: "E_RATE" });
  expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(60_000);
});

test("options that can't be leave no run behind", async () => {
  const { options, one } = setUp({ videos: [] });
  const odd: Partial<ScrapeOptions>[] = [
    { baseUrl: "https://www.googleapis.com/youtube/v3?key=AIzaSomeKey" },
    { concurrency: 0 },
    { apiKey: "" },
  ];
  for (const more of odd) await expect(finished(scrape({ ...options, ...more }))).rejects.toThrow();
  expect(one("SELECT count(*) FROM runs")).toBe(0);
});

test("two runs on one store do not get in each other's way", async () => {
  const { options } = setUp({ videos: someVideos(200) });
  const first = scrape(options);
  await first.next();
  await expect(finished(scrape(options))).rejects.toMatchObject({ code: "E_BUSY" });
  await finished(first);
  await finished(scrape(options));
});

test("a key that the server repeats with escapes is in no row and no warning", async () => {
  const key = 'AIza"quoted\\key-of-a-test';
  const escaped = Array.from(key, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const text = `{"items":[{"id":"v0000000000","snippet":{"channelId":"${CHANNEL}","title":"${escaped}","${escaped}":1}}]}`;
  const intercept = ({ path }: Asked) =>
    path === "videos" ? { status: 200, headers: {}, body: new TextEncoder().encode(text) } : undefined;
  const { options, events, one } = setUp({ videos: someVideos(1), intercept });
  await finished(scrape({ ...options, apiKey: key }));
  expect(one("SELECT title FROM videos")).toBe("[redacted]");
  expect(JSON.stringify(events)).not.toContain("quoted");
});

import { expect, test } from "vitest";
import { ScrapeError } from "../src/core/error.ts";
import type { ScrapeOptions } from "../src/options.ts";
import { estimate } from "../src/scrape/estimate.ts";
import { refresh } from "../src/scrape/refresh.ts";
import { resume } from "../src/scrape/resume.ts";
import { scrape } from "../src/scrape/scrape.ts";
import { dump } from "../src/store/dump.ts";
import { unfinishedRuns } from "../src/store/runs.ts";
import { type Asked, json, type MemoryOptions, memoryApi, refusal, someVideos } from "./memory-api.ts";
import { finished, warningsOf } from "./run.ts";
import { setUp } from "./set-up.ts";

test("a channel costs one call, one a page and one a batch, and each is in the ledger", async () => {
  const { asked, options, one, ids } = setUp({ videos: someVideos(1234) });
  const { rows, result } = await finished(scrape(options));
  expect(result).toMatchObject({
    videos: 1234,
    inserted: 1234,
    updated: 0,
    units: { general: 1 + 25 + 25, search: 0, stats: 0 },
    coverage: { listed: 1234, claimed: 1234 },
    complete: true,
  });
  expect(rows.map(({ video_id }) => video_id).toSorted()).toEqual(ids());
  expect(asked).toHaveLength(51);
  expect(one("SELECT sum(units) FROM quota_ledger")).toBe(51);
  expect(one("SELECT count(*) FROM video_stats")).toBe(1234);
  expect(one("SELECT sum(videos) FROM month_rollup")).toBe(1234);
  expect(one("SELECT count(*) FROM run_videos")).toBe(0);
});

test("the key is in a header and in no address", async () => {
  const { asked, options } = setUp({ videos: someVideos(60) });
  await finished(scrape(options));
  expect(asked.every(({ headers }) => headers["x-goog-api-key"] === "key-of-the-test")).toBe(true);
  expect(asked.filter(({ url }) => url.includes("key-of-the-test") || url.includes("key="))).toEqual([]);
});

test("the estimate is what the scrape then costs", async () => {
  for (const count of [0, 1, 49, 50, 51, 999, 2000]) {
    const { options, asked } = setUp({ videos: someVideos(count) });
    const { units, spent, listed } = await estimate(options);
    expect([listed, spent.general]).toEqual([count, 2]);
    const { result } = await finished(scrape(options));
    expect({ count, units: result.units }).toEqual({ count, units });
    expect(asked.length).toBe(2 + units.general);
  }
});

test("what is aborted at any request and resumed leaves the same data, at a price of the requests in flight", async () => {
  const videos = someVideos(430);
  const undisturbed = setUp({ videos });
  await finished(scrape(undisturbed.options));
  const wanted = dump(undisturbed.store.db);
  const whole = undisturbed.asked.length;
  for (const concurrency of [1, 5]) {
    for (let at = 0; at < whole; at++) {
      const abort = new AbortController();
      const { asked, options, store } = setUp({
        videos,
        intercept: ({ number }) => {
          if (number === at) abort.abort();
          return abort.signal.aborted && number <= at + concurrency ? new Error("cut off") : undefined;
        },
      });
      await expect(finished(scrape({ ...options, concurrency, signal: abort.signal }))).rejects.toMatchObject({
        code: "E_ABORTED",
      });
      const [run] = unfinishedRuns(store);
      const before = asked.length;
      // A transport that knows nothing of the interruption.
      const { transport } = memoryApi({ videos });
      let calls = 0;
      const counting: typeof transport = (request) => {
        calls++;
        return transport(request);
      };
      await finished(resume({ ...options, transport: counting, runId: run?.runId ?? 0 }));
      expect(dump(store.db)).toBe(wanted);
      expect(before + calls - whole).toBeLessThanOrEqual(concurrency);
    }
  }
});

test("a caller that stops listening leaves a run that can be gone on with", async () => {
  const { options, store } = setUp({ videos: someVideos(200) });
  for await (const row of scrape(options)) {
    expect(row.title).toMatch(/^Video /);
    break;
  }
  expect(unfinishedRuns(store).map(({ state, reason }) => [state, reason])).toEqual([["stopped", "E_ABORTED"]]);
  const { result } = await finished(scrape(options));
  expect([result.runId, result.videos, result.inserted]).toEqual([1, 200, 200]);
});

test("duplicates, another order and a page lost once leave the exact set", async () => {
  const videos = someVideos(300);
  const ids = videos.map(({ id }) => id);
  const cut = (list: readonly string[]) => [0, 1, 2, 3, 4, 5, 6].map((i) => list.slice(50 * i, 50 * i + 50));
  const pages = (pass: number) => {
    const repeated = [...ids.slice(0, 60), ...ids.slice(55, 300)].toReversed();
    return pass === 1 ? cut(repeated).filter((_, i) => i !== 2) : cut(repeated);
  };
  const { options, events, ids: stored } = setUp({ videos, pages });
  const { result } = await finished(scrape(options));
  expect(stored()).toEqual(ids.toSorted());
  expect(result.complete).toBe(true);
  expect(warningsOf(events)).toEqual(["RELISTED"]);
});

test("a channel beyond the cap is reported as incomplete and recovered by search over days", async () => {
  const videos = someVideos(2500);
  const memory: MemoryOptions = { videos, cap: 1000 };
  const { options, store, ids, clock, one } = setUp(memory);
  const first = await finished(scrape(options));
  expect(first.result).toMatchObject({ complete: false, coverage: { listed: 1000, claimed: 2500 } });
  expect(one("SELECT listed || ' of ' || claimed FROM coverage")).toBe("1000 of 2500");

  let searches = 0;
  let allowance = 20;
  const limited = memoryApi({
    ...memory,
    intercept: ({ path }: Asked) => {
      if (path !== "search") return undefined;
      searches++;
      const message = "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day' of service";
      return allowance-- > 0 ? undefined : refusal(429, "rateLimitExceeded", message, { status: "RESOURCE_EXHAUSTED" });
    },
  });
  const day = { ...options, transport: limited.transport, beyondCap: true };
  await expect(finished(scrape(day))).rejects.toMatchObject({ code: "E_QUOTA_SEARCH", bucket: "search" });
  expect(searches).toBe(21);
  allowance = 100;
  clock.advance(86_400_000);
  const last = await finished(resume({ ...day, runId: unfinishedRuns(store)[0]?.runId ?? 0 }));
  expect(ids()).toEqual(videos.map(({ id }) => id).toSorted());
  expect(last.result).toMatchObject({ complete: true, coverage: { listed: 2500, claimed: 2500 } });
});

test("a daily stop is not tried again, and its hint names the moment of renewal", async () => {
  const { options, asked, clock, one } = setUp({
    videos: someVideos(500),
    intercept: ({ number }) =>
      number < 4
        ? undefined
        : refusal(
            403,
            "quotaExceeded",
            'The request cannot be completed because you have exceeded your <a href="/x">quota</a>.',
          ),
  });
  const error: unknown = await finished(scrape({ ...options, concurrency: 1 })).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ScrapeError);
  expect(error).toMatchObject({ code: "E_QUOTA_DAY", hint: expect.stringContaining("2026-06-16 07:00 UTC") });
  expect(asked.length).toBe(5);
  expect(clock.waits).toEqual([]);
  expect(one("SELECT bucket FROM quota_stops")).toBe("general");
});

test("passing failures are tried again with growing pauses, and each try is charged", async () => {
  const failures = [
    new Error("socket hang up"),
    json("cut", 200),
    refusal(503, "backendError", "Backend Error"),
    refusal(429, "rateLimitExceeded", "Quota exceeded for 'Queries per minute'"),
    { status: 200, headers: { "content-encoding": "gzip" }, body: new Uint8Array([31, 139, 8, 0, 1]) },
  ];
  const { options, clock, one } = setUp({
    videos: someVideos(10),
    intercept: ({ number }) => (number >= 1 ? failures[number - 1] : undefined),
  });
  const { result } = await finished(scrape(options));
  expect(result.videos).toBe(10);
  expect(clock.waits).toEqual([250, 500, 1000, 3000, 4000]);
  expect(one("SELECT sum(units) FROM quota_ledger")).toBe(3 + failures.length);
});

test("a request that never left is taken off the account again", async () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const { options, one } = setUp({
    videos: someVideos(10),
    intercept: ({ number }) => (number < 2 ? refused : undefined),
  });
  const { result } = await finished(scrape(options));
  expect(result.units.general).toBe(3);
  expect(one("SELECT sum(units) FROM quota_ledger")).toBe(3);
});

test("a limit of units stops the run, and resume goes on", async () => {
  const { options, store, asked, one } = setUp({ videos: someVideos(500) });
  await expect(finished(scrape({ ...options, concurrency: 2, maxUnits: 7 }))).rejects.toMatchObject({
    code: "E_UNITS",
  });
  expect(asked.length).toBe(7);
  const stored = one("SELECT count(*) FROM videos");
  expect(stored).toBeGreaterThan(0);
  expect(one("SELECT sum(videos) FROM month_rollup")).toBe(stored);
  expect(one("SELECT count(*) FROM videos_fts WHERE videos_fts MATCH 'video'")).toBe(stored);
  const { result } = await finished(resume({ ...options, runId: unfinishedRuns(store)[0]?.runId ?? 0 }));
  expect([result.videos, result.units.general]).toEqual([500, 21]);
});

test("a page token that is refused starts the listing over and keeps what was found", async () => {
  let refused = false;
  const { options } = setUp({
    videos: someVideos(500),
    intercept: ({ query }) => {
      if (refused || query.get("pageToken") !== "6") return undefined;
      refused = true;
      return refusal(400, "invalidPageToken", "The request specifies an invalid page token.");
    },
  });
  const { result } = await finished(scrape(options));
  expect([result.videos, result.inserted, result.complete]).toEqual([500, 500, true]);
});

test("a second scrape lists only the pages that may hold news and adds to the history of all", async () => {
  const videos = someVideos(600);
  const { options, store, one, clock } = setUp({ videos });
  await finished(scrape(options));
  clock.advance(3_600_000);
  const grown = [{ id: "newest00000", publishedAt: "2026-06-15T12:30:00Z", title: "New", views: "1" }, ...videos];
  const first = grown[1];
  if (first !== undefined) grown[1] = { ...first, title: "Renamed" };
  const { transport, asked } = memoryApi({ videos: grown });
  const { result } = await finished(scrape({ ...options, transport }));
  expect(asked.filter(({ path }) => path === "playlistItems")).toHaveLength(1 + 4);
  expect(result).toMatchObject({ inserted: 1, updated: 600, complete: true });
  expect(one("SELECT count(*) FROM video_stats")).toBe(600 + 601);
  expect(store.db.prepare("SELECT field, old, new FROM video_changes").all()).toEqual([
    { field: "title", old: "Video 0", new: "Renamed" },
  ]);
});

test("with newOnly, known videos are left as they are", async () => {
  const videos = someVideos(300);
  const { options, clock, one } = setUp({ videos });
  await finished(scrape(options));
  clock.advance(3_600_000);
  const { transport, asked } = memoryApi({
    videos: [{ id: "newest00000", publishedAt: "2026-06-15T12:30:00Z", title: "New" }, ...videos],
  });
  const { result } = await finished(scrape({ ...options, transport, newOnly: true }));
  expect(result).toMatchObject({ inserted: 1, updated: 0 });
  expect(asked.filter(({ path }) => path === "videos").map(({ query }) => query.get("id"))).toEqual(["newest00000"]);
  expect(one("SELECT view_count FROM videos WHERE video_id = 'newest00000'")).toBeNull();
});

test("a video is taken as gone only when two runs in a row miss it, and its last row stays", async () => {
  const videos = someVideos(60);
  const { options, one, clock } = setUp({ videos });
  await finished(scrape(options));
  const gone = memoryApi({ videos: videos.slice(1) });
  const later = { ...options, transport: gone.transport };
  clock.advance(3_600_000);
  await finished(refresh(later));
  expect(one("SELECT availability || omissions FROM videos WHERE video_id = 'v0000000000'")).toBe("available1");
  clock.advance(3_600_000);
  await finished(refresh(later));
  expect(one("SELECT availability || title FROM videos WHERE video_id = 'v0000000000'")).toBe("unavailableVideo 0");
  expect(one("SELECT field || new FROM video_changes")).toBe("availabilityunavailable");
  clock.advance(3_600_000);
  await finished(scrape(options));
  expect(one("SELECT availability || omissions FROM videos WHERE video_id = 'v0000000000'")).toBe("available0");
});

test("counts are refreshed from their own allowance, and a video left out there is not taken as gone", async () => {
  const videos = someVideos(120);
  const { options, one, clock } = setUp({ videos });
  await finished(scrape(options));
  for (let run = 0; run < 3; run++) {
    clock.advance(3_600_000);
    const { transport } = memoryApi({ videos: videos.slice(1) });
    const { result } = await finished(refresh({ ...options, transport, statsOnly: true }));
    expect(result).toMatchObject({ units: { general: 0, search: 0, stats: 3 }, updated: 119 });
  }
  expect(one("SELECT count(*) FROM video_stats")).toBe(120 + 3 * 119);
  expect(one("SELECT availability || omissions FROM videos WHERE video_id = 'v0000000000'")).toBe("available0");
});

test("two runs at the same moment still make two rows of history", async () => {
  const { options, one } = setUp({ videos: someVideos(10) });
  await finished(scrape(options));
  await finished(refresh(options));
  expect(one("SELECT count(*) FROM video_stats")).toBe(20);
});

test("parts that are not asked for keep what is stored", async () => {
  const { options, one, clock } = setUp({ videos: someVideos(10) });
  await finished(scrape(options));
  clock.advance(1000);
  await finished(scrape({ ...options, parts: ["status"] }));
  expect(one("SELECT view_count FROM videos WHERE video_id = 'v0000000003'")).toBe(1003);
  expect(one("SELECT duration_s FROM videos WHERE video_id = 'v0000000003'")).toBe(241);
  expect(one("SELECT count(*) FROM video_changes")).toBe(0);
});

test("only videos since a day are fetched, and the listing ends soon after it", async () => {
  const { options, asked } = setUp({ videos: someVideos(1000) });
  const { result } = await finished(scrape({ ...options, since: "2024-12-01" }));
  expect([result.videos, result.complete]).toEqual([32, true]);
  expect(asked.filter(({ path }) => path === "playlistItems")).toHaveLength(5);
});

test("an unknown channel and odd options are told as such", async () => {
  const { options } = setUp({ videos: [] });
  const scraped = (more: Partial<ScrapeOptions>) => finished(scrape({ ...options, ...more }));
  await expect(scraped({ channel: "UCaaaaaaaaaaaaaaaaaaaaaa" })).rejects.toMatchObject({ code: "E_UNKNOWN_CHANNEL" });
  await expect(scraped({ channel: "nobody" })).rejects.toMatchObject({ code: "E_CHANNEL" });
  await expect(scraped({ parts: ["fileDetails"] })).rejects.toMatchObject({ code: "E_USAGE" });
  await expect(scraped({ since: "yesterday" })).rejects.toMatchObject({ code: "E_USAGE" });
  await expect(scraped({ concurrency: 6 })).rejects.toMatchObject({ code: "E_USAGE" });
  await expect(scraped({ apiKey: "" })).rejects.toMatchObject({ code: "E_NO_KEY" });
  await expect(scraped({ baseUrl: "https://example.com" })).rejects.toMatchObject({ code: "E_HOST" });
});

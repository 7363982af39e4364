import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { seeded } from "@side-projects/testkit";
import { openStore } from "@side-projects/youtube-scrape";
import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openArchive } from "../src/archive/open.ts";
import type { Archive } from "../src/core/archive.ts";
import { type Ask, SORTS } from "../src/core/ask.ts";
import { ViewerError } from "../src/core/error.ts";
import { toMatch } from "../src/core/search-query.ts";
import { type Cells, insertRow, type World } from "./worlds/database.ts";
import { HOSTILE_CHANNEL, hostileWorld, PAYLOADS } from "./worlds/hostile.ts";
import { largeChannelId, makeLargeWorld } from "./worlds/large.ts";
import { oracle, readRows } from "./worlds/oracle.ts";
import { archiveAt, pathOf, scratchPath } from "./worlds/scratch.ts";
import { smallWorld } from "./worlds/small.ts";

const ALL: Ask = { period: { type: "all" }, sort: "views", n: 10, kind: null, q: "" };

function refusal(act: () => unknown): ViewerError {
  try {
    act();
  } catch (error) {
    if (error instanceof ViewerError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

function worldOf(video: Cells, others: World["others"] = {}): World {
  return {
    channels: [{ channel_id: "UC1", title: "One" }],
    videos: [{ video_id: "a", channel_id: "UC1", title: "A", published_at: "2024-05-05T05:05:05Z", ...video }],
    others,
  };
}

function run(cells: Cells): Cells {
  return {
    command: "scrape",
    channel_ref: "UC1",
    channel_id: "UC1",
    options: "{}",
    started_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:10:00.000Z",
    ...cells,
  };
}

test("what is no database of ours is refused, with what to do about it", () => {
  const path = scratchPath();
  const folder = dirname(path);
  const named = (name: string) => join(folder, name);
  mkdirSync(named("folder"));
  writeFileSync(named("text"), "not a database, but long enough to be taken for one".repeat(30));
  writeFileSync(named("empty"), "");
  const other = new Database(named("other"));
  other.exec("CREATE TABLE films (title TEXT)");
  other.close();
  openStore(named("newer")).close();
  const newer = new Database(named("newer"));
  newer.pragma("user_version = 99");
  newer.close();
  const older = new Database(named("older"));
  older.exec("CREATE TABLE videos (video_id TEXT)");
  older.pragma(`application_id = ${0x79747363}`);
  older.pragma("user_version = 1");
  older.close();
  const told = ["none", "folder", "text", "empty", "other", "newer", "older"].map((name) => {
    const { code, hint } = refusal(() => openArchive(named(name)));
    return [name, code, hint?.split(/[,;:]/)[0]];
  });
  expect(told).toEqual([
    ["none", "E_FILE", "collect a channel into it first"],
    ["folder", "E_FILE", "name a file in it"],
    ["text", "E_DATABASE", "name another file"],
    ["empty", "E_DATABASE", "collect a channel into it first"],
    ["other", "E_DATABASE", "name another file"],
    ["newer", "E_SCHEMA", "update top-videos-web"],
    ["older", "E_SCHEMA", "where it can be written"],
  ]);
  expect(refusal(() => openArchive(named("older"))).hint).toContain("youtube-scrape status --db FILE");
});

test("a database of version 1 is refused until the scraper has opened it, then answers as before", () => {
  const path = pathOf(smallWorld(6, 200));
  const before = archiveAt(path).rank("UCa", ALL);
  const old = new Database(path);
  old.exec("DROP INDEX videos_published");
  old.exec("CREATE INDEX videos_published ON videos (channel_id, published_at DESC, video_id)");
  old.pragma("user_version = 1");
  old.close();
  expect(refusal(() => openArchive(path)).message).toContain("schema version 1");
  openStore(path).close();
  expect(archiveAt(path).rank("UCa", ALL)).toEqual(before);
});

test("a time zone that is not known is refused, one that is gets its usual name", () => {
  const path = pathOf(worldOf({}));
  for (const zone of ["", "Mars/Olympus", "\u0000", "<script>"]) {
    expect(refusal(() => openArchive(path, { zone })).code).toBe("E_ZONE");
  }
  expect(["utc", "Etc/UTC", "europe/berlin"].map((zone) => archiveAt(path, { zone }).zone)).toEqual([
    "UTC",
    "UTC",
    "Europe/Berlin",
  ]);
});

test("channels come with the sums of all their videos, also those of no month or of no channel row", () => {
  const path = pathOf(smallWorld(8, 300, true));
  const archive = archiveAt(path);
  const sums = archive.channels().map(({ id, videos, views, durationS }) => ({ id, videos, views, durationS }));
  const wanted = ["UCa", "UCb", "UConly"].map((id) => {
    const rows = readRows(path, id);
    const total = (of: (row: (typeof rows)[number]) => number | null) =>
      rows.reduce((sum, row) => sum + (of(row) ?? 0), 0);
    return {
      id,
      videos: rows.length,
      views: total((row) => row.view_count),
      durationS: total((row) => row.duration_s),
    };
  });
  expect(sums).toEqual(wanted.sort((a, b) => b.videos - a.videos));
  expect([archive.channel("@channela")?.id, archive.channel("UConly")?.title, archive.channel("@none")]).toEqual([
    "UCa",
    "UConly",
    undefined,
  ]);
});

test("a run that writes is told from one that was cut off, also when only time passes", () => {
  let now = Date.parse("2026-01-01T00:11:00Z");
  const path = pathOf(worldOf({}, { runs: [run({ run_id: 1, state: "running", inserted: 3 })] }));
  const archive = archiveAt(path, { now: () => now });
  const before = archive.version();
  expect(archive.channels()[0]?.freshness).toEqual({
    retrievedAt: "2026-11-01T12:00:00.000Z",
    coverage: null,
    run: "running",
  });
  now += 3_600_000;
  expect([archive.version() > before, archive.channel("UC1")?.freshness.run]).toEqual([true, "unfinished"]);
});

test("a run that was cut off is told until a later one comes to its end", () => {
  const runs = (...states: string[]) => ({ runs: states.map((state, i) => run({ run_id: i + 1, state })) });
  const told = (...states: string[]) => archiveAt(pathOf(worldOf({}, runs(...states)))).channels()[0]?.freshness.run;
  expect([told("failed", "done"), told("running", "incomplete"), told("done", "stopped"), told("abandoned")]).toEqual([
    "idle",
    "idle",
    "unfinished",
    "idle",
  ]);
});

test("coverage and age are those of the newest run that has them", () => {
  const coverage = { channel_id: "UC1", recovered: 0, passes: 1, checked_at: "" };
  const world = worldOf(
    {},
    {
      runs: [
        run({ run_id: 1, state: "done", inserted: 3, updated_at: "2026-12-01T00:00:00.000Z" }),
        run({ run_id: 2, state: "done", updated_at: "2027-01-01T00:00:00.000Z" }),
      ],
      coverage: [
        { ...coverage, run_id: 1, listed: 3, claimed: 5 },
        { ...coverage, run_id: 2, listed: 4, claimed: null },
      ],
    },
  );
  expect(archiveAt(pathOf(world)).channel("UC1")?.freshness).toEqual({
    retrievedAt: "2026-12-01T00:00:00.000Z",
    coverage: { listed: 4, claimed: null },
    run: "idle",
  });
});

test.each<[string, Cells]>([
  ["here", {}],
  ["here", { embeddable: 1, region_blocked: "[]", privacy_status: "unlisted" }],
  ["gone", { availability: "unavailable", privacy_status: "private" }],
  ["private", { privacy_status: "private", embeddable: 0 }],
  ["upcoming", { live_broadcast_content: "upcoming" }],
  ["age_restricted", { yt_rating: "ytAgeRestricted", region_blocked: '["DE"]' }],
  ["not_embeddable", { embeddable: 0 }],
  ["region_limited", { region_blocked: '["DE"]' }],
  ["region_limited", { region_allowed: ' [ "DE" ]' }],
])("a video can be played: %s, for %o", (playback, cells) => {
  expect(archiveAt(pathOf(worldOf(cells))).video("UC1", "a")?.playback).toBe(playback);
});

test("a video's story is its own channel's, with history oldest first and changes newest first", () => {
  const stats = (at: string, views: number): Cells => ({ video_id: "a", retrieved_at: at, view_count: views });
  const change = (at: string, field: string): Cells => ({
    video_id: "a",
    changed_at: at,
    field,
    old: "x",
    new: null,
    run_id: 1,
  });
  const world = worldOf(
    { description: "D", tags: '["x",7,"y"]', thumbnails: '{"b":{"url":"https://e.com/b","width":9,"height":8}}' },
    {
      video_stats: [stats("2026-01-02T00:00:00.000Z", 2), stats("2026-01-01T00:00:00.000Z", 1)],
      video_changes: [change("2026-01-01", "title"), change("2026-01-02", "tags")],
      channel_stats: Array.from(
        { length: 501 },
        (_, i): Cells => ({
          channel_id: "UC1",
          retrieved_at: String(1000 + i),
          view_count: i,
        }),
      ),
    },
  );
  const archive = archiveAt(pathOf(world));
  const story = archive.video("UC1", "a");
  expect(story?.history.map(({ views }) => views)).toEqual([1, 2]);
  expect(story?.changes.map(({ field }) => field)).toEqual(["tags", "title"]);
  expect([story?.tags, story?.thumbnails]).toEqual([["x", "y"], [{ url: "https://e.com/b", width: 9, height: 8 }]]);
  expect([archive.video("UC2", "a"), archive.video("UC1", "b")]).toEqual([undefined, undefined]);
  const history = archive.channelHistory("UC1");
  expect([history.length, history[0]?.views, history.at(-1)?.views]).toEqual([500, 1, 500]);
});

test("every answer is of the newest data while another connection writes, and the version tells", () => {
  const path = pathOf(worldOf({ view_count: 1 }));
  const archive = archiveAt(path);
  const writer = openStore(path);
  for (let i = 2; i < 30; i++) {
    const before = archive.version();
    writer.db.exec("BEGIN IMMEDIATE");
    insertRow(writer, "videos", {
      video_id: `v${i}`,
      channel_id: "UC1",
      published_at: "2024-05-06T00:00:00Z",
      view_count: 1,
      first_seen_at: "",
      retrieved_at: "",
    });
    // Not yet: the writer has not finished, and nobody waits for it.
    expect([archive.rank("UC1", ALL).total, archive.version()]).toEqual([i - 1, before]);
    writer.db.exec("COMMIT");
    expect(archive.version()).toBeGreaterThan(before);
    const month = { type: "month", year: 2024, month: 5 } as const;
    const answers = [
      archive.rank("UC1", { ...ALL, period: month }).total,
      archive.summary("UC1", month).views,
      archive.months("UC1")[0]?.videos,
      archive.channels()[0]?.videos,
      archive.sameMonth("UC1", 5)[0]?.videos,
    ];
    expect(answers).toEqual([i, i, i, i, i]);
  }
  writer.close();
});

test("while a run writes, sums that take long may lag, but not once their rest is over", () => {
  let now = Date.parse("2026-01-01T00:10:01Z");
  const path = pathOf(worldOf({}, { runs: [run({ run_id: 1, state: "running", inserted: 1 })] }));
  // Every look at the clock takes a while, so that making the months seems to.
  const archive = archiveAt(path, { now: () => (now += 50) });
  expect(archive.months("UC1")[0]?.videos).toBe(1);
  const writer = new Database(path);
  writer.exec("UPDATE videos SET published_at = '2023-01-01T00:00:00Z'");
  writer.close();
  const lagging = archive.version();
  expect(archive.months("UC1")[0]?.year).toBe(2024);
  expect(archive.rank("UC1", { ...ALL, period: { type: "year", year: 2023 } }).total).toBe(1);
  now += 60_000;
  expect(archive.version()).toBeGreaterThan(lagging);
  expect(archive.months("UC1")[0]?.year).toBe(2023);
});

test("no search is an error, whatever was typed, but one of too many words", () => {
  const archive = archiveAt(pathOf(smallWorld(9, 60)));
  const typed = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(...PAYLOADS),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(...SORTS), (q, sort) => {
      try {
        const { total, videos } = archive.rank("UCa", { ...ALL, sort, q });
        expect(videos.length).toBe(Math.min(10, total));
      } catch (error) {
        if (!(error instanceof ViewerError)) throw error;
        expect([error.code, q.split(/[^\p{L}\p{M}\p{N}\p{Co}]+/u).length > 12]).toEqual(["E_ASK", true]);
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});

/** Asks everything of a channel. */
function askAll(archive: Archive, channelId: string): void {
  const months = archive.months(channelId);
  for (const sort of SORTS) {
    for (const q of ["", "alert", "script -b"]) {
      for (const { year, month } of months.slice(0, 3)) {
        archive.rank(channelId, { ...ALL, period: { type: "month", year, month }, sort, q });
      }
      archive.rank(channelId, { ...ALL, sort, q, n: 100 });
    }
  }
  for (const { year, month } of months) archive.summary(channelId, { type: "month", year, month });
  for (let month = 1; month <= 12; month++) archive.sameMonth(channelId, month);
  for (const { id } of archive.rank(channelId, { ...ALL, n: 100 }).videos) archive.video(channelId, id);
}

test.each(["UTC", "Asia/Tokyo"])(
  "a hostile database is answered from in %s, without an error and with sane values",
  (zone) => {
    const archive = archiveAt(pathOf(hostileWorld()), { zone });
    expect(PAYLOADS).toHaveLength(300);
    askAll(archive, HOSTILE_CHANNEL);
    for (const { id } of archive.channels()) archive.channelHistory(id);
    const { total, videos } = archive.rank(HOSTILE_CHANNEL, { ...ALL, n: 100 });
    expect([total, videos.length]).toEqual([300, 100]);
    for (const { publishedAt, kind, thumbnails } of videos) {
      expect(publishedAt ?? "2024-01-11T10:00:00Z").toMatch(/^2024-\d\d-11T10:00:00Z$/);
      expect([null, "long"]).toContain(kind);
      for (const { url } of thumbnails) expect(url).toMatch(/^https:\/\/i\.ytimg\.com\/[^\s<>"',]+$/);
    }
  },
);

test("numbers too large for a sum in the database end no query", () => {
  const path = pathOf(worldOf({}));
  const db = new Database(path);
  const add = db.prepare<[string, bigint]>(
    "INSERT INTO videos (video_id, channel_id, published_at, view_count, first_seen_at, retrieved_at) VALUES (?, 'UC1', '2024-05-05', ?, '', '')",
  );
  for (const id of ["b", "c", "d"]) add.run(id, 2n ** 63n - 1n);
  db.close();
  const archive = archiveAt(path);
  expect([archive.months("UC1")[0]?.views, archive.channels()[0]?.views]).toEqual([3 * 2 ** 63, 3 * 2 ** 63]);
  askAll(archive, "UC1");
});

test.each([
  ["channel after channel", 4, 6_000, false],
  ["by turns", 4, 6_000, true],
  ["by turns, with row numbers beyond 32 bits", 140, 4_200, true],
])(
  "a search finds all of the channel asked for, and no other's, where they were stored %s",
  (_, channels, videos, interleaved) => {
    const path = scratchPath();
    makeLargeWorld(path, { channels, videos, interleaved });
    const archive = archiveAt(path);
    const random = seeded(3);
    const channelId = largeChannelId(channels - 2);
    const rows = readRows(path, channelId);
    expect(rows).toHaveLength(videos / channels);
    for (let i = 0; i < 12; i++) {
      const period = random.pick([ALL.period, { type: "month", year: 2020, month: 3 } as const]);
      const ask: Ask = {
        ...ALL,
        period,
        q: random.pick(["the", "mu", "music -theme", "boss level", "zzz"]),
        sort: random.pick(SORTS),
      };
      const wanted = oracle(rows, ask, "UTC");
      const ranking = archive.rank(channelId, ask);
      const ids = ranking.videos.map(({ id }) => id);
      expect([ask, ranking.total, ids]).toEqual([ask, wanted.ids.length, wanted.ids.slice(0, 10)]);
    }
  },
);

test("a search takes words that are there again once, and up to twelve in all", () => {
  expect(toMatch(`${"the ".repeat(50)}THE music -x -x`)).toBe('("the" AND "music") NOT ("x")');
  expect(toMatch('a b c d e f g h i "j k" -l')).not.toBeNull();
  for (const q of ["a b c d e f g h i j k l m", `"${"the ".repeat(13)}"`, "a-b-c-d-e-f-g-h-i-j-k-l-m"]) {
    expect(refusal(() => toMatch(q)).message).toBe("a search has up to 12 words, this one has 13");
  }
});

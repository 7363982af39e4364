import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VIDEO_COLUMNS } from "../src/core/columns.ts";
import { type MappedVideo, mapVideo } from "../src/core/map-video.ts";
import { isRecord } from "../src/core/record.ts";
import type { VideoRow } from "../src/core/video-row.ts";
import { FULL_VIDEO } from "./full-video.ts";

type Mapped = Extract<MappedVideo, { ok: true }>;

const CHANNEL = "UCfake0000000000000000AA";

function map(resource: unknown): Mapped {
  const mapped = mapVideo(resource);
  return mapped.ok ? mapped : expect.fail(mapped.reason);
}

/** A video of which only this is known. */
function video(parts: Record<string, unknown>): unknown {
  const snippet = isRecord(parts.snippet) ? parts.snippet : {};
  return { id: "aaaaaaaaaaa", ...parts, snippet: { channelId: CHANNEL, ...snippet } };
}

function extrasOf(row: VideoRow): Record<string, unknown> {
  const extras: unknown = JSON.parse(row.extras ?? "{}");
  return isRecord(extras) ? { ...extras } : expect.fail("extras is no object");
}

/** Each leaf with its keys; lists are leaves. */
function leavesOf(value: unknown, keys: readonly string[] = []): { keys: readonly string[]; value: unknown }[] {
  if (!isRecord(value)) return [{ keys, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...keys, key]));
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** The leaf as some column tells it, or undefined where none does. */
function inColumns(row: VideoRow, keys: readonly string[]): unknown {
  for (const { name, source, holds } of VIDEO_COLUMNS) {
    const column = source.split(".");
    if (!column.every((key, i) => keys[i] === key)) continue;
    const cell = row[name];
    if (holds === "json") return at(JSON.parse(String(cell)), keys.slice(column.length));
    if (column.length === keys.length && cell !== null) return { holds, cell };
  }
  return undefined;
}

describe("every public leaf of a video", () => {
  const { row, unmapped, invalid } = map(FULL_VIDEO);

  test("is known and makes sense", () => {
    expect({ unmapped, invalid }).toEqual({ unmapped: [], invalid: [] });
  });

  test("is in a column or in extras, except kind and etag of the envelope", () => {
    const lost = leavesOf(FULL_VIDEO)
      .filter(({ keys, value }) => {
        const column = inColumns(row, keys);
        if (isRecord(column) && "cell" in column) return false;
        const kept = column ?? extrasOf(row)[keys.join(".")];
        return JSON.stringify(kept) !== JSON.stringify(value);
      })
      .map(({ keys }) => keys.join("."));
    expect(lost).toEqual(["kind", "etag"]);
  });

  test("has the cell worked out by hand", () => {
    const expected: Partial<VideoRow> = {
      video_id: "full_video-",
      channel_id: CHANNEL,
      title: "A title",
      description: "A description\nof two lines",
      published_at: "2024-12-13T19:00:09Z",
      duration_s: 3723,
      duration_raw: "PT1H2M3S",
      kind: "live",
      kind_source: "derived",
      category_id: "10",
      tags: '["zebra","apple"]',
      default_language: "en",
      default_audio_language: "en-GB",
      live_broadcast_content: "none",
      dimension: "2d",
      definition: "hd",
      has_captions: 1,
      licensed: 1,
      projection: "rectangular",
      yt_rating: "ytAgeRestricted",
      content_rating: '{"fpbRatingReasons":["fpbHorror"],"fskRating":"fsk16","ytRating":"ytAgeRestricted"}',
      region_allowed: "[]",
      region_blocked: '["DE","AT"]',
      upload_status: "processed",
      privacy_status: "public",
      license: "youtube",
      embeddable: 1,
      public_stats_viewable: 0,
      made_for_kids: 0,
      synthetic_media: 1,
      paid_placement: 1,
      topic_categories: '["https://en.wikipedia.org/wiki/Music"]',
      scheduled_start_at: "2024-12-13T19:00:00Z",
      scheduled_end_at: "2024-12-13T20:00:00Z",
      actual_start_at: "2024-12-13T19:01:00Z",
      actual_end_at: "2024-12-13T20:03:03Z",
      concurrent_viewers: 12,
      recorded_at: "2024-12-01T00:00:00Z",
      location: '{"altitude":171,"latitude":48.2,"longitude":16.37}',
      view_count: 99_400,
      like_count: 2300,
      comment_count: 62,
    };
    expect(row).toMatchObject(expected);
    expect(Object.keys(row).sort()).toEqual(VIDEO_COLUMNS.map(({ name }) => name).sort());
  });

  test("is the same text whatever the order of the keys", () => {
    const shuffled = (value: unknown): unknown =>
      isRecord(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, shuffled(inner)]),
          )
        : value;
    expect(map(shuffled(FULL_VIDEO)).row).toEqual(row);
  });
});

describe("what repeats a column", () => {
  const resource = video({ snippet: { title: "T", description: "D", localized: { title: "T", description: "D" } } });

  test("localized texts that equal title and description are not stored again", () => {
    expect(map(resource).row.extras).toBeNull();
  });

  test("the channel's title is stored unless it equals the one given", () => {
    const titled = video({ snippet: { channelTitle: "C" } });
    expect(extrasOf(map(titled).row)).toEqual({ "snippet.channelTitle": "C" });
    const given = mapVideo(titled, { channelTitle: "C" });
    expect(given.ok && given.row.extras).toBeNull();
    const renamed = mapVideo(titled, { channelTitle: "B" });
    expect(renamed.ok && renamed.row.extras).toBe('{"snippet.channelTitle":"C"}');
  });
});

describe("what the API left out", () => {
  test("is null, never 0: hidden likes, disabled comments, missing statistics", () => {
    const hidden = map(video({ statistics: { viewCount: "0" } })).row;
    expect([hidden.view_count, hidden.like_count, hidden.comment_count]).toEqual([0, null, null]);
    const none = map(video({})).row;
    expect([none.view_count, none.like_count, none.comment_count, none.concurrent_viewers]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("leaves every column null but the two ids", () => {
    const { row, unmapped, invalid } = map(video({ recordingDetails: {}, liveStreamingDetails: {}, status: null }));
    const filled = Object.entries(row).filter(([, cell]) => cell !== null);
    expect(filled).toEqual([
      ["video_id", "aaaaaaaaaaa"],
      ["channel_id", CHANNEL],
    ]);
    expect([unmapped, invalid]).toEqual([[], []]);
  });

  test("the channel is the one asked for where the snippet was not", () => {
    const mapped = mapVideo({ id: "aaaaaaaaaaa" }, { channelId: CHANNEL });
    expect(mapped.ok && mapped.row.channel_id).toBe(CHANNEL);
    expect(mapVideo({ id: "aaaaaaaaaaa" })).toEqual({ ok: false, reason: "no channel id" });
  });
});

test("a leaf that is new goes to extras and is reported, in known parts and in new ones", () => {
  const { row, unmapped } = map(
    video({ snippet: { mood: "glad" }, statistics: { saveCount: "5" }, novelty: { deep: { list: [{ b: 1, a: 2 }] } } }),
  );
  expect(unmapped.toSorted()).toEqual(["novelty.deep.list", "snippet.mood", "statistics.saveCount"]);
  expect(row.extras).toBe('{"novelty.deep.list":[{"a":2,"b":1}],"snippet.mood":"glad","statistics.saveCount":"5"}');
});

test("a flag is 0 or 1 from a boolean and from its text, anything else is invalid", () => {
  for (const [caption, cell] of [
    ["true", 1],
    ["false", 0],
    [true, 1],
    [false, 0],
    ["yes", null],
    [1, null],
  ] as const) {
    const { row, invalid } = map(video({ contentDetails: { caption } }));
    expect([caption, row.has_captions, invalid.length]).toEqual([caption, cell, cell === null ? 1 : 0]);
  }
});

test("a count is digits or a whole number; anything else is null, reported, and kept in extras", () => {
  for (const count of ["0", "12", "9007199254740991", 0, 12]) {
    expect(map(video({ statistics: { viewCount: count } })).row.view_count).toBe(Number(count));
  }
  const wrong = [
    "",
    "12abc",
    "-1",
    "+1",
    " 1",
    "1.5",
    "1e3",
    "0x10",
    "99999999999999999999",
    "9007199254740992",
    "\u0661",
  ];
  for (const count of [...wrong, -1, 1.5, 2 ** 53, true, [], {}, ["1"]]) {
    const { row, invalid } = map(video({ statistics: { viewCount: count } }));
    expect([count, row.view_count, invalid]).toEqual([count, null, ["statistics.viewCount"]]);
    expect(extrasOf(row)).toEqual({ "statistics.viewCount": count });
  }
});

test("times and durations that make no sense are null, reported, and kept", () => {
  const { row, invalid } = map(
    video({ snippet: { publishedAt: "yesterday" }, contentDetails: { duration: "P1M" }, recordingDetails: 4 }),
  );
  expect([row.published_at, row.duration_s, row.duration_raw, row.kind]).toEqual([null, null, "P1M", null]);
  expect(invalid.toSorted()).toEqual(["contentDetails.duration", "recordingDetails", "snippet.publishedAt"]);
  expect(extrasOf(row)).toMatchObject({ "snippet.publishedAt": "yesterday", recordingDetails: 4 });
});

test("the days of a long broadcast and the empty duration of one to come are read", () => {
  expect(map(video({ contentDetails: { duration: "P1DT2H" } })).row).toMatchObject({
    duration_s: 93_600,
    kind: "long",
  });
  const upcoming = video({ snippet: { liveBroadcastContent: "upcoming" }, contentDetails: { duration: "P0D" } });
  expect(map(upcoming).row).toMatchObject({ duration_s: 0, duration_raw: "P0D", kind: "live" });
});

describe("hostile resources", () => {
  test("what is no video is refused with a reason", () => {
    for (const resource of [null, undefined, 4, "x", [], [video({})]])
      expect(mapVideo(resource)).toEqual({ ok: false, reason: "not an object" });
    for (const id of [undefined, null, "", 4, "a b", "../x", {}, "a".repeat(65), "a\n"])
      expect(mapVideo({ id, snippet: { channelId: CHANNEL } })).toEqual({ ok: false, reason: "no video id" });
  });

  test("unpaired surrogates and NUL are replaced wherever they stand", () => {
    const bad = "a\ud800b\0c";
    const { row } = map(
      video({ snippet: { title: bad, tags: [bad], mood: { [bad]: bad } }, localizations: { [bad]: { title: bad } } }),
    );
    const good = "a\ufffdb\ufffdc";
    expect(row.title).toBe(good);
    expect(row.tags).toBe(JSON.stringify([good]));
    expect(row.localizations).toBe(JSON.stringify({ [good]: { title: good } }));
    expect(extrasOf(row)).toEqual({ [`snippet.mood.${good}`]: good });
  });

  test("keys that mean something to JavaScript are nothing but keys", () => {
    const text = `{"id":"aaaaaaaaaaa","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},
      "snippet":{"channelId":"${CHANNEL}","__proto__":{"title":"inherited"},"toString":"x",
      "thumbnails":{"__proto__":{"url":"u"}}}}`;
    const { row, unmapped } = map(JSON.parse(text));
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect([row.title, row.thumbnails]).toEqual([null, '{"__proto__":{"url":"u"}}']);
    expect(unmapped.toSorted()).toEqual([
      "__proto__.polluted",
      "constructor.prototype.polluted",
      "snippet.__proto__.title",
      "snippet.toString",
    ]);
  });

  test("a dotted key is not taken for a path", () => {
    const { row, unmapped } = map(video({ "a.b": 1, a: { b: 2 }, snippet: { "title.x": 3 } }));
    expect(extrasOf(row)).toEqual({ '["a.b"]': 1, "a.b": 2, 'snippet["title.x"]': 3 });
    expect(unmapped).toHaveLength(3);
  });

  test("nesting without end is left out and reported, in columns as in extras", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
    const { row, invalid } = map(video({ localizations: deep, novelty: deep }));
    expect([row.localizations, row.extras]).toEqual([null, null]);
    expect(invalid).toContain("localizations");
    expect(invalid).toHaveLength(2);
  });

  test("a text of ten million characters is cut, and ten thousand new leaves are not all reported", () => {
    const { row, invalid } = map(video({ snippet: { title: "x".repeat(10_000_000) } }));
    expect([row.title, invalid, row.extras?.length]).toEqual([null, ["snippet.title"], 100_020]);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]));
    expect(map(video({ many })).unmapped).toHaveLength(100);
    expect(Object.keys(extrasOf(map(video({ many })).row))).toHaveLength(10_000);
  });

  test("any JSON in any place becomes a row of the right types, or a refusal, and never an exception", () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const part = fc.oneof(
      json,
      fc.dictionary(fc.constantFrom("title", "tags", "viewCount", "duration", "thumbnails", "x.y", "__proto__"), json),
    );
    const names = ["snippet", "statistics", "contentDetails", "liveStreamingDetails", "localizations", "other"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), part), (parts) => {
        const mapped = mapVideo({ id: "aaaaaaaaaaa", ...parts }, { channelId: CHANNEL });
        if (!mapped.ok) return expect.fail(mapped.reason);
        for (const { name, type, holds } of VIDEO_COLUMNS) {
          const cell = mapped.row[name];
          if (cell === null) continue;
          expect(typeof cell).toBe(type === "TEXT" ? "string" : "number");
          if (holds === "json") expect(isRecord(JSON.parse(String(cell))) || String(cell).startsWith("[")).toBe(true);
          expect(String(cell).isWellFormed() && !String(cell).includes("\0")).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

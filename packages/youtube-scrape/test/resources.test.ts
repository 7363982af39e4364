import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScrapeError } from "../src/core/error.ts";
import { readChannels, readPlaylistPage, readSearchPage, readStats, readVideos } from "../src/core/resources.ts";

const READERS: readonly ((body: unknown) => unknown)[] = [
  readChannels,
  readVideos,
  readPlaylistPage,
  readSearchPage,
  readStats,
];

describe("answers of the API", () => {
  test("without items, as for an unknown channel, are empty", () => {
    for (const body of [{}, { items: null }, { items: [], pageInfo: null }]) {
      expect(readChannels(body)).toEqual({ items: [] });
      expect(readVideos(body)).toEqual({ items: [] });
      const empty = { items: [], malformed: 0, nextPageToken: null, totalResults: null };
      expect(readPlaylistPage(body)).toEqual(empty);
      expect(readSearchPage(body)).toEqual(empty);
      expect(readStats(body)).toEqual({ rows: [], durations: new Map(), failed: [], invalid: [], malformed: 0 });
    }
  });

  test("that are no object, or whose items are no list or token no text, are refused by every reader", () => {
    const bodies = [undefined, null, 4, "<html>", [], [{}], { items: {} }, { items: "x" }, { nextPageToken: 4 }];
    for (const read of READERS) {
      for (const body of [...bodies, { nextPageToken: "x".repeat(5000) }]) {
        expect(() => read(body)).toThrow(expect.objectContaining({ name: "ScrapeError", code: "E_ANSWER" }));
      }
    }
  });

  test("keep resources as they came", () => {
    const items = [{ id: "x", novelty: { a: 1 } }, null, 4];
    expect(readVideos({ items }).items).toEqual(items);
    expect(readChannels({ items }).items).toEqual(items);
  });

  test("of any JSON are read or refused with E_ANSWER", () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const item = fc.oneof(
      json,
      fc.dictionary(fc.constantFrom("id", "snippet", "contentDetails", "statistics", "__proto__"), json),
    );
    const body = fc.oneof(
      json,
      fc.record({ items: fc.array(item), nextPageToken: json, pageInfo: json, summary: json }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(...READERS), (value, read) => {
        try {
          read(value);
        } catch (error) {
          expect(error instanceof ScrapeError && error.code).toBe("E_ANSWER");
        }
      }),
      { numRuns: 500 },
    );
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("readPlaylistPage", () => {
  test("takes id and date of each video, from contentDetails before snippet", () => {
    const page = readPlaylistPage({
      kind: "youtube#playlistItemListResponse",
      nextPageToken: "EAAaB",
      prevPageToken: "x",
      pageInfo: { totalResults: 20_000, resultsPerPage: 50 },
      items: [
        { id: "p", contentDetails: { videoId: "aaaaaaaaaaa", videoPublishedAt: "2024-12-13T19:00:09.5Z" } },
        { snippet: { publishedAt: "2020-01-01T00:00:00Z", resourceId: { videoId: "bbbbbbbbbbb" } } },
        { contentDetails: { videoId: "ccccccccccc" }, snippet: { title: "Private video" } },
        { contentDetails: { videoId: "ddddddddddd", videoPublishedAt: "soon" } },
      ],
    });
    expect(page).toEqual({
      items: [
        { videoId: "aaaaaaaaaaa", publishedAt: "2024-12-13T19:00:09Z" },
        { videoId: "bbbbbbbbbbb", publishedAt: null },
        { videoId: "ccccccccccc", publishedAt: null },
        { videoId: "ddddddddddd", publishedAt: null },
      ],
      malformed: 0,
      nextPageToken: "EAAaB",
      totalResults: 20_000,
    });
  });

  test("counts items that name no video and goes on", () => {
    const good = { contentDetails: { videoId: "aaaaaaaaaaa" } };
    const bad = [
      null,
      4,
      {},
      { contentDetails: {} },
      { contentDetails: { videoId: 4 } },
      { contentDetails: { videoId: "a b" } },
    ];
    const page = readPlaylistPage({ items: [...bad, good], nextPageToken: "", pageInfo: { totalResults: "12abc" } });
    expect(page).toEqual({
      items: [{ videoId: "aaaaaaaaaaa", publishedAt: null }],
      malformed: bad.length,
      nextPageToken: null,
      totalResults: null,
    });
  });

  test("inherits nothing from a key named __proto__", () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"items":[1],"nextPageToken":"T"},"items":[{"__proto__":{"contentDetails":{"videoId":"x"}}}]}',
    );
    expect(readPlaylistPage(body)).toEqual({ items: [], malformed: 1, nextPageToken: null, totalResults: null });
  });
});

test("a search page names videos by id.videoId, and other results are counted apart", () => {
  const page = readSearchPage({
    nextPageToken: "CAUQAA",
    pageInfo: { totalResults: 500 },
    items: [
      { id: { kind: "youtube#video", videoId: "aaaaaaaaaaa" }, snippet: { publishedAt: "2024-12-13T19:00:09Z" } },
      { id: { kind: "youtube#video", videoId: "bbbbbbbbbbb" } },
      { id: { kind: "youtube#channel", channelId: "UCfake0000000000000000AA" } },
      { id: "aaaaaaaaaaa" },
    ],
  });
  expect(page).toEqual({
    items: [
      { videoId: "aaaaaaaaaaa", publishedAt: "2024-12-13T19:00:09Z" },
      { videoId: "bbbbbbbbbbb", publishedAt: null },
    ],
    malformed: 2,
    nextPageToken: "CAUQAA",
    totalResults: 500,
  });
});

describe("readStats", () => {
  test("reads counts and both forms of duration, with and without a summary", () => {
    const items = [
      {
        id: "aaaaaaaaaaa",
        statistics: { viewCount: "1", likeCount: "0", commentCount: "3" },
        contentDetails: { duration: "98.5s", durationMillis: "98500" },
      },
      { id: "ccccccccccc", statistics: { viewCount: 7 }, contentDetails: { durationMillis: "1999" } },
      { id: "ddddddddddd" },
    ];
    const rows = [
      { video_id: "aaaaaaaaaaa", view_count: 1, like_count: 0, comment_count: 3 },
      { video_id: "ccccccccccc", view_count: 7, like_count: null, comment_count: null },
      { video_id: "ddddddddddd", view_count: null, like_count: null, comment_count: null },
    ];
    const durations = new Map([
      ["aaaaaaaaaaa", 98],
      ["ccccccccccc", 1],
    ]);
    const summary = { requestedVideoCount: "4", failedVideoIds: ["bbbbbbbbbbb", 4] };
    expect(readStats({ items })).toEqual({ rows, durations, failed: [], invalid: [], malformed: 0 });
    expect(readStats({ items, summary }).failed).toEqual(["bbbbbbbbbbb"]);
    expect(readStats({ items, summary: { failedVideoIds: "x" } }).failed).toEqual([]);
  });

  test("reports counts and durations that make no sense once each, and items without an id", () => {
    const odd = { statistics: { viewCount: "12abc", likeCount: "-1" }, contentDetails: { duration: "PT1" } };
    const stats = readStats({ items: [{ id: "aaaaaaaaaaa", ...odd }, { id: "bbbbbbbbbbb", ...odd }, odd, null] });
    expect(stats).toEqual({
      rows: ["aaaaaaaaaaa", "bbbbbbbbbbb"].map((video_id) => ({
        video_id,
        view_count: null,
        like_count: null,
        comment_count: null,
      })),
      durations: new Map(),
      failed: [],
      invalid: ["statistics.viewCount", "statistics.likeCount", "contentDetails.duration"],
      malformed: 2,
    });
  });
});

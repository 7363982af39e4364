import { describe, expect, test } from "vitest";
import { changedFields } from "../src/core/changes.ts";
import { mapVideo } from "../src/core/map-video.ts";
import type { VideoRow } from "../src/core/video-row.ts";

const mapped = mapVideo({
  id: "aaaaaaaaaaa",
  snippet: {
    channelId: "UCfake0000000000000000AA",
    title: "Old",
    tags: ["a"],
    thumbnails: { default: { url: "u", width: 1, height: 2 } },
  },
  contentDetails: { duration: "PT1M", caption: "false" },
  statistics: { viewCount: "1", likeCount: "2", commentCount: "3" },
  liveStreamingDetails: { concurrentViewers: "4" },
});
const row: VideoRow = mapped.ok ? mapped.row : expect.fail(mapped.reason);

describe("changedFields", () => {
  test("a row is unchanged beside itself", () => {
    expect(changedFields(row, { ...row })).toEqual([]);
  });

  test("text, flags, seconds and what appears or disappears are told in table order", () => {
    const next: VideoRow = {
      ...row,
      title: "New",
      has_captions: 1,
      duration_s: 61,
      duration_raw: "PT1M1S",
      tags: null,
      category_id: "10",
    };
    expect(changedFields(row, next)).toEqual([
      { field: "title", old: "Old", new: "New" },
      { field: "duration_s", old: "60", new: "61" },
      { field: "category_id", old: null, new: "10" },
      { field: "tags", old: '["a"]', new: null },
      { field: "has_captions", old: "0", new: "1" },
    ]);
  });

  test("counts, viewers of the moment, derived columns and extras are no change", () => {
    const next: VideoRow = {
      ...row,
      view_count: 10,
      like_count: null,
      comment_count: 30,
      concurrent_viewers: null,
      kind: "long",
      kind_source: "membership",
      extras: "{}",
    };
    expect(changedFields(row, next)).toEqual([]);
  });

  test("JSON is compared as data: another order of keys is no change, another order of tags is one", () => {
    const reordered = { ...row, thumbnails: '{ "default": {"width":1, "height":2, "url":"u"} }' };
    expect(changedFields(reordered, row)).toEqual([]);
    const larger = { ...row, thumbnails: '{"default":{"height":2,"url":"u","width":9}}' };
    expect(changedFields(row, larger).map(({ field }) => field)).toEqual(["thumbnails"]);
    const tags = { ...row, tags: '["a","b"]' };
    expect(changedFields(tags, { ...row, tags: '["b","a"]' }).map(({ field }) => field)).toEqual(["tags"]);
  });

  test("a stored text that is no JSON is a change, not a failure", () => {
    const broken = { ...row, thumbnails: "{" };
    expect(changedFields(broken, row)).toEqual([{ field: "thumbnails", old: "{", new: row.thumbnails }]);
  });
});

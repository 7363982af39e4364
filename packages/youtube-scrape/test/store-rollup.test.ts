import fc from "fast-check";
import { expect, test } from "vitest";
import { rebuildRollup } from "../src/store/rollup.ts";
import { freshStore, insertRow, insertVideo, type Sample } from "./store-samples.ts";

interface Month {
  readonly channel_id: string;
  readonly ym: string;
  readonly kind: string;
  videos: number;
  views: number;
  likes: number;
  comments: number;
  duration_s: number;
}

/** The same sums, a video at a time. */
function summed(videos: readonly Sample[], channelId: string): Month[] {
  const months = new Map<string, Month>();
  for (const video of videos) {
    if (video.channel_id !== channelId || typeof video.published_at !== "string") continue;
    const ym = video.published_at.slice(0, 7);
    const kind = video.kind ?? "unknown";
    const month = months.get(`${ym} ${kind}`) ?? {
      channel_id: channelId,
      ym,
      kind,
      videos: 0,
      views: 0,
      likes: 0,
      comments: 0,
      duration_s: 0,
    };
    month.videos += 1;
    month.views += video.view_count ?? 0;
    month.likes += video.like_count ?? 0;
    month.comments += video.comment_count ?? 0;
    month.duration_s += video.duration_s ?? 0;
    months.set(`${ym} ${kind}`, month);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

const count = fc.option(fc.nat(1e9));
const anyVideos = fc
  .array(
    fc.record({
      channel_id: fc.constantFrom("UC1", "UC2"),
      published_at: fc.constantFrom("2024-01-31T23:59:59Z", "2024-02-01T00:00:00Z", "2025-01-01T00:00:00Z", null),
      kind: fc.constantFrom("long", "short", "live", null),
      availability: fc.constantFrom("available", "unavailable"),
      view_count: count,
      like_count: count,
      comment_count: count,
      duration_s: count,
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, i): Sample => ({ ...row, video_id: `v${i}` })));

test("the months of a channel are the sums over its videos; other channels' are left alone", () => {
  fc.assert(
    fc.property(anyVideos, (videos) => {
      const store = freshStore();
      for (const video of videos) insertVideo(store, video);
      const zeros = { videos: 0, views: 0, likes: 0, comments: 0, duration_s: 0 };
      insertRow(store.db, "month_rollup", { channel_id: "UC1", ym: "1999-01", kind: "long", ...zeros });
      insertRow(store.db, "month_rollup", { channel_id: "UC2", ym: "1999-01", kind: "long", ...zeros });
      rebuildRollup(store.db, "UC1");
      const months = store.db.prepare<[], Month>("SELECT * FROM month_rollup ORDER BY channel_id, ym, kind").all();
      expect(months).toEqual([...summed(videos, "UC1"), { channel_id: "UC2", ym: "1999-01", kind: "long", ...zeros }]);
      store.close();
    }),
    { numRuns: 40 },
  );
});

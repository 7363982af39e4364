import type { VideoRow } from "../core/video-row.ts";
import type { Store } from "./store.ts";

/** A video as stored: what the API said last, and what we noted about it. */
export interface StoredVideo extends VideoRow {
  /** Month of publishing, `YYYY-MM`. */
  readonly ym: string | null;
  /** `unavailable` where the API no longer tells about it; the row is the last known state. */
  readonly availability: "available" | "unavailable";
  /** How often in a row the API left it out. */
  readonly omissions: number;
  readonly first_seen_at: string;
  readonly retrieved_at: string;
  readonly unavailable_at: string | null;
}

/** A channel in the database, also one of which only videos are stored. */
export interface StoredChannel {
  readonly channelId: string;
  readonly title: string | null;
  readonly handle: string | null;
}

/** What the stored videos of a channel come to. Videos without a count add nothing to its sum. */
export interface ChannelTotals {
  readonly videos: number;
  readonly available: number;
  readonly unavailable: number;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly durationSeconds: number;
  /** When the oldest and the newest video were published; null where no video tells. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  /** The newest moment at which the API was asked about the channel or a video of it; null where it never was. */
  readonly retrievedAt: string | null;
}

/** Every channel in the database, by id. */
export function listChannels({ db }: Store): StoredChannel[] {
  return db
    .prepare<[], StoredChannel>(
      `SELECT channel_id AS channelId, title, handle FROM
         (SELECT channel_id FROM channels UNION SELECT channel_id FROM videos)
       LEFT JOIN channels USING (channel_id) ORDER BY channel_id`,
    )
    .all();
}

/** A video by its id; undefined where it is not stored. */
export function readVideo({ db }: Store, videoId: string): StoredVideo | undefined {
  return db.prepare<[string], StoredVideo>("SELECT * FROM videos WHERE video_id = ?").get(videoId);
}

/** Sums over the stored videos of a channel; zeros where there are none. */
export function channelTotals({ db }: Store, channelId: string): ChannelTotals {
  const totals = db.prepare<[string, string], ChannelTotals>(TOTALS).get(channelId, channelId);
  if (totals === undefined) throw new TypeError("a sum without groups has one row");
  return totals;
}

const TOTALS = `
SELECT count(*) AS videos,
  count(*) FILTER (WHERE availability = 'available') AS available,
  count(*) FILTER (WHERE availability = 'unavailable') AS unavailable,
  coalesce(sum(view_count), 0) AS views, coalesce(sum(like_count), 0) AS likes,
  coalesce(sum(comment_count), 0) AS comments, coalesce(sum(duration_s), 0) AS durationSeconds,
  min(published_at) AS firstPublishedAt, max(published_at) AS lastPublishedAt,
  nullif(max(coalesce(max(retrieved_at), ''),
    coalesce((SELECT retrieved_at FROM channels WHERE channel_id = ?), '')), '') AS retrievedAt
FROM videos WHERE channel_id = ?`;

import type { Database } from "better-sqlite3";

/** What the chapters of the report need of a video. */
export interface Video {
  readonly video_id: string;
  readonly published_at: string | null;
  readonly title: string | null;
  readonly duration_s: number | null;
  readonly kind: string | null;
  readonly category_id: string | null;
  readonly view_count: number | null;
  readonly like_count: number | null;
  readonly comment_count: number | null;
  readonly availability: string;
  readonly tags: string | null;
  readonly default_language: string | null;
  readonly default_audio_language: string | null;
}

/** A video whose moment of publishing is known. */
export interface DatedVideo extends Video {
  readonly published_at: string;
}

/** The videos of a channel by time and id, so that the order of rows in the file changes nothing. */
export function readVideos(db: Database, channelId: string): Video[] {
  return db
    .prepare<[string], Video>(
      `SELECT video_id, published_at, title, duration_s, kind, category_id, view_count, like_count, comment_count,
         availability, tags, default_language, default_audio_language
       FROM videos WHERE channel_id = ? ORDER BY published_at IS NULL, published_at, video_id`,
    )
    .all(channelId);
}

/** Whether a text is a time as we store it, of a day that exists. */
export function isTime(text: string | null): text is string {
  return (
    text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

export function isDated(video: Video): video is DatedVideo {
  return isTime(video.published_at);
}

/** The known numbers of a field. */
export function known(
  videos: readonly Video[],
  field: "view_count" | "like_count" | "comment_count" | "duration_s",
): number[] {
  return videos.flatMap((video) => video[field] ?? []);
}

/** Durations in seconds; the 0 of a broadcast that is still to come or still on is none. */
export function lengths(videos: readonly Video[]): number[] {
  return known(videos, "duration_s").filter((seconds) => seconds > 0);
}

export function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

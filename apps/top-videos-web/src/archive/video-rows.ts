import type { Database, Statement } from "better-sqlite3";
import type { Playback, Thumbnail, Video } from "../core/archive.ts";
import type { Kind, Sort } from "../core/ask.ts";
import { KINDS } from "../core/ask.ts";
import { readTime } from "../core/instant.ts";
import { readThumbnails } from "../core/thumbnail-list.ts";
import type { Calendar } from "./calendar.ts";

type Text = string | null;
type Count = number | null;

/** In the order of the columns of {@link VIDEO_CELLS}. */
type VideoCells = [
  rowId: number,
  id: string,
  title: Text,
  publishedAt: Text,
  durationS: Count,
  kind: Text,
  views: Count,
  likes: Count,
  comments: Count,
  thumbnails: Text,
  playback: Playback,
];

// Told here and not from its seven columns, as handing over a cell takes longer than all of these comparisons. A list of
// countries that holds one has a quote in it.
const PLAYBACK = `CASE
  WHEN availability = 'unavailable' THEN 'gone'
  WHEN privacy_status = 'private' THEN 'private'
  WHEN live_broadcast_content = 'upcoming' THEN 'upcoming'
  WHEN yt_rating = 'ytAgeRestricted' THEN 'age_restricted'
  WHEN embeddable = 0 THEN 'not_embeddable'
  WHEN region_allowed GLOB '*"*' OR region_blocked GLOB '*"*' THEN 'region_limited'
  ELSE 'here' END`;

const VIDEO_CELLS = `videos.rowid, video_id, title, published_at, duration_s, kind, view_count, like_count, comment_count,
  thumbnails, ${PLAYBACK}`;

/** Ends of orders: every order is total, as ids differ. */
export const ORDERS: Readonly<Record<Sort, string>> = {
  views: "view_count DESC, published_at DESC, video_id",
  likes: "like_count DESC, published_at DESC, video_id",
  comments: "comment_count DESC, published_at DESC, video_id",
  duration: "duration_s DESC, published_at DESC, video_id",
  newest: "published_at DESC, video_id",
  oldest: "published_at ASC NULLS LAST, video_id",
  likes_per_view: "like_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
  comments_per_view: "comment_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
  percentile: "view_count DESC, published_at DESC, video_id",
};

/** A kind that is known; null for others, which only another program can have stored. */
export function kindOf(text: string | null): Kind | null {
  return KINDS.find((kind) => kind === text) ?? null;
}

/** Reads whole videos. */
export class VideoRows {
  readonly #byRow: Statement<[number], VideoCells>;
  readonly #byId: Statement<[string, string], VideoCells>;
  readonly #thumbnails: Statement<[string], Text>;
  readonly #calendar: Calendar;

  constructor(db: Database, calendar: Calendar) {
    this.#calendar = calendar;
    this.#byRow = db.prepare<[number], VideoCells>(`SELECT ${VIDEO_CELLS} FROM videos WHERE rowid = ?`).raw();
    this.#byId = db
      .prepare<[string, string], VideoCells>(`SELECT ${VIDEO_CELLS} FROM videos WHERE video_id = ? AND channel_id = ?`)
      .raw();
    this.#thumbnails = db.prepare<[string], Text>("SELECT thumbnails FROM videos WHERE video_id = ?").pluck();
  }

  /** @param percentileOf what the list shows of each, by row */
  list(rowIds: readonly number[], percentileOf?: (rowId: number) => number | null): Video[] {
    const videos: Video[] = [];
    for (const rowId of rowIds) {
      const cells = this.#byRow.get(rowId);
      if (cells !== undefined) videos.push(this.#toVideo(cells, percentileOf?.(rowId) ?? null));
    }
    return videos;
  }

  find(channelId: string, videoId: string): Video | undefined {
    const cells = this.#byId.get(videoId, channelId);
    return cells === undefined ? undefined : this.#toVideo(cells, null);
  }

  thumbnails(videoId: string): Thumbnail[] {
    return readThumbnails(this.#thumbnails.get(videoId) ?? null);
  }

  #toVideo(cells: VideoCells, percentile: number | null): Video {
    const [, id, title, published, durationS, kind, views, likes, comments, thumbnails, playback] = cells;
    const publishedAt = readTime(published);
    return {
      id,
      title: title ?? id,
      publishedAt,
      publishedDay: publishedAt === null ? null : this.#calendar.dayOf(publishedAt),
      durationS,
      kind: kindOf(kind),
      views,
      likes,
      comments,
      percentile,
      thumbnails: readThumbnails(thumbnails),
      playback,
    };
  }
}

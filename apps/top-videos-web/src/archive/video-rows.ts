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

/** What follows ORDER BY; every order is total, as ids differ. That by percentile is not made by the database. */
export const ORDERS: Readonly<Record<Exclude<Sort, "percentile">, string>> = {
  views: "view_count DESC, published_at DESC, video_id",
  likes: "like_count DESC, published_at DESC, video_id",
  comments: "comment_count DESC, published_at DESC, video_id",
  duration: "duration_s DESC, published_at DESC, video_id",
  newest: "published_at DESC, video_id",
  oldest: "published_at ASC NULLS LAST, video_id",
  likes_per_view: "like_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
  comments_per_view: "comment_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
};

/** Videos whose thumbnails are kept, and characters of what they were read from; a few megabytes. */
const MOST_PICTURES = 2000;
const LONGEST_KEPT = 2000;

interface Pictures {
  readonly json: Text;
  readonly thumbnails: readonly Thumbnail[];
}

/** A kind that is known; null for others, which only another program can have stored. */
export function kindOf(text: string | null): Kind | null {
  return KINDS.find((kind) => kind === text) ?? null;
}

/** Reads whole videos. */
export class VideoRows {
  readonly #byRow: Statement<[string], VideoCells>;
  readonly #byId: Statement<[string, string], VideoCells>;
  readonly #thumbnails: Statement<[string], Text>;
  readonly #calendar: Calendar;
  readonly #pictures = new Map<number, Pictures>();

  constructor(db: Database, calendar: Calendar) {
    this.#calendar = calendar;
    // One statement for all of a list, as each run of one takes as long as reading three rows.
    this.#byRow = db
      .prepare<[string], VideoCells>(
        `SELECT ${VIDEO_CELLS} FROM json_each(?) AS asked CROSS JOIN videos ON videos.rowid = asked.value ORDER BY asked.key`,
      )
      .raw();
    this.#byId = db
      .prepare<[string, string], VideoCells>(`SELECT ${VIDEO_CELLS} FROM videos WHERE video_id = ? AND channel_id = ?`)
      .raw();
    this.#thumbnails = db.prepare<[string], Text>("SELECT thumbnails FROM videos WHERE video_id = ?").pluck();
  }

  /** @param percentiles what the list shows of each, by row */
  list(rowIds: readonly number[], percentiles?: ReadonlyMap<number, number | null>): Video[] {
    const rows = this.#byRow.all(JSON.stringify(rowIds));
    return rows.map((cells) => this.#toVideo(cells, percentiles?.get(cells[0]) ?? null));
  }

  find(channelId: string, videoId: string): Video | undefined {
    const cells = this.#byId.get(videoId, channelId);
    return cells === undefined ? undefined : this.#toVideo(cells, null);
  }

  thumbnails(videoId: string): Thumbnail[] {
    return readThumbnails(this.#thumbnails.get(videoId) ?? null);
  }

  #toVideo(cells: VideoCells, percentile: number | null): Video {
    const [rowId, id, title, published, durationS, kind, views, likes, comments, thumbnails, playback] = cells;
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
      thumbnails: this.#thumbnailsOf(rowId, thumbnails),
      playback,
    };
  }

  /** Reading JSON takes as long as reading the row, and what it says hardly ever changes. */
  #thumbnailsOf(rowId: number, json: Text): readonly Thumbnail[] {
    const known = this.#pictures.get(rowId);
    if (known !== undefined && known.json === json) return known.thumbnails;
    const thumbnails = readThumbnails(json);
    if (this.#pictures.size >= MOST_PICTURES) this.#pictures.clear();
    if (json === null || json.length <= LONGEST_KEPT) this.#pictures.set(rowId, { json, thumbnails });
    return thumbnails;
  }
}

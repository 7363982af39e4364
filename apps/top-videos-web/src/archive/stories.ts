import type { Database, Statement } from "better-sqlite3";
import type { Change, ChannelMoment, Moment, VideoStory } from "../core/archive.ts";
import { readTexts } from "../core/thumbnail-list.ts";
import type { VideoRows } from "./video-rows.ts";

const MOST_MOMENTS = 500;
const MOST_CHANGES = 100;
const MOST_TAGS = 500;

/** What is known of a video or a channel beside its counts now. */
export class Stories {
  readonly #videos: VideoRows;
  readonly #text: Statement<[string], { description: string | null; tags: string | null }>;
  readonly #history: Statement<[string], Moment>;
  readonly #changes: Statement<[string], Change>;
  readonly #channelHistory: Statement<[string], ChannelMoment>;

  constructor(db: Database, videos: VideoRows) {
    this.#videos = videos;
    this.#text = db.prepare<[string], { description: string | null; tags: string | null }>(
      "SELECT description, tags FROM videos WHERE video_id = ?",
    );
    this.#history = db.prepare<[string], Moment>(
      `SELECT retrieved_at AS at, view_count AS views, like_count AS likes, comment_count AS comments
       FROM video_stats WHERE video_id = ? ORDER BY retrieved_at DESC LIMIT ${MOST_MOMENTS}`,
    );
    this.#changes = db.prepare<[string], Change>(
      `SELECT changed_at AS at, field, old, new FROM video_changes WHERE video_id = ?
       ORDER BY changed_at DESC, field LIMIT ${MOST_CHANGES}`,
    );
    this.#channelHistory = db.prepare<[string], ChannelMoment>(
      `SELECT retrieved_at AS at, view_count AS views, subscriber_count AS subscribers, video_count AS videos
       FROM channel_stats WHERE channel_id = ? ORDER BY retrieved_at DESC LIMIT ${MOST_MOMENTS}`,
    );
  }

  video(channelId: string, videoId: string): VideoStory | undefined {
    const video = this.#videos.find(channelId, videoId);
    const text = this.#text.get(videoId);
    if (video === undefined || text === undefined) return undefined;
    return {
      ...video,
      description: text.description,
      tags: readTexts(text.tags, MOST_TAGS),
      history: this.#history.all(videoId).reverse(),
      changes: this.#changes.all(videoId),
    };
  }

  channelHistory(channelId: string): ChannelMoment[] {
    return this.#channelHistory.all(channelId).reverse();
  }
}

/** What kind of video it is, as far as can be told. */
export type VideoKind = "long" | "short" | "live";

/** How the kind is known: from a prefix playlist, or derived from live fields and duration. */
export type KindSource = "membership" | "derived";

/** A video as the API described it, a field for each of `VIDEO_COLUMNS`. What the API left out is null, never 0. */
export interface VideoRow {
  readonly video_id: string;
  readonly channel_id: string;
  readonly title: string | null;
  readonly description: string | null;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`, as are all `*_at`. */
  readonly published_at: string | null;
  /** Whole seconds; fractions are rounded down. */
  readonly duration_s: number | null;
  readonly duration_raw: string | null;
  readonly kind: VideoKind | null;
  readonly kind_source: KindSource | null;
  readonly category_id: string | null;
  /** JSON array of strings. */
  readonly tags: string | null;
  readonly default_language: string | null;
  readonly default_audio_language: string | null;
  readonly live_broadcast_content: string | null;
  readonly dimension: string | null;
  readonly definition: string | null;
  /** 0 or 1, as are all flags. */
  readonly has_captions: number | null;
  readonly licensed: number | null;
  readonly projection: string | null;
  readonly yt_rating: string | null;
  /** JSON object. */
  readonly content_rating: string | null;
  /** JSON array of country codes. */
  readonly region_allowed: string | null;
  readonly region_blocked: string | null;
  readonly upload_status: string | null;
  readonly privacy_status: string | null;
  readonly license: string | null;
  readonly embeddable: number | null;
  readonly public_stats_viewable: number | null;
  readonly made_for_kids: number | null;
  readonly synthetic_media: number | null;
  readonly paid_placement: number | null;
  /** JSON array of addresses. */
  readonly topic_categories: string | null;
  readonly scheduled_start_at: string | null;
  readonly scheduled_end_at: string | null;
  readonly actual_start_at: string | null;
  readonly actual_end_at: string | null;
  readonly concurrent_viewers: number | null;
  readonly recorded_at: string | null;
  /** JSON object. */
  readonly location: string | null;
  /** JSON object by size name. */
  readonly thumbnails: string | null;
  /** JSON object by language. */
  readonly localizations: string | null;
  readonly view_count: number | null;
  readonly like_count: number | null;
  readonly comment_count: number | null;
  /** JSON object by dotted path of every leaf that has no column of its own; null where there is none. */
  readonly extras: string | null;
}

/** The counts of a video at one moment. */
export interface StatsRow {
  readonly video_id: string;
  readonly view_count: number | null;
  readonly like_count: number | null;
  readonly comment_count: number | null;
}

/** A channel as the API described it. */
export interface ChannelRow {
  readonly channel_id: string;
  readonly title: string | null;
  readonly description: string | null;
  /** `@name`. */
  readonly handle: string | null;
  readonly country: string | null;
  readonly published_at: string | null;
  readonly uploads_playlist: string | null;
  readonly view_count: number | null;
  /** Null where the channel hides it. */
  readonly subscriber_count: number | null;
  /** The number of videos that the channel claims. */
  readonly video_count: number | null;
  /** JSON object by size name. */
  readonly thumbnails: string | null;
  /** JSON array of addresses. */
  readonly topic_categories: string | null;
  readonly keywords: string | null;
  readonly made_for_kids: number | null;
  readonly extras: string | null;
}

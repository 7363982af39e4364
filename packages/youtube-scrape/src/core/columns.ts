import type { VideoRow } from "./video-row.ts";

/** A column of the `videos` table, in the order of the table. */
export interface VideoColumn {
  readonly name: keyof VideoRow;
  /** Storage class in the STRICT table. */
  readonly type: "TEXT" | "INTEGER";
  /** What the column holds; `json` is text of a JSON array or object, `time` is `YYYY-MM-DDTHH:MM:SSZ`, `flag` 0 or 1. */
  readonly holds: "text" | "json" | "time" | "flag" | "count" | "seconds";
  /** Where the value comes from: a path in the API's video resource, or how we make it. */
  readonly source: string;
}

/**
 * Every column that the API's answer fills, in table order. A value that the API left out is NULL, never 0.
 * The schema, the mapping, the export and the report all follow this list.
 */
export const VIDEO_COLUMNS: readonly VideoColumn[] = [
  { name: "video_id", type: "TEXT", holds: "text", source: "id" },
  { name: "channel_id", type: "TEXT", holds: "text", source: "snippet.channelId" },
  { name: "title", type: "TEXT", holds: "text", source: "snippet.title" },
  { name: "description", type: "TEXT", holds: "text", source: "snippet.description" },
  { name: "published_at", type: "TEXT", holds: "time", source: "snippet.publishedAt" },
  { name: "duration_s", type: "INTEGER", holds: "seconds", source: "contentDetails.duration" },
  { name: "duration_raw", type: "TEXT", holds: "text", source: "contentDetails.duration" },
  { name: "kind", type: "TEXT", holds: "text", source: "derived" },
  { name: "kind_source", type: "TEXT", holds: "text", source: "derived" },
  { name: "category_id", type: "TEXT", holds: "text", source: "snippet.categoryId" },
  { name: "tags", type: "TEXT", holds: "json", source: "snippet.tags" },
  { name: "default_language", type: "TEXT", holds: "text", source: "snippet.defaultLanguage" },
  { name: "default_audio_language", type: "TEXT", holds: "text", source: "snippet.defaultAudioLanguage" },
  { name: "live_broadcast_content", type: "TEXT", holds: "text", source: "snippet.liveBroadcastContent" },
  { name: "dimension", type: "TEXT", holds: "text", source: "contentDetails.dimension" },
  { name: "definition", type: "TEXT", holds: "text", source: "contentDetails.definition" },
  { name: "has_captions", type: "INTEGER", holds: "flag", source: "contentDetails.caption" },
  { name: "licensed", type: "INTEGER", holds: "flag", source: "contentDetails.licensedContent" },
  { name: "projection", type: "TEXT", holds: "text", source: "contentDetails.projection" },
  { name: "yt_rating", type: "TEXT", holds: "text", source: "contentDetails.contentRating.ytRating" },
  { name: "content_rating", type: "TEXT", holds: "json", source: "contentDetails.contentRating" },
  { name: "region_allowed", type: "TEXT", holds: "json", source: "contentDetails.regionRestriction.allowed" },
  { name: "region_blocked", type: "TEXT", holds: "json", source: "contentDetails.regionRestriction.blocked" },
  { name: "upload_status", type: "TEXT", holds: "text", source: "status.uploadStatus" },
  { name: "privacy_status", type: "TEXT", holds: "text", source: "status.privacyStatus" },
  { name: "license", type: "TEXT", holds: "text", source: "status.license" },
  { name: "embeddable", type: "INTEGER", holds: "flag", source: "status.embeddable" },
  { name: "public_stats_viewable", type: "INTEGER", holds: "flag", source: "status.publicStatsViewable" },
  { name: "made_for_kids", type: "INTEGER", holds: "flag", source: "status.madeForKids" },
  { name: "synthetic_media", type: "INTEGER", holds: "flag", source: "status.containsSyntheticMedia" },
  {
    name: "paid_placement",
    type: "INTEGER",
    holds: "flag",
    source: "paidProductPlacementDetails.hasPaidProductPlacement",
  },
  { name: "topic_categories", type: "TEXT", holds: "json", source: "topicDetails.topicCategories" },
  { name: "scheduled_start_at", type: "TEXT", holds: "time", source: "liveStreamingDetails.scheduledStartTime" },
  { name: "scheduled_end_at", type: "TEXT", holds: "time", source: "liveStreamingDetails.scheduledEndTime" },
  { name: "actual_start_at", type: "TEXT", holds: "time", source: "liveStreamingDetails.actualStartTime" },
  { name: "actual_end_at", type: "TEXT", holds: "time", source: "liveStreamingDetails.actualEndTime" },
  { name: "concurrent_viewers", type: "INTEGER", holds: "count", source: "liveStreamingDetails.concurrentViewers" },
  { name: "recorded_at", type: "TEXT", holds: "time", source: "recordingDetails.recordingDate" },
  { name: "location", type: "TEXT", holds: "json", source: "recordingDetails.location" },
  { name: "thumbnails", type: "TEXT", holds: "json", source: "snippet.thumbnails" },
  { name: "localizations", type: "TEXT", holds: "json", source: "localizations" },
  { name: "view_count", type: "INTEGER", holds: "count", source: "statistics.viewCount" },
  { name: "like_count", type: "INTEGER", holds: "count", source: "statistics.likeCount" },
  { name: "comment_count", type: "INTEGER", holds: "count", source: "statistics.commentCount" },
  { name: "extras", type: "TEXT", holds: "json", source: "every other leaf" },
];

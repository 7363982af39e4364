import { medianOf } from "./spread.ts";
import { type DatedVideo, known, lengths, total, type Video } from "./videos.ts";

/** The figures at the head of the report. */
export interface Overview {
  readonly videos: number;
  readonly first_published_at: string | null;
  readonly last_published_at: string | null;
  readonly derived_views: number;
  readonly derived_median_views: number | null;
  readonly derived_likes: number;
  readonly derived_comments: number;
  /** Over the videos whose views and likes are both known; null without a view. */
  readonly derived_likes_per_1000_views: number | null;
  readonly derived_comments_per_1000_views: number | null;
  readonly derived_duration_s: number;
  readonly derived_median_duration_s: number | null;
  /** Over the days from the first to the last video. */
  readonly derived_videos_per_week: number | null;
}

function perThousand(videos: readonly Video[], field: "like_count" | "comment_count"): number | null {
  let [views, others] = [0, 0];
  for (const video of videos) {
    const other = video[field];
    if (video.view_count === null || other === null) continue;
    views += video.view_count;
    others += other;
  }
  return views > 0 ? (1000 * others) / views : null;
}

const WEEK = 7 * 86_400_000;

/** @param dated those of the videos whose time is known, by time */
export function overview(videos: readonly Video[], dated: readonly DatedVideo[]): Overview {
  const views = known(videos, "view_count");
  const durations = lengths(videos);
  const first = dated[0]?.published_at ?? null;
  const last = dated.at(-1)?.published_at ?? null;
  const weeks = first === null || last === null ? 0 : (Date.parse(last) - Date.parse(first)) / WEEK;
  return {
    videos: videos.length,
    first_published_at: first,
    last_published_at: last,
    derived_views: total(views),
    derived_median_views: medianOf(views),
    derived_likes: total(known(videos, "like_count")),
    derived_comments: total(known(videos, "comment_count")),
    derived_likes_per_1000_views: perThousand(videos, "like_count"),
    derived_comments_per_1000_views: perThousand(videos, "comment_count"),
    derived_duration_s: total(durations),
    derived_median_duration_s: medianOf(durations),
    derived_videos_per_week: weeks >= 1 ? dated.length / weeks : null,
  };
}

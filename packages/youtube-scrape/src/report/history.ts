import type { Database } from "better-sqlite3";
import { isTime } from "./videos.ts";

/** What is known at the end of a day (UTC) on which counts were asked for. */
export interface HistoryDay {
  readonly day: string;
  /** Videos whose views were asked for on that day. */
  readonly videos: number;
  /** Views of all videos as last known by then. */
  readonly derived_views: number;
  /** Views gained since each video was last asked for; videos seen for the first time count nothing. */
  readonly derived_gained: number;
  readonly subscriber_count: number | null;
}

/** A video that gained many views between its first and its last count. */
export interface GainFacts {
  readonly video_id: string;
  readonly title: string | null;
  readonly from: string;
  readonly to: string;
  readonly derived_gained: number;
}

export interface HistoryFacts {
  /** Days with counts; more than one is a history. */
  readonly days: readonly HistoryDay[];
  readonly gains: readonly GainFacts[];
}

/** The growth between the runs that asked for counts. */
export function historyFacts(db: Database, channelId: string): HistoryFacts {
  const days = db
    .prepare<[string, string], Omit<HistoryDay, "derived_views"> & { new_views: number }>(
      `WITH counts AS (
         SELECT substr(s.retrieved_at, 1, 10) AS day, s.video_id, s.view_count,
           lag(s.view_count) OVER (PARTITION BY s.video_id ORDER BY s.retrieved_at) AS before
         FROM video_stats AS s JOIN videos AS v ON v.video_id = s.video_id
         WHERE v.channel_id = ? AND s.view_count IS NOT NULL
       ), audience AS (
         SELECT substr(retrieved_at, 1, 10) AS day, subscriber_count,
           row_number() OVER (PARTITION BY substr(retrieved_at, 1, 10) ORDER BY retrieved_at DESC) AS place
         FROM channel_stats WHERE channel_id = ?
       )
       SELECT day, count(DISTINCT video_id) AS videos, total(view_count - before) AS derived_gained,
         total(CASE WHEN before IS NULL THEN view_count END) AS new_views,
         (SELECT subscriber_count FROM audience WHERE audience.day = counts.day AND place = 1) AS subscriber_count
       FROM counts GROUP BY day ORDER BY day`,
    )
    .all(channelId, channelId);
  let known = 0;
  const facts = days
    .filter(({ day }) => isTime(`${day}T00:00:00Z`))
    .map(({ day, videos, derived_gained, new_views, subscriber_count }) => {
      known += derived_gained + new_views;
      return { day, videos, derived_views: known, derived_gained, subscriber_count };
    });
  return { days: facts, gains: facts.length > 1 ? readGains(db, channelId) : [] };
}

function readGains(db: Database, channelId: string): GainFacts[] {
  return db
    .prepare<[string], GainFacts>(
      `WITH ends AS (
         SELECT s.video_id, min(s.retrieved_at) AS first, max(s.retrieved_at) AS last
         FROM video_stats AS s JOIN videos AS v ON v.video_id = s.video_id
         WHERE v.channel_id = ? AND s.view_count IS NOT NULL
         GROUP BY s.video_id HAVING count(*) > 1
       )
       SELECT v.video_id, v.title, first AS "from", last AS "to", b.view_count - a.view_count AS derived_gained
       FROM ends
       JOIN videos AS v ON v.video_id = ends.video_id
       JOIN video_stats AS a ON a.video_id = ends.video_id AND a.retrieved_at = first
       JOIN video_stats AS b ON b.video_id = ends.video_id AND b.retrieved_at = last
       WHERE derived_gained > 0 ORDER BY derived_gained DESC, v.video_id LIMIT 10`,
    )
    .all(channelId);
}

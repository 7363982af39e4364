import type { Database } from "better-sqlite3";

/**
 * Makes the month_rollup rows of a channel anew from its videos: all that are archived, also those that are no longer
 * available, as the viewer shows them all. Videos without a publishing date belong to no month; a kind that is not known
 * counts as `unknown`; a count that the API left out adds nothing.
 */
export function rebuildRollup(db: Database, channelId: string): void {
  const rebuild = db.transaction(() => {
    db.prepare<[string]>("DELETE FROM month_rollup WHERE channel_id = ?").run(channelId);
    db.prepare<[string]>(REBUILD).run(channelId);
  });
  rebuild();
}

const REBUILD = `
INSERT INTO month_rollup (channel_id, ym, kind, videos, views, likes, comments, duration_s)
SELECT channel_id, ym, coalesce(kind, 'unknown') AS month_kind, count(*),
  coalesce(sum(view_count), 0), coalesce(sum(like_count), 0), coalesce(sum(comment_count), 0), coalesce(sum(duration_s), 0)
FROM videos WHERE channel_id = ? AND ym IS NOT NULL
GROUP BY channel_id, ym, month_kind`;

import type { ChannelRow } from "../core/video-row.ts";
import type { Store } from "./store.ts";

const COLUMNS: readonly (keyof ChannelRow)[] = [
  "channel_id",
  "title",
  "description",
  "handle",
  "country",
  "published_at",
  "uploads_playlist",
  "view_count",
  "subscriber_count",
  "video_count",
  "thumbnails",
  "topic_categories",
  "keywords",
  "made_for_kids",
  "extras",
];

/** Stores what the API says of a channel now, and its counts in the history. */
export function saveChannel({ db }: Store, row: ChannelRow, at: string): void {
  const updates = COLUMNS.filter((name) => name !== "channel_id").map((name) => `${name} = excluded.${name}`);
  db.prepare<[ChannelRow & { at: string }]>(
    `INSERT INTO channels (${COLUMNS.join(", ")}, first_seen_at, retrieved_at)
     VALUES (${COLUMNS.map((name) => `@${name}`).join(", ")}, @at, @at)
     ON CONFLICT (channel_id) DO UPDATE SET ${updates.join(", ")}, retrieved_at = excluded.retrieved_at`,
  ).run({ ...row, at });
  db.prepare<[string, string, number | null, number | null, number | null]>(
    `INSERT INTO channel_stats (channel_id, retrieved_at, view_count, subscriber_count, video_count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(row.channel_id, at, row.view_count, row.subscriber_count, row.video_count);
}

/**
 * Puts the videos of a channel that are taken to be there on the list of a run, the newest first.
 *
 * @param since only those published at or after this, `YYYY-MM-DDTHH:MM:SSZ`; null for all
 */
export function queueKnown({ db }: Store, runId: number, channelId: string, since: string | null): void {
  // A run that begins anew, since its channel was pruned meanwhile, has a list already.
  db.prepare<[number]>("DELETE FROM run_videos WHERE run_id = ?").run(runId);
  db.prepare<[number, string, string]>(
    `INSERT INTO run_videos (run_id, video_id, seq)
     SELECT ?, video_id, row_number() OVER (ORDER BY published_at DESC, video_id) FROM videos
     WHERE channel_id = ? AND availability = 'available' AND coalesce(published_at, '9') >= ?`,
  ).run(runId, channelId, since ?? "");
}

/** Videos of a channel in the database. */
export function countVideos({ db }: Store, channelId: string): number {
  return db.prepare<[string], number>("SELECT count(*) FROM videos WHERE channel_id = ?").pluck().get(channelId) ?? 0;
}

/** The newest moment at which a run wrote; null where none has. */
export function newestMoment({ db }: Store): string | null {
  return db.prepare<[], string | null>("SELECT max(updated_at) FROM runs").pluck().get() ?? null;
}

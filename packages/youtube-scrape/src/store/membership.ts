import type { Store } from "./store.ts";

/** Sets the kind of each video of a channel that a prefix playlist lists: live before short before long. */
export function applyMembership(
  { db }: Store,
  channelId: string,
  playlists: Readonly<Record<"long" | "short" | "live", string>>,
): void {
  db.prepare<[string, string, string, string]>(
    `WITH members AS (
       SELECT video_id, min(CASE playlist_id WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 3 END) AS place
       FROM playlist_members WHERE channel_id = ? GROUP BY video_id
     )
     UPDATE videos SET kind = CASE place WHEN 1 THEN 'live' WHEN 2 THEN 'short' ELSE 'long' END, kind_source = 'membership'
     FROM members
     WHERE members.video_id = videos.video_id AND place IS NOT NULL`,
  ).run(playlists.live, playlists.short, playlists.long, channelId);
}

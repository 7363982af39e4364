import type { VideoKind } from "../core/video-row.ts";
import type { Store } from "./store.ts";

/** Where a video that several of the lists have belongs: shorts leak into the list of long videos. */
const PLACES: readonly VideoKind[] = ["live", "short", "long"];

/**
 * Sets the kind of each video of a channel that a prefix playlist had when it was last listed to the end; live comes before
 * short before long.
 */
export function applyMembership({ db }: Store, playlists: Readonly<Record<VideoKind, string>>): void {
  const set = db.prepare<[VideoKind, string, string]>(
    `UPDATE videos SET kind = ?, kind_source = 'membership'
     WHERE video_id IN (
       SELECT video_id FROM playlist_members WHERE playlist_id = ? AND last_run_id >= (
         SELECT max(run_id) FROM listings WHERE playlist_id = ? AND state = 'complete'
       )
     )`,
  );
  for (const kind of PLACES.toReversed()) set.run(kind, playlists[kind], playlists[kind]);
}

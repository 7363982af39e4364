import type { Store } from "./store.ts";

/** How much of a channel a run found. */
export interface CoverageRow {
  /** Distinct videos that are stored and known to be there, by listing and by search. */
  readonly listed: number;
  readonly claimed: number | null;
  /** How many of them only search has found. */
  readonly recovered: number;
  /** Times the uploads were listed. */
  readonly passes: number;
}

/** Name under which the finds of a search are kept beside the real playlists. */
export function searchList(channelId: string): string {
  return `search:${channelId}`;
}

const PRESENT = `EXISTS (SELECT 1 FROM videos WHERE videos.video_id = playlist_members.video_id)
  AND video_id NOT IN (SELECT video_id FROM videos WHERE availability = 'unavailable')`;

/** Distinct videos that listing and search have found, that are stored, and that are not taken as gone. */
export function countFound({ db }: Store, uploads: string, channelId: string): { listed: number; recovered: number } {
  const listed = db
    .prepare<[string], number>(`SELECT count(*) FROM playlist_members WHERE playlist_id = ? AND ${PRESENT}`)
    .pluck()
    .get(uploads);
  const recovered = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM playlist_members WHERE playlist_id = ? AND ${PRESENT}
       AND video_id NOT IN (SELECT video_id FROM playlist_members WHERE playlist_id = ?)`,
    )
    .pluck()
    .get(searchList(channelId), uploads);
  return { listed: (listed ?? 0) + (recovered ?? 0), recovered: recovered ?? 0 };
}

/** Distinct videos that listing and search have found, stored yet or not. */
export function countMembers({ db }: Store, uploads: string, channelId: string): number {
  const count = db
    .prepare<[string, string], number>(
      "SELECT count(DISTINCT video_id) FROM playlist_members WHERE playlist_id IN (?, ?)",
    )
    .pluck();
  return count.get(uploads, searchList(channelId)) ?? 0;
}

export function saveCoverage({ db }: Store, runId: number, channelId: string, row: CoverageRow, at: string): void {
  db.prepare<[number, string, number, number | null, number, number, string]>(
    `INSERT INTO coverage (run_id, channel_id, listed, claimed, recovered, passes, checked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET listed = excluded.listed, claimed = excluded.claimed, recovered = excluded.recovered,
       passes = excluded.passes, checked_at = excluded.checked_at`,
  ).run(runId, channelId, row.listed, row.claimed, row.recovered, row.passes, at);
}

/** A run's coverage, and when the uploads were last listed to the end. */
export interface LastCoverage extends CoverageRow {
  readonly checkedAt: string;
  readonly fullListingAt: string | null;
}

/** What the newest run that listed a channel found, before the given run. */
export function lastCoverage(
  { db }: Store,
  { channelId, uploads, beforeRun }: { channelId: string; uploads: string; beforeRun: number },
): LastCoverage | undefined {
  return db
    .prepare<[string, string, string, number], LastCoverage>(
      `SELECT listed, claimed, recovered, passes, checked_at AS checkedAt,
         (SELECT max(finished_at) FROM runs JOIN listings USING (run_id)
          WHERE runs.channel_id = ? AND listings.playlist_id = ? AND listings.state = 'complete'
            AND runs.state IN ('done', 'incomplete')) AS fullListingAt
       FROM coverage WHERE channel_id = ? AND run_id < ? ORDER BY run_id DESC LIMIT 1`,
    )
    .get(channelId, uploads, channelId, beforeRun);
}

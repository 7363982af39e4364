import type { Database } from "better-sqlite3";
import type { ChannelFacts } from "./channel.ts";

/** A run that was cut off, stopped or failed, or that runs now: what the report is of is not all that it will fetch. */
export interface UnfinishedRun {
  readonly command: string;
  /** `running` is also what a killed run looks like. */
  readonly state: string;
  readonly started_at: string;
  /** Videos that it has found to fetch so far. */
  readonly videos: number;
  /** Those of them that are done. */
  readonly settled: number;
}

/** How much of what the channel claims is stored, as of the newest run that listed all of it. */
export interface CoverageFacts {
  readonly listed: number | null;
  readonly claimed: number | null;
  /** Null, too, where more is stored than the channel claims: that is no share. */
  readonly derived_share: number | null;
  readonly recovered: number | null;
  readonly checked_at: string | null;
  /** Videos that a listing or a search found, and that no answer told. */
  readonly untold: number;
  /** Where the newest finished run of listing asked only for videos from a moment on. */
  readonly since: string | null;
  readonly unfinished_runs: readonly UnfinishedRun[];
}

interface Checked {
  readonly listed: number;
  readonly claimed: number | null;
  readonly recovered: number;
  readonly checked_at: string;
}

export function readCoverage(db: Database, channel: ChannelFacts): CoverageFacts {
  const id = channel.channel_id;
  const row = db
    .prepare<[string], Checked>(
      `SELECT listed, claimed, recovered, checked_at FROM coverage
       WHERE channel_id = ? ORDER BY checked_at DESC, run_id DESC LIMIT 1`,
    )
    .get(id);
  const listed = row?.listed ?? null;
  const claimed = row?.claimed ?? channel.video_count;
  const isShare = listed !== null && claimed !== null && claimed > 0 && listed <= claimed;
  const since = readSince(db, id);
  return {
    listed,
    claimed,
    derived_share: isShare ? listed / claimed : null,
    recovered: row?.recovered ?? null,
    checked_at: row?.checked_at ?? null,
    untold: countUntold(db, id, since),
    since,
    unfinished_runs: db
      .prepare<[string], UnfinishedRun>(
        `SELECT command, state, started_at, count(seq) AS videos, coalesce(sum(settled), 0) AS settled
         FROM runs LEFT JOIN run_videos USING (run_id)
         WHERE channel_id = ? AND state IN ('running', 'stopped', 'failed') GROUP BY run_id ORDER BY run_id`,
      )
      .all(id),
  };
}

function readSince(db: Database, channelId: string): string | null {
  const since = db
    .prepare<[string], unknown>(
      `SELECT CASE WHEN json_valid(options) THEN options ->> '$.since' END FROM runs
       WHERE channel_id = ? AND command = 'scrape' AND state IN ('done', 'incomplete') ORDER BY run_id DESC LIMIT 1`,
    )
    .pluck()
    .get(channelId);
  return typeof since === "string" ? since : null;
}

/** What is older than the moment from which the newest run asked for videos was left out by it, not by the API. */
function countUntold(db: Database, channelId: string, since: string | null): number {
  const count = db
    .prepare<[string, string | null], number>(
      `SELECT count(DISTINCT video_id) FROM playlist_members
       WHERE channel_id = ? AND coalesce(published_at >= ?, 1) AND video_id NOT IN (SELECT video_id FROM videos)`,
    )
    .pluck();
  return count.get(channelId, since) ?? 0;
}

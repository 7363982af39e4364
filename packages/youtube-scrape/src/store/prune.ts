import { quote, ScrapeError } from "../core/error.ts";
import { storeFailure } from "./failure.ts";
import { rebuildRollup } from "./rollup.ts";
import type { Store } from "./store.ts";

export interface PruneOptions {
  /** Rows older than this many milliseconds go. */
  olderThanMs: number;
  /** Milliseconds since 1970 in UTC. */
  now: number;
  /** Only counts what would go. @default false */
  dryRun?: boolean;
}

/** Rows that went, by table. */
export interface PruneResult {
  /** Rows from before this moment are stale; `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  readonly cutoff: string;
  readonly dryRun: boolean;
  readonly videos: number;
  readonly video_stats: number;
  readonly video_changes: number;
  readonly playlist_members: number;
  readonly channels: number;
  readonly channel_stats: number;
  /** Stale rows that stay, as a run that is not at its end goes on with them. */
  readonly spared: { readonly channels: number; readonly playlist_members: number };
}

/** Whether a moment lies before the cutoff. Older rows have no milliseconds, and as text `00Z` comes after `00.000Z`. */
function before(column: string): string {
  return `(CASE length(${column}) WHEN 20 THEN substr(${column}, 1, 19) || '.000Z' ELSE ${column} END) < @cutoff`;
}

const STALE_VIDEOS = `(SELECT video_id FROM videos WHERE ${before("retrieved_at")})`;
const STALE_CHANNEL = before("retrieved_at");
// A listed video that was never stored has no other row; a stored one is judged by that.
const STALE_MEMBER = `(video_id IN ${STALE_VIDEOS}
  OR (${before("last_seen_at")} AND video_id NOT IN (SELECT video_id FROM videos)))`;

const UNFINISHED = "runs WHERE state IN ('running', 'stopped', 'failed')";
const IN_WORK = {
  channels: `channel_id IN (SELECT channel_id FROM ${UNFINISHED} AND channel_id IS NOT NULL)`,
  playlist_members: `last_run_id IN (SELECT run_id FROM ${UNFINISHED})`,
} as const;

/** What is stale in each table. In this order, as rows that belong to a video are found by it. */
const STALE = {
  video_stats: `${before("retrieved_at")} OR video_id IN ${STALE_VIDEOS}`,
  video_changes: `${before("changed_at")} OR video_id IN ${STALE_VIDEOS}`,
  playlist_members: `${STALE_MEMBER} AND NOT ${IN_WORK.playlist_members}`,
  channel_stats: before("retrieved_at"),
  channels: `${STALE_CHANNEL} AND NOT ${IN_WORK.channels}`,
  videos: before("retrieved_at"),
} as const;

/** What is stale and stays all the same. */
const SPARED = {
  channels: `${STALE_CHANNEL} AND ${IN_WORK.channels}`,
  playlist_members: `${STALE_MEMBER} AND ${IN_WORK.playlist_members}`,
} as const;

/** A run counts what it has listed, so it has to fetch again what it loses; one of counts alone has no use for it. */
const FETCH_AGAIN = `UPDATE run_videos SET asked = 0, settled = 0
  WHERE run_id IN (SELECT run_id FROM ${UNFINISHED} AND command <> 'stats') AND video_id IN ${STALE_VIDEOS}`;

/**
 * Deletes what the API told too long ago: its terms want data that is not refreshed within 30 days deleted. Gone are the
 * videos last retrieved before the cutoff with all that belongs to them, and every older row of history and of channels.
 * All in one transaction, with the sums and the search index following; a row exactly at the cutoff stays.
 *
 * A run that was cut off can still be gone on with: its channel stays, and so do the ids that it has listed, until it is
 * at its end or given up. Its videos go like all others, and it fetches them again.
 *
 * @throws ScrapeError E_BUSY, E_DISK, E_DATABASE where the database can't be written
 */
export function prune(store: Store, options: PruneOptions): PruneResult {
  const { olderThanMs, now, dryRun = false } = options;
  const cutoff = new Date(now - olderThanMs).toISOString();
  const { db } = store;
  const count = (table: keyof typeof STALE, rows: string) =>
    db.prepare<[{ cutoff: string }], number>(`SELECT count(*) FROM ${table} WHERE ${rows}`).pluck().get({ cutoff }) ??
    0;
  const change = (sql: string) => db.prepare<[{ cutoff: string }]>(sql).run({ cutoff }).changes;
  const step = (table: keyof typeof STALE) =>
    dryRun ? count(table, STALE[table]) : change(`DELETE FROM ${table} WHERE ${STALE[table]}`);
  const work = db.transaction((): PruneResult => {
    const touched = db
      .prepare<[{ cutoff: string }], string>(`SELECT DISTINCT channel_id FROM videos WHERE ${STALE.videos}`)
      .pluck()
      .all({ cutoff });
    const spared = {
      channels: count("channels", SPARED.channels),
      playlist_members: count("playlist_members", SPARED.playlist_members),
    };
    if (!dryRun) change(FETCH_AGAIN);
    const rows = {
      video_stats: step("video_stats"),
      video_changes: step("video_changes"),
      playlist_members: step("playlist_members"),
      channel_stats: step("channel_stats"),
      channels: step("channels"),
      videos: step("videos"),
    };
    if (!dryRun) for (const channelId of touched) rebuildRollup(db, channelId);
    return { cutoff, dryRun, ...rows, spared };
  });
  try {
    return dryRun ? work.deferred() : work.immediate();
  } catch (error) {
    throw storeFailure(error, store.path);
  }
}

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/**
 * Milliseconds of an age such as `30d`, `12h`, `90m`, `45s` or `2w`.
 *
 * @throws ScrapeError E_USAGE for anything else, and for 0, which would delete everything
 */
export function parseAge(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const ms = Number(digits) * secondsOf(unit) * 1000;
  if (ms > 0) return ms;
  throw new ScrapeError("E_USAGE", `${quote(text)} is no age`, {
    hint: "write a number above 0 and a unit: 30d, 12h, 90m, 45s or 2w",
  });
}

function secondsOf(unit: string): number {
  return Object.entries(SECONDS).find(([name]) => name === unit)?.[1] ?? 0;
}

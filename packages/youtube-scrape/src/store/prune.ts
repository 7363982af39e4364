import { fromUtcSeconds } from "../core/calendar.ts";
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
  /** Rows from before this moment are stale; `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly cutoff: string;
  readonly dryRun: boolean;
  readonly videos: number;
  readonly video_stats: number;
  readonly video_changes: number;
  readonly playlist_members: number;
  readonly channels: number;
  readonly channel_stats: number;
}

const STALE_VIDEOS = "(SELECT video_id FROM videos WHERE retrieved_at < @cutoff)";

/** What is stale in each table. In this order, as rows that belong to a video are found by it. */
const STALE = {
  video_stats: `retrieved_at < @cutoff OR video_id IN ${STALE_VIDEOS}`,
  video_changes: `changed_at < @cutoff OR video_id IN ${STALE_VIDEOS}`,
  // A listed video that was never stored has no other row; a stored one is judged by that.
  playlist_members: `video_id IN ${STALE_VIDEOS}
    OR (last_seen_at < @cutoff AND video_id NOT IN (SELECT video_id FROM videos))`,
  channel_stats: "retrieved_at < @cutoff",
  channels: "retrieved_at < @cutoff",
  videos: "retrieved_at < @cutoff",
} as const;

/**
 * Deletes what the API told too long ago: its terms want data that is not refreshed within 30 days deleted. Gone are the
 * videos last retrieved before the cutoff with all that belongs to them, and every older row of history and of channels.
 * All in one transaction, with the sums and the search index following; a row exactly at the cutoff stays.
 *
 * @throws ScrapeError E_BUSY, E_DISK, E_DATABASE where the database can't be written
 */
export function prune(store: Store, options: PruneOptions): PruneResult {
  const { olderThanMs, now, dryRun = false } = options;
  // Stored moments are whole seconds: one is before the cutoff exactly when it is before the next whole second.
  const cutoff = fromUtcSeconds(Math.ceil((now - olderThanMs) / 1000));
  const { db } = store;
  const count = (table: keyof typeof STALE) =>
    db
      .prepare<[{ cutoff: string }], number>(`SELECT count(*) FROM ${table} WHERE ${STALE[table]}`)
      .pluck()
      .get({ cutoff }) ?? 0;
  const remove = (table: keyof typeof STALE) =>
    db.prepare<[{ cutoff: string }]>(`DELETE FROM ${table} WHERE ${STALE[table]}`).run({ cutoff }).changes;
  const step = dryRun ? count : remove;
  const work = db.transaction((): PruneResult => {
    const touched = db
      .prepare<[string], string>("SELECT DISTINCT channel_id FROM videos WHERE retrieved_at < ?")
      .pluck()
      .all(cutoff);
    const rows = {
      video_stats: step("video_stats"),
      video_changes: step("video_changes"),
      playlist_members: step("playlist_members"),
      channel_stats: step("channel_stats"),
      channels: step("channels"),
      videos: step("videos"),
    };
    if (!dryRun) for (const channelId of touched) rebuildRollup(db, channelId);
    return { cutoff, dryRun, ...rows };
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

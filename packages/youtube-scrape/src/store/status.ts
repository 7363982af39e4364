import { statSync } from "node:fs";
import { toUtcSeconds } from "../core/calendar.ts";
import { BUCKETS, type Bucket } from "../core/error.ts";
import { nextPacificMidnight, pacificDay } from "../pacific.ts";
import { identityOf } from "./migrate.ts";
import { MEMORY } from "./path.ts";
import { channelTotals, listChannels, type StoredChannel } from "./reads.ts";
import { type RunCommand, type RunState, type RunSummary, unfinishedRuns } from "./runs.ts";
import type { Store } from "./store.ts";

/** Calls a day that Google grants a project of its own accord since 2026-06-01 (Quota Calculator of the API). */
export const DAILY_LIMITS: Readonly<Record<Bucket, number>> = { general: 10_000, search: 100, stats: 10_000 };

export interface StatusOptions {
  /** Milliseconds since 1970 in UTC. */
  now: number;
  /** Calls a day, by allowance. @default DAILY_LIMITS */
  limits?: Readonly<Record<Bucket, number>>;
}

/** A run in few words. */
export interface RunBrief {
  readonly runId: number;
  readonly command: RunCommand;
  readonly state: RunState;
  /** Code of the error that ended it, null where none did. */
  readonly reason: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** How far a run is. */
export interface RunWork {
  /** Videos that it has found so far, or knows from before. */
  readonly found: number;
  /** Those of them that are off its list: stored, or asked for in vain. */
  readonly settled: number;
}

/** A run that can be resumed. */
export interface UnfinishedRun extends RunBrief, RunWork {
  /** The channel as it was asked for. */
  readonly channelRef: string;
}

export interface ChannelStatus extends StoredChannel {
  readonly videos: number;
  readonly available: number;
  readonly unavailable: number;
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  readonly retrievedAt: string | null;
  /** Milliseconds since then, at least 0. */
  readonly ageMs: number | null;
  /** Of the last run that came to its end and listed the channel; null where none did. */
  readonly coverage: { readonly listed: number; readonly claimed: number | null; readonly checkedAt: string } | null;
  readonly lastRun: RunBrief | null;
  /** Numbers of the runs that can be resumed, the oldest first. */
  readonly unfinishedRuns: readonly number[];
}

/** What is left of a daily allowance, as far as the runs into this database tell. */
export interface AllowanceStatus {
  readonly bucket: Bucket;
  readonly limit: number;
  readonly used: number;
  /** 0 also where the API has closed the allowance for the day before that. */
  readonly left: number;
  readonly stopped: boolean;
}

export interface Status {
  readonly path: string;
  readonly schemaVersion: number;
  /** Bytes on disk, with the write-ahead log. */
  readonly bytes: number;
  readonly channels: readonly ChannelStatus[];
  /** Numbers of all runs that can be resumed, also of those that know no channel yet. */
  readonly unfinishedRuns: readonly number[];
  /** The same runs with how far they are. */
  readonly unfinished: readonly UnfinishedRun[];
  /** `YYYY-MM-DD`, the day that the allowances count for. */
  readonly pacificDay: string;
  readonly allowances: readonly AllowanceStatus[];
  /** When the allowances are renewed, in milliseconds since 1970. */
  readonly resetMs: number;
}

/** What a database holds, how old it is, what is unfinished and what is left of today's allowances. */
export function status(store: Store, options: StatusOptions): Status {
  const { now, limits = DAILY_LIMITS } = options;
  const read = store.db.transaction((): Status => {
    const unfinished = unfinishedRuns(store);
    return {
      path: store.path,
      schemaVersion: identityOf(store.db).version,
      bytes: sizeOf(store),
      channels: listChannels(store).map((channel) => {
        const { videos, available, unavailable, firstPublishedAt, lastPublishedAt, retrievedAt } = channelTotals(
          store,
          channel.channelId,
        );
        return {
          ...channel,
          videos,
          available,
          unavailable,
          firstPublishedAt,
          lastPublishedAt,
          retrievedAt,
          ageMs: ageOf(retrievedAt, now),
          coverage: coverageOf(store, channel.channelId),
          lastRun: lastRunOf(store, channel.channelId),
          unfinishedRuns: unfinished.filter((run) => run.channelId === channel.channelId).map(({ runId }) => runId),
        };
      }),
      unfinishedRuns: unfinished.map(({ runId }) => runId),
      unfinished: unfinished.map((run) => ({ ...briefOf(run), ...workOf(store, run.runId) })),
      pacificDay: pacificDay(now),
      allowances: BUCKETS.map((bucket) => allowanceOf(store, bucket, pacificDay(now), limits[bucket])),
      resetMs: nextPacificMidnight(now),
    };
  });
  return read();
}

const PAGES = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

function sizeOf({ db, path }: Store): number {
  if (path === MEMORY) return db.prepare<[], number>(PAGES).pluck().get() ?? 0;
  return statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

function ageOf(moment: string | null, now: number): number | null {
  const seconds = moment === null ? null : toUtcSeconds(moment);
  return seconds === null ? null : Math.max(0, now - seconds * 1000);
}

function coverageOf({ db }: Store, channelId: string): ChannelStatus["coverage"] {
  const row = db
    .prepare<[string], { listed: number; claimed: number | null; checkedAt: string }>(
      `SELECT coverage.listed, coverage.claimed, checked_at AS checkedAt FROM coverage JOIN runs USING (run_id)
       WHERE coverage.channel_id = ? AND state IN ('done', 'incomplete') ORDER BY run_id DESC LIMIT 1`,
    )
    .get(channelId);
  return row ?? null;
}

function briefOf(run: RunSummary): Omit<UnfinishedRun, keyof RunWork> {
  const { runId, command, channelRef, state, reason, startedAt, updatedAt } = run;
  return { runId, command, channelRef, state, reason, startedAt, updatedAt };
}

/** What a run that is not over has found and done; nothing of one that is. */
export function workOf({ db }: Store, runId: number): RunWork {
  const row = db
    .prepare<[number], RunWork>(
      "SELECT count(*) AS found, coalesce(sum(settled), 0) AS settled FROM run_videos WHERE run_id = ?",
    )
    .get(runId);
  return row ?? { found: 0, settled: 0 };
}

function lastRunOf({ db }: Store, channelId: string): RunBrief | null {
  const row = db
    .prepare<[string], RunBrief>(
      `SELECT run_id AS runId, command, state, reason, started_at AS startedAt, updated_at AS updatedAt FROM runs
       WHERE channel_id = ? ORDER BY run_id DESC LIMIT 1`,
    )
    .get(channelId);
  return row ?? null;
}

/**
 * What is left of an allowance on a Pacific day, as far as this database knows.
 *
 * @param day `YYYY-MM-DD`
 * @param limit calls a day
 */
export function allowanceOf(
  { db }: Store,
  bucket: Bucket,
  day: string,
  limit: number = DAILY_LIMITS[bucket],
): AllowanceStatus {
  const used =
    db
      .prepare<[string, Bucket], number | null>(
        "SELECT sum(units) FROM quota_ledger WHERE pacific_day = ? AND bucket = ?",
      )
      .pluck()
      .get(day, bucket) ?? 0;
  const stopped =
    db
      .prepare<[string, Bucket], number>("SELECT 1 FROM quota_stops WHERE pacific_day = ? AND bucket = ?")
      .pluck()
      .get(day, bucket) !== undefined;
  return { bucket, limit, used, left: stopped ? 0 : Math.max(0, limit - used), stopped };
}

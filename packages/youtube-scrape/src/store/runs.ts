import { isRecord } from "../core/record.ts";
import { storeFailure } from "./failure.ts";
import type { Store } from "./store.ts";

export type RunCommand = "scrape" | "refresh" | "stats";

/** `running` is also what a killed run looks like; `stopped` and `failed` can be gone on with too. */
export type RunState = "running" | "done" | "incomplete" | "stopped" | "failed" | "abandoned";

/** What a run is, without its progress. */
export interface RunSummary {
  readonly runId: number;
  readonly command: RunCommand;
  /** The channel as it was asked for. */
  readonly channelRef: string;
  /** Null until the API has told it. */
  readonly channelId: string | null;
  readonly state: RunState;
  /** Code of the error that ended it, null where none did. */
  readonly reason: string | null;
  /** The options that it was started with, without key. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly claimed: number | null;
  readonly inserted: number;
  readonly updated: number;
  readonly elapsedMs: number;
  readonly startedAt: string;
  readonly updatedAt: string;
}

interface RunRecord extends Omit<RunSummary, "options"> {
  readonly options: string;
}

const SELECT = `SELECT run_id AS runId, command, channel_ref AS channelRef, channel_id AS channelId, state, reason, options,
  claimed, inserted, updated, elapsed_ms AS elapsedMs, started_at AS startedAt, updated_at AS updatedAt FROM runs`;

/** Runs that were cut off, stopped by an allowance or ended by an error, the oldest first. */
export function unfinishedRuns({ db }: Store): RunSummary[] {
  return db
    .prepare<[], RunRecord>(`${SELECT} WHERE state IN ('running', 'stopped', 'failed') ORDER BY run_id`)
    .all()
    .map(summary);
}

export function findRun({ db }: Store, runId: number): RunSummary | undefined {
  const record = db.prepare<[number], RunRecord>(`${SELECT} WHERE run_id = ?`).get(runId);
  return record === undefined ? undefined : summary(record);
}

function summary(record: RunRecord): RunSummary {
  return { ...record, options: readOptions(record.options) };
}

/** Nothing where the text is not ours: then the run can be told of, but not gone on with. */
function readOptions(json: string): RunSummary["options"] {
  try {
    const options: unknown = JSON.parse(json);
    return isRecord(options) ? options : {};
  } catch {
    return {};
  }
}

export interface NewRun {
  readonly command: RunCommand;
  readonly channelRef: string;
  readonly channelId: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/**
 * Notes a run that begins; an unfinished one of the same command and channel is given up for it.
 *
 * @throws ScrapeError E_DISK, E_BUSY, E_DATABASE
 */
export function createRun(store: Store, run: NewRun): number {
  try {
    return store.db.transaction(() => insertRun(store, run)).immediate();
  } catch (error) {
    throw storeFailure(error, store.path);
  }
}

function insertRun({ db }: Store, { command, channelRef, channelId, options, at }: NewRun): number {
  db.prepare<[string, string, string, string | null]>(
    `UPDATE runs SET state = 'abandoned', finished_at = ?
     WHERE command = ? AND state IN ('running', 'stopped', 'failed') AND (channel_ref = ? OR channel_id = ?)`,
  ).run(at, command, channelRef, channelId);
  db.exec("DELETE FROM run_videos WHERE run_id IN (SELECT run_id FROM runs WHERE state = 'abandoned')");
  const { lastInsertRowid } = db
    .prepare<[string, string, string | null, string, string, string]>(
      `INSERT INTO runs (command, channel_ref, channel_id, options, state, started_at, updated_at)
       VALUES (?, ?, ?, ?, 'running', ?, ?)`,
    )
    .run(command, channelRef, channelId, JSON.stringify(options), at, at);
  return Number(lastInsertRowid);
}

/** What changes in a run's row; what is left out stays. */
export interface RunUpdate {
  readonly state?: RunState;
  readonly reason?: string | null;
  readonly channelId?: string;
  readonly claimed?: number | null;
  readonly finishedAt?: string;
}

export function updateRun({ db }: Store, runId: number, at: string, update: RunUpdate): void {
  const { state, reason, channelId, claimed, finishedAt } = update;
  const columns = { state, reason, channel_id: channelId, claimed, finished_at: finishedAt, updated_at: at };
  for (const [name, value] of Object.entries(columns)) {
    if (value === undefined) continue;
    db.prepare<[string | number | null, number]>(`UPDATE runs SET ${name} = ? WHERE run_id = ?`).run(value, runId);
  }
}

/** Forgets the working lists of a run that is over. */
export function clearWork({ db }: Store, runId: number): void {
  for (const table of ["run_videos", "search_windows"]) {
    db.prepare<[number]>(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
  }
}

/** Notes something odd that a run met, once a subject. */
export function noteWarning(
  { db }: Store,
  runId: number,
  warning: { code: string; subject: string; message: string; at: string },
): boolean {
  const { code, subject, message, at } = warning;
  const { changes } = db
    .prepare<[number, string, string, string, string]>(
      `INSERT INTO warnings (run_id, code, subject, message, count, first_seen_at) VALUES (?, ?, ?, ?, 1, ?)
       ON CONFLICT DO NOTHING`,
    )
    .run(runId, code, subject, message, at);
  if (changes > 0) return true;
  db.prepare<[number, string, string]>(
    "UPDATE warnings SET count = count + 1 WHERE run_id = ? AND code = ? AND subject = ?",
  ).run(runId, code, subject);
  return false;
}

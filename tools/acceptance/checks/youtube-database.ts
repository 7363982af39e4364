import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

type Row = Record<string, unknown>;

/** What a database answers, read by Node's own SQLite: a binding that shares nothing with the package's. */
export function rowsOf(file: string, sql: string, ...values: (string | number)[]): Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all(...values);
  } finally {
    database.close();
  }
}

/** The only number of the only row. */
export function numberOf(file: string, sql: string, ...values: (string | number)[]): number {
  const value = Object.values(rowsOf(file, sql, ...values)[0] ?? {})[0];
  return typeof value === "number" ? value : Number.NaN;
}

/** Ledger of all runs and days, by allowance. */
export function ledgerOf(file: string): { general: number; search: number; stats: number } {
  const units = { general: 0, search: 0, stats: 0 };
  for (const { bucket, sum } of rowsOf(file, "SELECT bucket, sum(units) AS sum FROM quota_ledger GROUP BY bucket")) {
    if (bucket === "general" || bucket === "search" || bucket === "stats") units[bucket] = Number(sum);
  }
  return units;
}

/** What was collected, by key, without run ids and the times at which we looked. */
const DUMPED: Record<string, { key: string; ours: readonly string[] }> = {
  channels: { key: "channel_id", ours: ["first_seen_at", "retrieved_at"] },
  videos: { key: "video_id", ours: ["first_seen_at", "retrieved_at", "unavailable_at"] },
  video_stats: { key: "video_id, view_count, like_count, comment_count", ours: ["retrieved_at"] },
  playlist_members: { key: "playlist_id, video_id", ours: ["first_seen_at", "last_seen_at", "last_run_id"] },
};

/**
 * SHA-256 and number of rows of each table, such as `videos 20000 3f...`.
 *
 * @param server address that is left out wherever it occurs, since each server has a port of its own
 */
export function dumpOf(file: string, server?: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Object.entries(DUMPED).map(([table, { key, ours }]) => {
      const hash = createHash("sha256");
      let count = 0;
      for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).iterate()) {
        const text = JSON.stringify(Object.entries(row).filter(([name]) => !ours.includes(name)));
        hash.update(server === undefined ? text : text.replaceAll(server, ""));
        count++;
      }
      return `${table} ${count} ${hash.digest("hex").slice(0, 16)}`;
    });
  } finally {
    database.close();
  }
}

/** Whether SQLite finds the file whole and every reference in it. */
export function isSound(file: string): boolean {
  const [row] = rowsOf(file, "PRAGMA integrity_check");
  return row?.integrity_check === "ok";
}

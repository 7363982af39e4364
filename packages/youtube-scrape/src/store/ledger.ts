import { BUCKETS, type Bucket } from "../core/error.ts";
import type { Units } from "../options.ts";
import type { Store } from "./store.ts";

export interface Ledger {
  /** Adds to what a run was charged with on a Pacific day; a negative number takes a charge back. */
  add(day: string, bucket: Bucket, units: number): void;
  /** Notes that the API closed an allowance for the rest of a Pacific day. */
  stop(day: string, bucket: Bucket, at: string): void;
}

/** The account of a run's calls, kept in the database so that it outlives the process. */
export function ledgerOf({ db }: Store, runId: number): Ledger {
  const add = db.prepare<[string, Bucket, number, number]>(
    `INSERT INTO quota_ledger (pacific_day, bucket, run_id, units) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET units = units + excluded.units`,
  );
  const stop = db.prepare<[string, Bucket, string]>(
    "INSERT INTO quota_stops (pacific_day, bucket, stopped_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return {
    add: (day, bucket, units) => {
      add.run(day, bucket, runId, units);
    },
    stop: (day, bucket, at) => {
      stop.run(day, bucket, at);
    },
  };
}

/** Calls of a run, over all days. */
export function runUnits({ db }: Store, runId: number): Units {
  const rows = db
    .prepare<[number], { bucket: Bucket; units: number }>(
      "SELECT bucket, sum(units) AS units FROM quota_ledger WHERE run_id = ? GROUP BY bucket",
    )
    .all(runId);
  const units: Units = { general: 0, search: 0, stats: 0 };
  for (const bucket of BUCKETS) units[bucket] = rows.find((row) => row.bucket === bucket)?.units ?? 0;
  return units;
}

import type { Store } from "./store.ts";

/** A span of publishing times that is searched, in seconds since 1970, both ends included. */
export interface SearchWindow {
  readonly from: number;
  readonly until: number;
  /** Null before the first page. */
  readonly nextToken: string | null;
  readonly pages: number;
  readonly found: number;
}

export interface WindowStore {
  /** The newest window with pages still to come. */
  next(): SearchWindow | undefined;
  /** Whether this run has searched or is searching. */
  begun(): boolean;
  add(from: number, until: number): void;
  update(window: SearchWindow, state: "open" | "done" | "split"): void;
}

export function windowsOf({ db }: Store, runId: number): WindowStore {
  const next = db.prepare<[number], SearchWindow>(
    `SELECT from_s AS "from", until_s AS "until", next_token AS nextToken, pages, found FROM search_windows
     WHERE run_id = ? AND state = 'open' ORDER BY until_s DESC LIMIT 1`,
  );
  const begun = db.prepare<[number], number>("SELECT 1 FROM search_windows WHERE run_id = ? LIMIT 1").pluck();
  const add = db.prepare<[number, number, number]>(
    "INSERT INTO search_windows (run_id, from_s, until_s, state) VALUES (?, ?, ?, 'open') ON CONFLICT DO NOTHING",
  );
  const update = db.prepare<[string, string | null, number, number, number, number, number]>(
    `UPDATE search_windows SET state = ?, next_token = ?, pages = ?, found = ?
     WHERE run_id = ? AND from_s = ? AND until_s = ?`,
  );
  return {
    next: () => next.get(runId),
    begun: () => begun.get(runId) !== undefined,
    add: (from, until) => {
      add.run(runId, from, until);
    },
    update: ({ from, until, nextToken, pages, found }, state) => {
      update.run(state, nextToken, pages, found, runId, from, until);
    },
  };
}

import type { Store } from "./store.ts";

/** The videos that a run has to fetch, kept in the database so that another process can go on with them. */
export interface WorkQueue {
  /** Adds a video; false where it was added before. */
  add(videoId: string): boolean;
  /** Ids that are still to be asked for the first time, in the order in which they were found. */
  pending(): string[];
  /** Ids that were asked for once in vain. */
  missed(): string[];
  /** Notes that a video was asked for in vain; false where that was so before, and it is not asked for a third time. */
  miss(videoId: string): boolean;
  /** Takes videos off the work. */
  settle(videoIds: readonly string[]): void;
  /** How many are off the work. */
  settled(): number;
  /** How many are off the work because the API does not tell them, and are not stored from an earlier run either. */
  untold(): number;
}

interface Entry {
  readonly seq: number;
  readonly videoId: string;
  readonly asked: number;
  readonly settled: number;
}

export function workQueueOf({ db }: Store, runId: number): WorkQueue {
  const entries = db.prepare<[number], Entry>(
    "SELECT seq, video_id AS videoId, asked, settled FROM run_videos WHERE run_id = ? ORDER BY seq",
  );
  const add = db.prepare<[number, number, string]>("INSERT INTO run_videos (run_id, seq, video_id) VALUES (?, ?, ?)");
  const miss = db.prepare<[number, number]>(
    "UPDATE run_videos SET asked = 1 WHERE run_id = ? AND seq = ? AND asked = 0",
  );
  const settle = db.prepare<[number, string]>(
    "UPDATE run_videos SET settled = 1 WHERE run_id = ? AND seq IN (SELECT value FROM json_each(?))",
  );
  const untold = db
    .prepare<[number], number>(
      `SELECT count(*) FROM run_videos WHERE run_id = ? AND asked = 1 AND settled = 1
       AND video_id NOT IN (SELECT video_id FROM videos)`,
    )
    .pluck();
  const places = new Map(entries.all(runId).map(({ videoId, seq }) => [videoId, seq]));
  const open = (asked: number): string[] =>
    entries.all(runId).flatMap((entry) => (entry.settled === 0 && entry.asked === asked ? [entry.videoId] : []));
  return {
    add: (videoId) => {
      if (places.has(videoId)) return false;
      // Places are given without a gap, so that a list that is appended to stays in the order of its table.
      const seq = places.size + 1;
      add.run(runId, seq, videoId);
      places.set(videoId, seq);
      return true;
    },
    pending: () => open(0),
    missed: () => open(1),
    miss: (videoId) => miss.run(runId, places.get(videoId) ?? 0).changes > 0,
    settle: (videoIds) => {
      settle.run(runId, JSON.stringify(videoIds.map((videoId) => places.get(videoId))));
    },
    settled: () => entries.all(runId).filter(({ settled }) => settled === 1).length,
    untold: () => untold.get(runId) ?? 0,
  };
}

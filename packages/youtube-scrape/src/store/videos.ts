import { changedFields, type VideoCells } from "../core/changes.ts";
import { VIDEO_COLUMNS } from "../core/columns.ts";
import { mergeExtras } from "../core/merge-extras.ts";
import type { StatsRow, VideoRow } from "../core/video-row.ts";
import type { Store } from "./store.ts";

/** A video listed once that the API left out twice, in two runs, is taken as gone; once may be a passing fault. */
const OMISSIONS_UNTIL_GONE = 2;

export interface VideoStore {
  /** Stores what the API says of a video now; true where the video is new. */
  save(row: VideoRow, at: string): boolean;
  /** Adds counts to the history; false where the video is not stored. */
  saveStats(row: StatsRow, at: string): boolean;
  /** Notes that the API left a video out when asked for it; true where it is now taken as gone. */
  omit(videoId: string, at: string): boolean;
  /** Whether a video is stored and taken to be there. */
  isKnown(videoId: string): boolean;
  /** Adds to the counts of the run. */
  count(inserted: number, updated: number, at: string, elapsedMs: number): void;
}

/** Columns that an answer with these parts of the resource says something about. */
export function columnsOf(parts: readonly string[]): readonly (keyof VideoRow)[] {
  const asked = new Set([...parts, "id", "every other leaf"]);
  const kinds = asked.has("contentDetails") && asked.has("liveStreamingDetails");
  return VIDEO_COLUMNS.filter(({ source }) =>
    source === "derived" ? kinds : asked.has(source.split(".")[0] ?? ""),
  ).map(({ name }) => name);
}

export function videosOf({ db }: Store, runId: number, parts: readonly string[]): VideoStore {
  const columns = columnsOf(parts);
  const names = VIDEO_COLUMNS.map(({ name }) => name);
  const assignments = columns.filter((name) => name !== "video_id").map((name) => `${name} = excluded.${name}`);
  const upsert = db.prepare<[VideoRow, string, string]>(
    `INSERT INTO videos (${names.join(", ")}, first_seen_at, retrieved_at)
     VALUES (${names.map((name) => `@${name}`).join(", ")}, ?, ?)
     ON CONFLICT (video_id) DO UPDATE SET
       ${assignments.join(", ")},
       availability = 'available', omissions = 0, unavailable_at = NULL, retrieved_at = excluded.retrieved_at`,
  );
  const known = db.prepare<[string], VideoCells & { availability: string }>(
    `SELECT ${names.join(", ")}, availability FROM videos WHERE video_id = ?`,
  );
  const exists = db
    .prepare<[string], number>("SELECT 1 FROM videos WHERE video_id = ? AND availability = 'available'")
    .pluck();
  const change = db.prepare<[string, string, string, string | null, string | null, number]>(
    `INSERT INTO video_changes (video_id, changed_at, field, old, new, run_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const stats = db.prepare<[string, string, number | null, number | null, number | null]>(
    `INSERT INTO video_stats (video_id, retrieved_at, view_count, like_count, comment_count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET view_count = excluded.view_count, like_count = excluded.like_count,
       comment_count = excluded.comment_count`,
  );
  // The moment of the row stays: it tells how old the oldest of its fields is.
  const counts = db.prepare<[number | null, number | null, number | null, string]>(
    "UPDATE videos SET view_count = ?, like_count = ?, comment_count = ? WHERE video_id = ?",
  );
  const omit = db
    .prepare<[string], number>("UPDATE videos SET omissions = omissions + 1 WHERE video_id = ? RETURNING omissions")
    .pluck();
  const gone = db.prepare<[string, string]>(
    "UPDATE videos SET availability = 'unavailable', unavailable_at = ? WHERE video_id = ? AND availability = 'available'",
  );
  const count = db.prepare<[number, number, string, number, number]>(
    `UPDATE runs SET inserted = inserted + ?, updated = updated + ?, updated_at = ?, elapsed_ms = elapsed_ms + ?
     WHERE run_id = ?`,
  );
  // Where nothing was stored when the run began, nothing can have changed, and a run stores each video once.
  const isFirst = db.prepare<[], number>("SELECT 1 FROM videos LIMIT 1").pluck().get() === undefined;
  const isPartial = columns.length < names.length;
  // What follows from parts that were not asked for is not known.
  const partial = (row: VideoRow, old: VideoCells | undefined): VideoRow => {
    const extras = mergeExtras(typeof old?.extras === "string" ? old.extras : null, row.extras, parts);
    return asked.has("kind") ? { ...row, extras } : { ...row, extras, kind: null, kind_source: null };
  };
  const withStatistics = parts.includes("statistics");
  const asked = new Set<string>(columns);

  const addStats = (row: StatsRow, at: string) => {
    stats.run(row.video_id, at, row.view_count, row.like_count, row.comment_count);
  };
  return {
    save: (row, at) => {
      const old = isFirst ? undefined : known.get(row.video_id);
      if (old !== undefined) {
        for (const { field, old: before, new: after } of changedFields(old, row)) {
          if (asked.has(field)) change.run(row.video_id, at, field, before, after, runId);
        }
        if (old.availability === "unavailable") {
          change.run(row.video_id, at, "availability", "unavailable", "available", runId);
        }
      }
      upsert.run(isPartial ? partial(row, old) : row, at, at);
      if (withStatistics) addStats(row, at);
      return old === undefined;
    },
    saveStats: (row, at) => {
      const { view_count, like_count, comment_count, video_id } = row;
      if (counts.run(view_count, like_count, comment_count, video_id).changes === 0) return false;
      addStats(row, at);
      return true;
    },
    omit: (videoId, at) => {
      if ((omit.get(videoId) ?? 0) < OMISSIONS_UNTIL_GONE) return false;
      if (gone.run(at, videoId).changes === 0) return false;
      change.run(videoId, at, "availability", "available", "unavailable", runId);
      return true;
    },
    isKnown: (videoId) => exists.get(videoId) !== undefined,
    count: (inserted, updated, at, elapsedMs) => {
      count.run(inserted, updated, at, elapsedMs, runId);
    },
  };
}

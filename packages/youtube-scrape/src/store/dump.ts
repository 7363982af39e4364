import type { Database } from "better-sqlite3";

const TABLES: readonly { readonly name: string; readonly key: string }[] = [
  { name: "channels", key: "channel_id" },
  { name: "videos", key: "video_id" },
  { name: "video_stats", key: "video_id, retrieved_at" },
  { name: "playlist_members", key: "playlist_id, video_id" },
];

/** When we did something. Other times, such as published_at and actual_start_at, come from the API and are data. */
const OUR_TIMES: ReadonlySet<string> = new Set(["first_seen_at", "retrieved_at", "last_seen_at", "unavailable_at"]);

/**
 * What was collected, as one line of JSON a row in the order of the keys: channels, videos, video_stats and
 * playlist_members without our own times and run ids. Two databases with the same dump hold the same data, whenever and
 * in however many parts it was collected.
 */
export function dump(db: Database): string {
  return TABLES.map(({ name, key }) => dumpTable(db, name, key)).join("");
}

function dumpTable(db: Database, table: string, key: string): string {
  const columns = db
    .prepare<[string], string>("SELECT name FROM pragma_table_xinfo(?) ORDER BY cid")
    .pluck()
    .all(table)
    .filter((column) => !OUR_TIMES.has(column) && !column.endsWith("run_id"));
  const rows = db.prepare<[], Record<string, unknown>>(`SELECT ${columns.join(", ")} FROM ${table} ORDER BY ${key}`);
  return rows
    .all()
    .map((row) => `${JSON.stringify({ table, ...row })}\n`)
    .join("");
}

import { openStore, type Store } from "@side-projects/youtube-scrape";

type Value = string | number | null;

/** Cells of a row by column; what is left out is NULL or the column's default. */
export type Cells = Readonly<Record<string, Value>>;

/** What a made-up database holds, as rows of its tables. */
export interface World {
  readonly channels: readonly Cells[];
  readonly videos: readonly Cells[];
  /** Rows of other tables, by table. */
  readonly others?: Readonly<Record<string, readonly Cells[]>>;
}

/** When the rows of a world were stored, unless they say otherwise. */
export const STORED_AT = "2026-11-01T12:00:00.000Z";

/** Writes a world into a new database, or adds it to one that is there, searchable and summed as a scrape leaves it. */
export function writeWorld(path: string, world: World): void {
  const store = openStore(path);
  try {
    const write = store.db.transaction(() => {
      const stored = { first_seen_at: STORED_AT, retrieved_at: STORED_AT };
      for (const channel of world.channels) insertRow(store, "channels", { ...stored, ...channel });
      for (const video of world.videos) insertRow(store, "videos", { ...stored, ...video });
      for (const [table, rows] of Object.entries(world.others ?? {})) {
        for (const row of rows) insertRow(store, table, row);
      }
      finish(store);
    });
    write();
  } finally {
    store.close();
  }
}

export function insertRow({ db }: Store, table: string, cells: Cells): void {
  const names = Object.keys(cells);
  db.prepare<[Cells]>(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((name) => `@${name}`).join(", ")})`,
  ).run(cells);
}

/** Makes what follows from the rows: the text index and the sums by month. */
export function finish({ db }: Store): void {
  db.exec(`
    INSERT INTO videos_fts (videos_fts) VALUES ('delete-all');
    DELETE FROM videos_fts_rows;
    INSERT INTO videos_fts_rows (fts_row, video_id)
      SELECT (dense_rank() OVER (ORDER BY channel_id) << 24) + row_number() OVER (PARTITION BY channel_id ORDER BY rowid),
        video_id FROM videos;
    INSERT INTO videos_fts (rowid, title, description, tags)
      SELECT fts_row, title, description, tags FROM videos_text ORDER BY fts_row;
    DELETE FROM month_rollup;
    INSERT INTO month_rollup (channel_id, ym, kind, videos, views, likes, comments, duration_s)
      SELECT channel_id, ym, coalesce(kind, 'unknown') AS month_kind, count(*), coalesce(sum(view_count), 0),
        coalesce(sum(like_count), 0), coalesce(sum(comment_count), 0), coalesce(sum(duration_s), 0)
      FROM videos WHERE ym IS NOT NULL GROUP BY channel_id, ym, month_kind;
  `);
}

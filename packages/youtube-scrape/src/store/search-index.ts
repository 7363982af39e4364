import type { Store } from "./store.ts";

/**
 * Makes the text of new videos searchable. Changes and deletions of rows follow by triggers; new rows do not, since
 * adding many at once takes a fraction of the time.
 *
 * @param videoIds videos that are not searchable yet @default all of them
 */
export function indexText({ db }: Store, videoIds?: readonly string[]): void {
  const last = db.prepare<[], number>("SELECT coalesce(max(fts_row), 0) FROM videos_fts_rows").pluck().get() ?? 0;
  if (videoIds === undefined) {
    db.prepare<[]>(
      `INSERT INTO videos_fts_rows (video_id)
       SELECT video_id FROM videos WHERE video_id NOT IN (SELECT video_id FROM videos_fts_rows)`,
    ).run();
  } else {
    const add = db.prepare<[string]>("INSERT INTO videos_fts_rows (video_id) VALUES (?) ON CONFLICT DO NOTHING");
    for (const videoId of videoIds) add.run(videoId);
  }
  db.prepare<[number]>(
    `INSERT INTO videos_fts (rowid, title, description, tags)
     SELECT fts_row, title, description, tags FROM videos_text WHERE fts_row > ?`,
  ).run(last);
}

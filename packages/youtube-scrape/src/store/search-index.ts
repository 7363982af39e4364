import type { Store } from "./store.ts";

/**
 * Makes the text of new videos searchable. Changes and deletions of rows follow by triggers; new rows do not, since
 * adding many at once takes a fraction of the time.
 *
 * Rows of the index are numbered so that those of a channel have the upper bits in common, whenever they were stored: a
 * search in a channel is one in a range, whatever else the database holds.
 *
 * @param videoIds videos that are not searchable yet @default all of them
 */
export function indexText({ db }: Store, videoIds?: readonly string[]): void {
  const ids = videoIds === undefined ? null : JSON.stringify(videoIds);
  const missing = `video_id NOT IN (SELECT video_id FROM videos_fts_rows)${
    ids === null ? "" : " AND video_id IN (SELECT value FROM json_each(@ids))"
  }`;
  const channels = db
    .prepare<[{ ids: string | null }], string>(`SELECT DISTINCT channel_id FROM videos WHERE ${missing}`)
    .pluck()
    .all({ ids });
  if (channels.length === 0) return;
  const lastRow = db.prepare<[string], number>(LAST_ROW).pluck();
  const add = db.prepare<[{ last: number; channelId: string; ids: string | null }]>(
    `INSERT INTO videos_fts_rows (fts_row, video_id)
     SELECT CAST(@last AS INTEGER) + row_number() OVER (ORDER BY videos.rowid), video_id FROM videos
     WHERE channel_id = @channelId AND ${missing}`,
  );
  const index = db.prepare<[number, number]>(
    `INSERT INTO videos_fts (rowid, title, description, tags)
     SELECT fts_row, title, description, tags FROM videos_text
     WHERE fts_row > CAST(? AS INTEGER) AND fts_row <= CAST(? AS INTEGER) ORDER BY fts_row`,
  );
  for (const channelId of channels) {
    const last = lastRow.get(channelId) ?? 0;
    const { changes } = add.run({ last, channelId, ids });
    index.run(last, last + changes);
  }
}

/** Rows in the range of a channel, as a number of bits. */
const RANGE = 24;

// CROSS JOIN: from the channel's videos to their rows, the first that has one.
const LAST_ROW = `SELECT coalesce(
  (SELECT inside.fts_row FROM (
     SELECT fts_row >> ${RANGE} AS number FROM videos CROSS JOIN videos_fts_rows USING (video_id) WHERE channel_id = ? LIMIT 1
   ) AS range CROSS JOIN videos_fts_rows AS inside
   WHERE inside.fts_row BETWEEN range.number << ${RANGE} AND (range.number + 1 << ${RANGE}) - 1
   ORDER BY inside.fts_row DESC LIMIT 1),
  (SELECT (max(fts_row) >> ${RANGE}) + 1 << ${RANGE} FROM videos_fts_rows),
  1 << ${RANGE}
)`;

import { VIDEO_COLUMNS } from "../core/columns.ts";

/** Version that this build writes, kept in `user_version`; each entry of MIGRATIONS leads to the next one. */
export const SCHEMA_VERSION = 2;

/** Marks the file as ours in SQLite's `application_id`: "ytsc". */
export const APPLICATION_ID = 0x79747363;

const videoColumns = VIDEO_COLUMNS.map(({ name, type }) => {
  if (name === "video_id") return "video_id TEXT PRIMARY KEY NOT NULL";
  return name === "channel_id" ? "channel_id TEXT NOT NULL" : `${name} ${type}`;
}).join(",\n  ");

/** The statements that lead from version N to N + 1, by N. */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE channels (
  channel_id TEXT PRIMARY KEY NOT NULL,
  title TEXT, description TEXT, handle TEXT, country TEXT, published_at TEXT, uploads_playlist TEXT,
  view_count INTEGER, subscriber_count INTEGER, video_count INTEGER,
  thumbnails TEXT, topic_categories TEXT, keywords TEXT, made_for_kids INTEGER, extras TEXT,
  first_seen_at TEXT NOT NULL, retrieved_at TEXT NOT NULL
) STRICT;

CREATE TABLE channel_stats (
  channel_id TEXT NOT NULL, retrieved_at TEXT NOT NULL,
  view_count INTEGER, subscriber_count INTEGER, video_count INTEGER,
  PRIMARY KEY (channel_id, retrieved_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE videos (
  ${videoColumns},
  ym TEXT GENERATED ALWAYS AS (substr(published_at, 1, 7)) STORED,
  availability TEXT NOT NULL DEFAULT 'available' CHECK (availability IN ('available', 'unavailable')),
  omissions INTEGER NOT NULL DEFAULT 0,
  first_seen_at TEXT NOT NULL, retrieved_at TEXT NOT NULL, unavailable_at TEXT
) STRICT;
CREATE INDEX videos_gone ON videos (video_id) WHERE availability = 'unavailable';
CREATE INDEX videos_published ON videos (channel_id, published_at DESC, video_id);

CREATE TABLE video_stats (
  video_id TEXT NOT NULL, retrieved_at TEXT NOT NULL,
  view_count INTEGER, like_count INTEGER, comment_count INTEGER,
  PRIMARY KEY (video_id, retrieved_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE video_changes (
  video_id TEXT NOT NULL, changed_at TEXT NOT NULL, field TEXT NOT NULL,
  old TEXT, new TEXT, run_id INTEGER NOT NULL,
  PRIMARY KEY (video_id, changed_at, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE playlist_members (
  playlist_id TEXT NOT NULL, video_id TEXT NOT NULL,
  channel_id TEXT NOT NULL, published_at TEXT,
  first_seen_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, last_run_id INTEGER NOT NULL,
  PRIMARY KEY (playlist_id, video_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  command TEXT NOT NULL CHECK (command IN ('scrape', 'refresh', 'stats')),
  channel_ref TEXT NOT NULL, channel_id TEXT,
  options TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'incomplete', 'stopped', 'failed', 'abandoned')),
  reason TEXT,
  claimed INTEGER, inserted INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0,
  elapsed_ms INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL, updated_at TEXT NOT NULL, finished_at TEXT
) STRICT;
CREATE INDEX runs_channel ON runs (channel_id, state);

CREATE TABLE listings (
  run_id INTEGER NOT NULL, playlist_id TEXT NOT NULL, pass INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'stopped', 'absent', 'restarted')),
  next_token TEXT, pages INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
  known_pages INTEGER NOT NULL DEFAULT 0, old_pages INTEGER NOT NULL DEFAULT 0, total_results INTEGER,
  PRIMARY KEY (run_id, playlist_id, pass)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  run_id INTEGER NOT NULL, playlist_id TEXT NOT NULL, pass INTEGER NOT NULL, page INTEGER NOT NULL,
  token TEXT, items INTEGER NOT NULL, new_items INTEGER NOT NULL, retrieved_at TEXT NOT NULL,
  PRIMARY KEY (run_id, playlist_id, pass, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_videos (
  run_id INTEGER NOT NULL, seq INTEGER NOT NULL, video_id TEXT NOT NULL, asked INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_windows (
  run_id INTEGER NOT NULL, from_s INTEGER NOT NULL, until_s INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'split')),
  next_token TEXT, pages INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, from_s, until_s)
) STRICT, WITHOUT ROWID;

CREATE TABLE quota_ledger (
  pacific_day TEXT NOT NULL, bucket TEXT NOT NULL CHECK (bucket IN ('general', 'search', 'stats')),
  run_id INTEGER NOT NULL, units INTEGER NOT NULL,
  PRIMARY KEY (pacific_day, bucket, run_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE quota_stops (
  pacific_day TEXT NOT NULL, bucket TEXT NOT NULL, stopped_at TEXT NOT NULL,
  PRIMARY KEY (pacific_day, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage (
  run_id INTEGER PRIMARY KEY, channel_id TEXT NOT NULL,
  listed INTEGER NOT NULL, claimed INTEGER, recovered INTEGER NOT NULL, passes INTEGER NOT NULL,
  checked_at TEXT NOT NULL
) STRICT;

CREATE TABLE warnings (
  run_id INTEGER NOT NULL, code TEXT NOT NULL, subject TEXT NOT NULL,
  message TEXT NOT NULL, count INTEGER NOT NULL, first_seen_at TEXT NOT NULL,
  PRIMARY KEY (run_id, code, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_rollup (
  channel_id TEXT NOT NULL, ym TEXT NOT NULL, kind TEXT NOT NULL,
  videos INTEGER NOT NULL, views INTEGER NOT NULL, likes INTEGER NOT NULL, comments INTEGER NOT NULL,
  duration_s INTEGER NOT NULL,
  PRIMARY KEY (channel_id, ym, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE videos_fts_rows (fts_row INTEGER PRIMARY KEY, video_id TEXT NOT NULL UNIQUE) STRICT;
CREATE VIEW videos_text AS
SELECT fts_row, title, description, tags FROM videos_fts_rows JOIN videos USING (video_id);
CREATE VIRTUAL TABLE videos_fts USING fts5 (
  title, description, tags, content = 'videos_text', content_rowid = 'fts_row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER videos_fts_delete BEFORE DELETE ON videos BEGIN
  INSERT INTO videos_fts (videos_fts, rowid, title, description, tags)
  SELECT 'delete', fts_row, old.title, old.description, old.tags FROM videos_fts_rows WHERE video_id = old.video_id;
  DELETE FROM videos_fts_rows WHERE video_id = old.video_id;
END;
CREATE TRIGGER videos_fts_update AFTER UPDATE OF title, description, tags ON videos
WHEN old.title IS NOT new.title OR old.description IS NOT new.description OR old.tags IS NOT new.tags BEGIN
  INSERT INTO videos_fts (videos_fts, rowid, title, description, tags)
  SELECT 'delete', fts_row, old.title, old.description, old.tags FROM videos_fts_rows WHERE video_id = old.video_id;
  INSERT INTO videos_fts (rowid, title, description, tags)
  SELECT fts_row, new.title, new.description, new.tags FROM videos_fts_rows WHERE video_id = old.video_id;
END;

CREATE VIEW videos_flat AS
SELECT videos.*, channels.title AS channel_title, channels.handle AS channel_handle
FROM videos LEFT JOIN channels USING (channel_id);
`,
  // What a list or a sum of a viewer needs is in the index, so that neither reads the rows, which are long. The rows of the
  // text index are numbered so that those of a channel are a range, see search-index.ts.
  `
DROP INDEX videos_published;
CREATE INDEX videos_published ON videos (
  channel_id, published_at DESC, video_id, kind, view_count, like_count, comment_count, duration_s
);

INSERT INTO videos_fts (videos_fts) VALUES ('delete-all');
CREATE TABLE videos_fts_numbered AS
SELECT (dense_rank() OVER (ORDER BY channel_id) << 24) + row_number() OVER (PARTITION BY channel_id ORDER BY fts_row) AS fts_row,
  video_id
FROM videos_fts_rows JOIN videos USING (video_id);
DELETE FROM videos_fts_rows;
INSERT INTO videos_fts_rows (fts_row, video_id) SELECT fts_row, video_id FROM videos_fts_numbered ORDER BY fts_row;
DROP TABLE videos_fts_numbered;
INSERT INTO videos_fts (rowid, title, description, tags)
SELECT fts_row, title, description, tags FROM videos_text ORDER BY fts_row;
DROP TRIGGER videos_fts_update;
CREATE TRIGGER videos_fts_update AFTER UPDATE OF channel_id, title, description, tags ON videos
WHEN old.title IS NOT new.title OR old.description IS NOT new.description OR old.tags IS NOT new.tags
  OR old.channel_id IS NOT new.channel_id BEGIN
  INSERT INTO videos_fts (videos_fts, rowid, title, description, tags)
  SELECT 'delete', fts_row, old.title, old.description, old.tags FROM videos_fts_rows WHERE video_id = old.video_id;
  UPDATE videos_fts_rows SET fts_row = coalesce(
    (SELECT inside.fts_row + 1 FROM (
       SELECT fts_row >> 24 AS number FROM videos CROSS JOIN videos_fts_rows USING (video_id)
       WHERE channel_id = new.channel_id AND video_id <> new.video_id LIMIT 1
     ) AS range CROSS JOIN videos_fts_rows AS inside
     WHERE inside.fts_row BETWEEN range.number << 24 AND (range.number + 1 << 24) - 1
     ORDER BY inside.fts_row DESC LIMIT 1),
    (SELECT ((max(fts_row) >> 24) + 1 << 24) + 1 FROM videos_fts_rows))
  WHERE video_id = new.video_id AND old.channel_id IS NOT new.channel_id;
  INSERT INTO videos_fts (rowid, title, description, tags)
  SELECT fts_row, new.title, new.description, new.tags FROM videos_fts_rows WHERE video_id = new.video_id;
END;
`,
];

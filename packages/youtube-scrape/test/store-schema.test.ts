import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { VIDEO_COLUMNS } from "../src/core/columns.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { MIGRATIONS } from "../src/store/schema.ts";
import type { Store } from "../src/store/store.ts";
import { column, freshStore, insertChannel, insertVideo, temporaryFolder } from "./store-samples.ts";

/** Ids that a search finds, as the viewer asks. */
function found({ db }: Store, words: string): string[] {
  return db
    .prepare<[string], string>(
      `SELECT video_id FROM videos_fts JOIN videos_fts_rows ON fts_row = videos_fts.rowid
       WHERE videos_fts MATCH ? ORDER BY video_id`,
    )
    .pluck()
    .all(words);
}

/** Throws where the index and the videos differ. */
function checkIndex({ db }: Store): void {
  db.exec("INSERT INTO videos_fts (videos_fts, rank) VALUES ('integrity-check', 1)");
}

test("search finds words of title, description and tags, whatever their accents and case", () => {
  const store = freshStore();
  insertVideo(store, { video_id: "a", title: "Crème brûlée", description: "how to torch sugar", tags: '["dessert"]' });
  insertVideo(store, { video_id: "b", title: "Sugar", tags: '["baking","caf\u00e9"]' });
  insertVideo(store, { video_id: "c" });
  expect(["creme", "SUGAR", "title: sugar", "desser*", "cafe", "nothing"].map((words) => found(store, words))).toEqual([
    ["a"],
    ["a", "b"],
    ["b"],
    ["a"],
    ["b"],
    [],
  ]);
});

test("search follows changes, upserts, deletions and a VACUUM that moves rows", () => {
  const store = freshStore(join(temporaryFolder(), "a.db"));
  for (const name of ["one", "two", "three", "four"]) insertVideo(store, { video_id: name, title: `film ${name}` });
  store.db.exec(`
    UPDATE videos SET title = 'film zwei' WHERE video_id = 'two';
    UPDATE videos SET description = 'drei', view_count = 5 WHERE video_id = 'three';
    DELETE FROM videos WHERE video_id = 'one';
    INSERT INTO videos (video_id, channel_id, title, first_seen_at, retrieved_at) VALUES ('four', 'UC1', 'film vier', '', '')
      ON CONFLICT (video_id) DO UPDATE SET title = excluded.title;
  `);
  const check = () => {
    const words = ["film", "one", "zwei", "two", "drei", "four", "vier"];
    expect(words.map((word) => found(store, word))).toEqual([
      ["four", "three", "two"],
      [],
      ["two"],
      [],
      ["three"],
      [],
      ["four"],
    ]);
    checkIndex(store);
  };
  check();
  store.db.exec("VACUUM");
  check();
  store.db.exec(
    "UPDATE videos SET title = 'film two' WHERE video_id = 'two'; DELETE FROM videos WHERE video_id = 'four'",
  );
  expect([found(store, "film"), found(store, "two"), found(store, "zwei")]).toEqual([["three", "two"], ["two"], []]);
  checkIndex(store);
});

test("the snippet of a hit comes from the stored text", () => {
  const store = freshStore();
  insertVideo(store, { video_id: "a", title: "nothing" });
  insertVideo(store, { video_id: "b", description: "a long tale of a lighthouse by the sea" });
  store.db.exec("DELETE FROM videos WHERE video_id = 'a'");
  const snippets = column(
    store,
    "SELECT snippet(videos_fts, 1, '[', ']', '', 3) FROM videos_fts WHERE videos_fts MATCH 'lighthouse'",
  );
  expect(snippets).toEqual([expect.stringContaining("[lighthouse]")]);
});

test("every column of the list is in the table, in its order and type; ym follows published_at", () => {
  const store = freshStore();
  const columns = store.db
    .prepare<[], { name: string; type: string }>("SELECT name, type FROM pragma_table_info('videos')")
    .all();
  expect(columns.slice(0, VIDEO_COLUMNS.length)).toEqual(VIDEO_COLUMNS.map(({ name, type }) => ({ name, type })));
  insertVideo(store, { video_id: "a", published_at: "2024-02-29T23:59:59Z" });
  insertVideo(store, { video_id: "b" });
  expect(column(store, "SELECT ym FROM videos ORDER BY video_id")).toEqual(["2024-02", null]);
});

test("the flat view shows every video, also one whose channel is not stored", () => {
  const store = freshStore();
  insertChannel(store, "UC1", "2026-01-01T00:00:00Z", "One");
  insertVideo(store, { video_id: "a" });
  insertVideo(store, { video_id: "b", channel_id: "UC2" });
  expect(column(store, "SELECT channel_title FROM videos_flat ORDER BY video_id")).toEqual(["One", null]);
});

/** How SQLite goes about a query, a line a step. */
function planOf({ db }: Store, sql: string): string[] {
  return db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail);
}

test("the videos of a channel by day come straight from an index, without sorting", () => {
  const plan = planOf(
    freshStore(),
    `SELECT video_id FROM videos WHERE channel_id = 'UC1' AND published_at >= '2024-01-01'
     ORDER BY published_at DESC, video_id LIMIT 50`,
  );
  expect(plan).toEqual([expect.stringMatching(/^SEARCH videos USING COVERING INDEX videos_published /)]);
});

test("a month is ranked by any count, and summed, without reading the rows", () => {
  const store = freshStore();
  const month = "FROM videos WHERE channel_id = 'UC1' AND published_at >= '2024-01' AND published_at < '2024-02'";
  for (const query of [
    `SELECT rowid ${month} AND kind = 'short' ORDER BY view_count DESC, published_at DESC, video_id LIMIT 10`,
    `SELECT rowid ${month} ORDER BY like_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id LIMIT 10`,
    `SELECT kind, count(*), sum(view_count), sum(like_count), sum(comment_count), sum(duration_s) ${month} GROUP BY kind`,
  ]) {
    expect(planOf(store, query)[0]).toMatch(/^SEARCH videos USING COVERING INDEX videos_published .*published_at>/);
  }
});

test("a database of version 1 is brought to version 2 with its rows, and works as one made new", () => {
  const path = join(temporaryFolder(), "a.db");
  const old = new Database(path);
  migrate(old, path, MIGRATIONS.slice(0, 1));
  old.exec(
    "INSERT INTO videos (video_id, channel_id, view_count, first_seen_at, retrieved_at) VALUES ('a', 'UC1', 7, '', '')",
  );
  old.close();
  const store = openStore(path);
  const fresh = freshStore();
  const schema = (one: Store) => column(one, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  expect(schema(store)).toEqual(schema(fresh));
  expect(column(store, "SELECT view_count FROM videos WHERE channel_id = 'UC1'")).toEqual([7]);
  expect(column(store, "PRAGMA integrity_check")).toEqual(["ok"]);
  store.close();
});

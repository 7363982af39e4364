import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { MIGRATIONS } from "../src/store/schema.ts";
import { indexText } from "../src/store/search-index.ts";
import type { Store } from "../src/store/store.ts";
import { freshStore, insertVideo, temporaryFolder } from "./store-samples.ts";

/** Which videos are in each range of the text index, by the range's number; and that the index holds what the rows say. */
function ranges({ db }: Store): Record<string, string> {
  db.exec("INSERT INTO videos_fts (videos_fts, rank) VALUES ('integrity-check', 1)");
  const rows = db
    .prepare<[], { number: string; ids: string }>(
      `SELECT fts_row >> 24 AS number, group_concat(video_id, ' ' ORDER BY fts_row) AS ids FROM videos_fts_rows GROUP BY 1`,
    )
    .all();
  return Object.fromEntries(rows.map(({ number, ids }) => [number, ids]));
}

/** Videos that a word is found in, in a range. */
function found({ db }: Store, word: string, range: number): string[] {
  return db
    .prepare<[string, number, number], string>(
      `SELECT video_id FROM videos_fts JOIN videos_fts_rows ON fts_row = videos_fts.rowid
       WHERE videos_fts MATCH ? AND videos_fts.rowid BETWEEN ? AND ? ORDER BY videos_fts.rowid`,
    )
    .pluck()
    .all(word, range * 2 ** 24, (range + 1) * 2 ** 24 - 1);
}

test("the videos of a channel have rows of one range, whenever they were stored", () => {
  const store = freshStore();
  for (const [i, channel_id] of ["UC1", "UC2", "UC3", "UC2", "UC1", "UC2"].entries()) {
    insertVideo(store, { video_id: `v${i}`, channel_id, title: "film" });
  }
  store.db.exec(`INSERT INTO videos (video_id, channel_id, title, first_seen_at, retrieved_at)
    VALUES ('w0', 'UC3', 'film', '', ''), ('w1', 'UC1', 'film', '', ''), ('w2', 'UC4', 'film', '', '')`);
  indexText(store);
  indexText(store);
  expect(ranges(store)).toEqual({ 1: "v0 v4 w1", 2: "v1 v3 v5", 3: "v2 w0", 4: "w2" });
  expect(found(store, "film", 2)).toEqual(["v1", "v3", "v5"]);
});

test("a video that is of another channel now moves into its range, one whose text changes stays", () => {
  const store = freshStore();
  for (const [i, channel_id] of ["UC1", "UC2", "UC1"].entries()) {
    insertVideo(store, { video_id: `v${i}`, channel_id, title: "film" });
  }
  store.db.exec(`
    UPDATE videos SET channel_id = 'UC2', title = 'play' WHERE video_id = 'v0';
    UPDATE videos SET title = 'play' WHERE video_id = 'v1';
    UPDATE videos SET channel_id = 'UC3' WHERE video_id = 'v2';
  `);
  expect(ranges(store)).toEqual({ 2: "v1 v0", 3: "v2" });
  expect([found(store, "play", 2), found(store, "film", 3)]).toEqual([["v1", "v0"], ["v2"]]);
});

test("the text index of version 1 gets its ranges, and goes on from there", () => {
  const path = join(temporaryFolder(), "a.db");
  const old = new Database(path);
  migrate(old, path, MIGRATIONS.slice(0, 1));
  old.exec(`
    INSERT INTO videos (video_id, channel_id, title, first_seen_at, retrieved_at)
      VALUES ('a', 'UC1', 'film', '', ''), ('b', 'UC2', 'film', '', ''), ('c', 'UC1', 'film', '', '');
    INSERT INTO videos_fts_rows (video_id) VALUES ('c'), ('b'), ('a');
    INSERT INTO videos_fts (rowid, title) SELECT fts_row, title FROM videos_text;
  `);
  old.close();
  const store = openStore(path);
  onTestFinished(() => store.close());
  expect(ranges(store)).toEqual({ 1: "c a", 2: "b" });
  insertVideo(store, { video_id: "d", channel_id: "UC2", title: "film" });
  store.db.exec("UPDATE videos SET title = 'play' WHERE video_id = 'c'");
  expect(ranges(store)).toEqual({ 1: "c a", 2: "b d" });
  expect([found(store, "film", 1), found(store, "play", 1), found(store, "film", 2)]).toEqual([
    ["a"],
    ["c"],
    ["b", "d"],
  ]);
});

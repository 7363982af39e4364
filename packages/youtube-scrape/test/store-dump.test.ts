import { expect, test } from "vitest";
import { dump } from "../src/store/dump.ts";
import type { Store } from "../src/store/store.ts";
import { freshStore, insertChannel, insertRow, insertVideo } from "./store-samples.ts";

/** The same data, collected at a given time by a given run, in a given order. */
function collected(at: string, runId: number, order: readonly string[]): Store {
  const store = freshStore();
  insertChannel(store, "UC1", at, "One");
  for (const video_id of order) {
    insertVideo(store, { video_id, title: `film ${video_id}`, published_at: "2024-01-01T00:00:00Z", retrieved_at: at });
    insertRow(store.db, "video_stats", { video_id, retrieved_at: at, view_count: 3 });
    insertRow(store.db, "playlist_members", {
      playlist_id: "UU1",
      video_id,
      channel_id: "UC1",
      published_at: "2024-01-01T00:00:00Z",
      first_seen_at: at,
      last_seen_at: at,
      last_run_id: runId,
    });
  }
  return store;
}

test("the same data is the same dump, whenever, in whatever order and by whichever run it was collected", () => {
  const one = dump(collected("2026-01-01T00:00:00Z", 1, ["a", "b", "C"]).db);
  expect(dump(collected("2026-02-02T00:00:00Z", 9, ["C", "b", "a"]).db)).toBe(one);
  expect(one.split("\n").map((line) => line.slice(0, 30))).toHaveLength(1 + 3 * 3 + 1);
});

test("any difference in the data is a different dump", () => {
  const base = () => collected("2026-01-01T00:00:00Z", 1, ["a", "b"]);
  const changes = [
    "UPDATE videos SET published_at = '2024-01-01T00:00:01Z' WHERE video_id = 'a'",
    "UPDATE videos SET actual_start_at = '2024-01-01T00:00:01Z' WHERE video_id = 'a'",
    "UPDATE videos SET view_count = 0 WHERE video_id = 'a'",
    "UPDATE videos SET title = '' WHERE video_id = 'a'",
    "UPDATE videos SET availability = 'unavailable' WHERE video_id = 'a'",
    "UPDATE video_stats SET view_count = NULL WHERE video_id = 'a'",
    "DELETE FROM playlist_members WHERE video_id = 'a'",
    "UPDATE playlist_members SET published_at = NULL WHERE video_id = 'b'",
    "UPDATE channels SET title = 'Two'",
    "INSERT INTO video_stats (video_id, retrieved_at) VALUES ('a', '2026-05-05T00:00:00Z')",
  ];
  const dumps = changes.map((sql) => {
    const { db } = base();
    db.exec(sql);
    return dump(db);
  });
  expect(new Set([dump(base().db), ...dumps]).size).toBe(changes.length + 1);
});

test("each row names its table and its columns, without our own times and runs", () => {
  const lines = dump(collected("2026-01-01T00:00:00Z", 1, ["a"]).db)
    .trimEnd()
    .split("\n");
  const rows = lines.map((line): Record<string, unknown> => JSON.parse(line));
  expect(rows.map(({ table }) => table)).toEqual(["channels", "videos", "video_stats", "playlist_members"]);
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const name of ["first_seen_at", "retrieved_at", "last_seen_at", "unavailable_at", "last_run_id"]) {
    expect(names).not.toContain(name);
  }
  expect([...names]).toEqual(
    expect.arrayContaining(["published_at", "actual_start_at", "recorded_at", "ym", "extras"]),
  );
});

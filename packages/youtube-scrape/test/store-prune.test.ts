import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAge, prune } from "../src/store/prune.ts";
import { rebuildRollup } from "../src/store/rollup.ts";
import type { Store } from "../src/store/store.ts";
import { column, freshStore, insertChannel, insertRow, insertVideo, refusal } from "./store-samples.ts";

const NOW = Date.parse("2026-03-31T12:00:00Z");
const DAY = 86_400_000;
const at = (days: number): string => `${new Date(NOW - days * DAY).toISOString().slice(0, 19)}Z`;
const TABLES = ["videos", "video_stats", "video_changes", "playlist_members", "channels", "channel_stats"] as const;

function addStats({ db }: Store, videoId: string, days: number): void {
  insertRow(db, "video_stats", { video_id: videoId, retrieved_at: at(days), view_count: 1 });
}

function addChange({ db }: Store, videoId: string, days: number): void {
  insertRow(db, "video_changes", { video_id: videoId, changed_at: at(days), field: "title", run_id: 1 });
}

function addRun({ db }: Store, runId: number, state: string, channelId: string | null, command = "scrape"): void {
  const started = { options: "{}", started_at: at(60), updated_at: at(60) };
  insertRow(db, "runs", { run_id: runId, command, channel_ref: "@a", channel_id: channelId, state, ...started });
}

function addMember({ db }: Store, videoId: string, days: number, run = 1): void {
  insertRow(db, "playlist_members", {
    playlist_id: "UU1",
    video_id: videoId,
    channel_id: "UC1",
    first_seen_at: at(days),
    last_seen_at: at(days),
    last_run_id: run,
  });
}

function rows({ db }: Store): Record<string, number> {
  return Object.fromEntries(
    TABLES.map((table) => [table, db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1]),
  );
}

/** Videos of 10, 30 and 40 days, with history of all ages. */
function agedStore(): Store {
  const store = freshStore();
  for (const days of [10, 30, 40]) {
    insertVideo(store, {
      video_id: `v${days}`,
      title: `film of ${days} days`,
      published_at: "2020-01-01T00:00:00Z",
      kind: "long",
      view_count: days,
      retrieved_at: at(days),
    });
    for (const age of [10, 31, 40]) {
      addStats(store, `v${days}`, age);
      addChange(store, `v${days}`, age);
    }
    addMember(store, `v${days}`, 60);
    insertChannel(store, `UC${days}`, at(days));
    insertRow(store.db, "channel_stats", { channel_id: "UC10", retrieved_at: at(days) });
  }
  addMember(store, "listed", 60);
  addMember(store, "fresh", 30);
  rebuildRollup(store.db, "UC1");
  return store;
}

describe("after 30 days", () => {
  const options = { olderThanMs: 30 * DAY, now: NOW };

  test("exactly what is older goes; a row of exactly 30 days stays", () => {
    const store = agedStore();
    const before = rows(store);
    const result = prune(store, options);
    expect(column(store, "SELECT video_id FROM videos ORDER BY 1")).toEqual(["v10", "v30"]);
    expect(column(store, "SELECT channel_id FROM channels ORDER BY 1")).toEqual(["UC10", "UC30"]);
    expect(column(store, "SELECT retrieved_at FROM channel_stats ORDER BY 1")).toEqual([at(30), at(10)]);
    for (const [table, time] of [
      ["video_stats", "retrieved_at"],
      ["video_changes", "changed_at"],
    ]) {
      expect(column(store, `SELECT video_id || ' ' || ${time} FROM ${table} ORDER BY 1`)).toEqual([
        `v10 ${at(10)}`,
        `v30 ${at(10)}`,
      ]);
    }
    // A stored video's membership goes with the video; one that was never stored is judged by itself.
    expect(column(store, "SELECT video_id FROM playlist_members ORDER BY 1")).toEqual(["fresh", "v10", "v30"]);
    const after = rows(store);
    for (const table of TABLES) expect(result[table]).toBe((before[table] ?? 0) - (after[table] ?? 0));
    expect([result.cutoff, result.dryRun]).toEqual(["2026-03-01T12:00:00.000Z", false]);
  });

  test("sums and search follow", () => {
    const store = agedStore();
    prune(store, options);
    expect(store.db.prepare("SELECT videos, views FROM month_rollup").all()).toEqual([{ videos: 2, views: 40 }]);
    expect(column(store, "SELECT title FROM videos_fts WHERE videos_fts MATCH 'film' ORDER BY 1")).toEqual([
      "film of 10 days",
      "film of 30 days",
    ]);
    store.db.exec("INSERT INTO videos_fts (videos_fts, rank) VALUES ('integrity-check', 1)");
  });

  test("a dry run tells the same and changes nothing", () => {
    const store = agedStore();
    const before = rows(store);
    const { dryRun, ...told } = prune(store, { ...options, dryRun: true });
    expect([dryRun, rows(store)]).toEqual([true, before]);
    const { dryRun: _, ...done } = prune(store, options);
    expect(told).toEqual(done);
    expect(prune(store, options)).toMatchObject({ videos: 0, video_stats: 0, playlist_members: 0 });
  });

  test("a failure half-way takes everything back", () => {
    const store = agedStore();
    const before = rows(store);
    store.db.exec("CREATE TRIGGER refuse BEFORE DELETE ON channels BEGIN SELECT raise(ABORT, 'refused'); END");
    expect(() => prune(store, options)).toThrow("refused");
    expect(rows(store)).toEqual(before);
  });
});

describe("a run that is not at its end", () => {
  const options = { olderThanMs: 30 * DAY, now: NOW };

  test.each(["running", "stopped", "failed"])("keeps its channel and what it has listed: %s", (state) => {
    const store = freshStore();
    for (const channel of ["UC1", "UC2", "UC3"]) insertChannel(store, channel, at(40));
    addRun(store, 1, "done", "UC1");
    addRun(store, 2, state, "UC2");
    addRun(store, 3, state, null);
    addRun(store, 4, "abandoned", "UC3");
    insertVideo(store, { video_id: "stored", channel_id: "UC2", retrieved_at: at(40) });
    insertVideo(store, { video_id: "new", channel_id: "UC2", retrieved_at: at(10) });
    for (const [id, run] of [
      ["of 1", 1],
      ["of 2", 2],
      ["stored", 2],
      ["of 4", 4],
      ["new", 2],
    ] as const)
      addMember(store, id, 40, run);
    const wanted = { channels: 2, videos: 1, playlist_members: 2, spared: { channels: 1, playlist_members: 2 } };
    expect(prune(store, { ...options, dryRun: true })).toMatchObject(wanted);
    expect(prune(store, options)).toMatchObject(wanted);
    expect(column(store, "SELECT channel_id FROM channels")).toEqual(["UC2"]);
    expect(column(store, "SELECT video_id FROM playlist_members ORDER BY 1")).toEqual(["new", "of 2", "stored"]);
    // At the end of the run all of it is stale.
    store.db.exec("UPDATE runs SET state = 'incomplete'");
    expect(prune(store, options)).toMatchObject({ channels: 1, playlist_members: 2, spared: { channels: 0 } });
  });

  test("asks again for what it had fetched and has now lost; one that counts does not", () => {
    const store = freshStore();
    addRun(store, 1, "stopped", "UC1");
    addRun(store, 2, "stopped", "UC1", "stats");
    addRun(store, 3, "done", "UC1");
    insertVideo(store, { video_id: "lost", retrieved_at: at(40) });
    insertVideo(store, { video_id: "kept", retrieved_at: at(10) });
    for (const run_id of [1, 2, 3]) {
      insertRow(store.db, "run_videos", { run_id, seq: 1, video_id: "lost", asked: 1, settled: 1 });
      insertRow(store.db, "run_videos", { run_id, seq: 2, video_id: "kept", asked: 0, settled: 1 });
    }
    const queue = "SELECT run_id || ' ' || video_id || ' ' || asked FROM run_videos WHERE settled = 0";
    prune(store, { ...options, dryRun: true });
    expect(column(store, queue)).toEqual([]);
    prune(store, options);
    expect(column(store, queue)).toEqual(["1 lost 0"]);
  });
});

test("at any age, with and without fractions of a second, exactly the videos retrieved before it go", () => {
  const ages = fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.boolean()), { maxLength: 8 });
  const edge = fc.constantFrom(0, 0, 1, -1);
  fc.assert(
    fc.property(ages, fc.integer({ min: 1, max: 4000 }), edge, (rows, olderThanMs, off) => {
      const store = freshStore();
      const moments = [...rows, [olderThanMs + off, false] as const].map(([age, isWhole]) =>
        isWhole ? Math.floor((NOW - age) / 1000) * 1000 : NOW - age,
      );
      moments.forEach((moment, i) => {
        const text = new Date(moment).toISOString();
        const isWhole = rows[i]?.[1] === true;
        insertVideo(store, { video_id: `v${i}`, retrieved_at: isWhole ? text.replace(".000Z", "Z") : text });
      });
      prune(store, { olderThanMs, now: NOW });
      const kept = moments.flatMap((moment, i) => (moment < NOW - olderThanMs ? [] : [`v${i}`]));
      expect(column(store, "SELECT video_id FROM videos ORDER BY video_id")).toEqual(kept);
      store.close();
    }),
    { numRuns: 100 },
  );
});

test("a moment written without milliseconds is the same as with them", () => {
  for (const [retrieved_at, ms, goes] of [
    ["2026-03-31T12:00:00Z", 0, false],
    ["2026-03-31T12:00:00Z", 1, true],
    ["2026-03-31T12:00:00.000Z", 1, true],
    ["2026-03-31T12:00:00.001Z", 1, false],
    ["2026-03-31T11:59:59.999Z", 0, true],
    ["2026-03-31T11:59:59Z", 0, true],
  ] as const) {
    const store = freshStore();
    insertVideo(store, { video_id: "v", retrieved_at });
    const { videos, cutoff } = prune(store, { olderThanMs: DAY, now: NOW + DAY + ms });
    expect([retrieved_at, cutoff, videos]).toEqual([retrieved_at, `2026-03-31T12:00:00.00${ms}Z`, goes ? 1 : 0]);
  }
});

test("ages are a number and a unit", () => {
  const ages = ["30d", "12h", "90m", "45s", "2w", "001d"].map(parseAge);
  expect(ages).toEqual([2_592_000_000, 43_200_000, 5_400_000, 45_000, 1_209_600_000, DAY]);
  for (const text of ["", "30", "d", "0d", "-1d", "1.5d", "30 d", "30D", "1y", "1e3d", "9999999d", "30d\n"]) {
    expect(refusal(() => parseAge(text)).code).toBe("E_USAGE");
  }
});

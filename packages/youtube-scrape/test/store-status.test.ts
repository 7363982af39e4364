import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { channelTotals, listChannels, readVideo } from "../src/store/reads.ts";
import { SCHEMA_VERSION } from "../src/store/schema.ts";
import { status } from "../src/store/status.ts";
import type { Store } from "../src/store/store.ts";
import { freshStore, insertChannel, insertRow, insertVideo, temporaryFolder } from "./store-samples.ts";

const NOW = Date.parse("2026-06-15T20:00:00Z");

function addRun({ db }: Store, runId: number, state: string, channelId: string | null): void {
  insertRow(db, "runs", {
    run_id: runId,
    command: "scrape",
    channel_ref: "@one",
    channel_id: channelId,
    options: "{}",
    state,
    reason: state === "stopped" ? "E_QUOTA_DAY" : null,
    started_at: "2026-06-15T10:00:00Z",
    updated_at: "2026-06-15T10:05:00Z",
  });
}

function addCoverage({ db }: Store, runId: number, listed: number, claimed: number | null): void {
  const checked_at = `2026-06-${10 + runId}T00:00:00Z`;
  insertRow(db, "coverage", { run_id: runId, channel_id: "UC1", listed, claimed, recovered: 0, passes: 1, checked_at });
}

function spend({ db }: Store, day: string, bucket: string, runId: number, units: number): void {
  insertRow(db, "quota_ledger", { pacific_day: day, bucket, run_id: runId, units });
}

test("a channel's videos, age, coverage and runs are told", () => {
  const store = freshStore();
  insertChannel(store, "UC1", "2026-06-14T00:00:00Z", "One");
  insertVideo(store, { video_id: "a", published_at: "2020-05-01T00:00:00Z", retrieved_at: "2026-06-15T19:59:00Z" });
  insertVideo(store, { video_id: "b", published_at: "2024-01-02T03:04:05Z" });
  insertVideo(store, { video_id: "c", availability: "unavailable" });
  addRun(store, 1, "incomplete", "UC1");
  addRun(store, 2, "stopped", "UC1");
  addRun(store, 3, "failed", null);
  addCoverage(store, 1, 20_000, 25_312);
  addCoverage(store, 2, 3, 25_312);
  const told = status(store, { now: NOW });
  expect(told.channels).toEqual([
    {
      channelId: "UC1",
      title: "One",
      handle: null,
      videos: 3,
      available: 2,
      unavailable: 1,
      firstPublishedAt: "2020-05-01T00:00:00Z",
      lastPublishedAt: "2024-01-02T03:04:05Z",
      retrievedAt: "2026-06-15T19:59:00Z",
      ageMs: 60_000,
      coverage: { listed: 20_000, claimed: 25_312, checkedAt: "2026-06-11T00:00:00Z" },
      lastRun: {
        runId: 2,
        command: "scrape",
        state: "stopped",
        reason: "E_QUOTA_DAY",
        startedAt: "2026-06-15T10:00:00Z",
        updatedAt: "2026-06-15T10:05:00Z",
      },
      unfinishedRuns: [2],
    },
  ]);
  expect([told.unfinishedRuns, told.schemaVersion]).toEqual([[2, 3], SCHEMA_VERSION]);
});

test("what is left of today counts all runs of this Pacific day and no other; a closed allowance has nothing left", () => {
  const store = freshStore();
  spend(store, "2026-06-15", "general", 1, 801);
  spend(store, "2026-06-15", "general", 2, 199);
  spend(store, "2026-06-14", "general", 2, 5000);
  spend(store, "2026-06-15", "search", 2, 40);
  insertRow(store.db, "quota_stops", {
    pacific_day: "2026-06-15",
    bucket: "search",
    stopped_at: "2026-06-15T19:00:00Z",
  });
  insertRow(store.db, "quota_stops", {
    pacific_day: "2026-06-14",
    bucket: "stats",
    stopped_at: "2026-06-14T19:00:00Z",
  });
  const { allowances, pacificDay, resetMs } = status(store, { now: NOW });
  expect(allowances).toEqual([
    { bucket: "general", limit: 10_000, used: 1000, left: 9000, stopped: false },
    { bucket: "search", limit: 100, used: 40, left: 0, stopped: true },
    { bucket: "stats", limit: 10_000, used: 0, left: 10_000, stopped: false },
  ]);
  expect([pacificDay, new Date(resetMs).toISOString()]).toEqual(["2026-06-15", "2026-06-16T07:00:00.000Z"]);
  const next = status(store, { now: resetMs, limits: { general: 10, search: 5, stats: 0 } });
  expect(next.allowances.map(({ left, stopped }) => [left, stopped])).toEqual([
    [10, false],
    [5, false],
    [0, false],
  ]);
  const over = status(store, { now: NOW, limits: { general: 10, search: 5, stats: 0 } });
  expect(over.allowances.map(({ left }) => left)).toEqual([0, 0, 0]);
});

test("the size is that of the file and its log", () => {
  const path = join(temporaryFolder(), "a.db");
  const store = freshStore(path);
  insertVideo(store, { video_id: "a", description: "x".repeat(50_000) });
  expect(status(store, { now: NOW }).bytes).toBe(statSync(path).size + statSync(`${path}-wal`).size);
});

test("an empty store has no channel, full allowances and a size", () => {
  const told = status(freshStore(), { now: NOW });
  expect([told.channels, told.unfinishedRuns, told.bytes > 0]).toEqual([[], [], true]);
  expect(told.allowances.map(({ left }) => left)).toEqual([10_000, 100, 10_000]);
});

test("a moment of the future, as after a clock was put back, is no negative age", () => {
  const store = freshStore();
  insertVideo(store, { video_id: "a", retrieved_at: "2027-01-01T00:00:00Z" });
  expect(status(store, { now: NOW }).channels[0]?.ageMs).toBe(0);
});

test("channels are listed by id with those that only videos name, and totals count NULL as nothing", () => {
  const store = freshStore();
  insertChannel(store, "UC2", "2026-01-01T00:00:00Z", "Two");
  insertVideo(store, { video_id: "a", view_count: 5, duration_s: 60 });
  insertVideo(store, { video_id: "b", view_count: 7, like_count: 1 });
  expect(listChannels(store)).toEqual([
    { channelId: "UC1", title: null, handle: null },
    { channelId: "UC2", title: "Two", handle: null },
  ]);
  expect(channelTotals(store, "UC1")).toMatchObject({
    videos: 2,
    views: 12,
    likes: 1,
    comments: 0,
    durationSeconds: 60,
  });
  expect(channelTotals(store, "UC2")).toMatchObject({
    videos: 0,
    views: 0,
    firstPublishedAt: null,
    retrievedAt: "2026-01-01T00:00:00Z",
  });
  expect(channelTotals(store, "UC3")).toMatchObject({ videos: 0, retrievedAt: null });
  expect(readVideo(store, "b")).toMatchObject({
    video_id: "b",
    like_count: 1,
    comment_count: null,
    availability: "available",
  });
  expect(readVideo(store, "z")).toBeUndefined();
});

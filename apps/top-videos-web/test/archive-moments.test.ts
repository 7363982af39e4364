import { copyFileSync, renameSync, rmSync } from "node:fs";
import { openStore, type Store } from "@side-projects/youtube-scrape";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { Calendar } from "../src/archive/calendar.ts";
import { MonthPercentiles } from "../src/archive/percentiles.ts";
import { Selections } from "../src/archive/selection.ts";
import { Versions } from "../src/archive/versions.ts";
import { zoneOf } from "../src/archive/zone.ts";
import type { Archive } from "../src/core/archive.ts";
import type { Ask } from "../src/core/ask.ts";
import { ViewerError } from "../src/core/error.ts";
import { insertRow } from "./worlds/database.ts";
import { archiveAt, pathOf } from "./worlds/scratch.ts";
import { smallWorld } from "./worlds/small.ts";

const ALL: Ask = { period: { type: "all" }, sort: "views", n: 10, kind: null, q: "" };

function addVideo(store: Store, id: string): void {
  insertRow(store, "videos", {
    video_id: id,
    channel_id: "UCa",
    published_at: "2024-05-06T00:00:00Z",
    view_count: 1,
    first_seen_at: "",
    retrieved_at: "",
  });
}

function writerOf(path: string): Store {
  const store = openStore(path);
  onTestFinished(() => store.close());
  return store;
}

const totals = (archive: Archive): number[] => [
  archive.rank("UCa", ALL).total,
  archive.rank("UCa", { ...ALL, kind: "long" }).total,
  archive.summary("UCa", ALL.period).videos,
  archive.channel("UCa")?.videos ?? 0,
  archive.version(),
];

test("all that is asked within one moment belongs together, whatever another connection writes meanwhile", () => {
  const path = pathOf(smallWorld(1, 60));
  const archive = archiveAt(path);
  const writer = writerOf(path);
  const before = totals(archive);
  archive.at(() => {
    const first = archive.at(() => totals(archive));
    addVideo(writer, "new");
    expect([first, totals(archive)]).toEqual([before, before]);
  });
  const after = totals(archive);
  expect(after.map((total, i) => total - (before[i] ?? 0))).toEqual([1, 0, 1, 1, 1]);
});

test("a moment ends where its work fails", () => {
  const path = pathOf(smallWorld(1, 60));
  const archive = archiveAt(path);
  const before = archive.rank("UCa", ALL).total;
  const fail = () => {
    throw new RangeError("so it is");
  };
  expect(() => archive.at(fail)).toThrow("so it is");
  addVideo(writerOf(path), "new");
  expect(archive.rank("UCa", ALL).total).toBe(before + 1);
});

test("a database that takes the place of another is read a second later, under a version of its own", () => {
  let now = 1_000_000;
  const path = pathOf(smallWorld(1, 60));
  const archive = archiveAt(path, { now: () => now });
  const [before, version] = [archive.channels(), archive.version()];
  const next = pathOf(smallWorld(2, 90));
  const wanted = archiveAt(next).channels();
  copyFileSync(next, `${path}.next`);
  renameSync(`${path}.next`, path);
  expect([archive.channels(), archive.version()]).toEqual([before, version]);
  now += 1000;
  expect(archive.version()).toBeGreaterThan(version);
  expect(archive.channels()).toEqual(wanted);
});

test("a database that is gone, or no longer one, is told as such until there is one again", () => {
  let now = 1_000_000;
  const path = pathOf(smallWorld(1, 60));
  const archive = archiveAt(path, { now: () => now });
  const before = archive.channels();
  const told = (): unknown => {
    now += 1000;
    try {
      return archive.channels();
    } catch (error) {
      return error instanceof ViewerError ? error.code : error;
    }
  };
  renameSync(path, `${path}.away`);
  expect([told(), told()]).toEqual(["E_FILE", "E_FILE"]);
  const films = new Database(path);
  films.exec("CREATE TABLE films (title TEXT)");
  films.close();
  expect([told(), told()]).toEqual(["E_DATABASE", "E_DATABASE"]);
  rmSync(path);
  renameSync(`${path}.away`, path);
  expect(told()).toEqual(before);
});

test("a database that another program keeps to itself is busy, and read when it is free again", () => {
  const path = pathOf(smallWorld(1, 60));
  const other = new Database(path);
  onTestFinished(() => {
    other.close();
  });
  other.pragma("journal_mode = DELETE");
  const archive = archiveAt(path);
  const before = archive.rank("UCa", ALL);
  other.exec("BEGIN EXCLUSIVE");
  expect(() => archive.rank("UCa", ALL)).toThrow(expect.objectContaining({ code: "SQLITE_BUSY" }));
  other.exec("COMMIT");
  expect(archive.rank("UCa", ALL)).toEqual(before);
});

test("percentiles are kept for so many videos, and for one version", () => {
  const store = writerOf(pathOf(smallWorld(1, 300)));
  const calendar = new Calendar(zoneOf("UTC"));
  const versions = new Versions(store.db, () => 0, 0);
  const kept = new MonthPercentiles(
    { ...store, calendar, versions, selections: new Selections(store.db, calendar) },
    150,
  );
  const periods = [2022, 2023, 2024, 2023, 2024].map((year) => ({ type: "year", year }) as const);
  const sizes = [...periods, ALL.period].map((period) => {
    const { length } = kept.of("UCa", period).rowIds;
    expect(kept.of("UCa", period).rowIds).toHaveLength(length);
    return kept.size;
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(150);
  expect(Math.max(...sizes)).toBeGreaterThan(50);
  versions.look();
  expect([kept.of("UCa", { type: "year", year: 1999 }).rowIds.length, kept.size]).toEqual([0, 0]);
});

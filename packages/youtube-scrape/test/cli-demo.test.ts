import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startFake } from "../src/fake/server.ts";
import { openStore } from "../src/store/open.ts";
import { filesBelow, temporaryFolder, youtubeScrape } from "./cli-command.ts";
import { column } from "./store-samples.ts";

const DAY_MS = 86_400_000;

/** One column of a query on the database of a folder. */
function read(folder: string, sql: string): unknown[] {
  const store = openStore(join(folder, "d.db"), { readOnly: true });
  try {
    return column(store, sql);
  } finally {
    store.close();
  }
}

describe("the made-up channel of a database", () => {
  test("is the one that a refresh without flags takes, on the day of the run before, without its faults", async () => {
    const folder = temporaryFolder();
    const made = ["--demo", "--videos", "120", "--seed", "9", "--claimed", "121", "--day", "3", "--fault", "echo"];
    await youtubeScrape(folder, ["scrape", ...made, "--db", "d.db", "-q"]);
    const refreshed = await youtubeScrape(folder, ["refresh", "--demo", "--db", "d.db", "--json"]);
    expect([refreshed.code, JSON.parse(refreshed.stdout)]).toEqual([
      0,
      expect.objectContaining({ coverage: expect.anything() }),
    ]);
    const told = ["refresh", "--demo", "--db", "d.db", "--json", "--day", "4", "--latency", "1"];
    expect((await youtubeScrape(folder, told)).code).toBe(0);
    const channel = { videos: 120, seed: 9, claimed: 121 };
    expect(
      read(folder, "SELECT options -> '$.demo' FROM runs ORDER BY run_id").map((text) => JSON.parse(String(text))),
    ).toEqual([
      { ...channel, day: 3, faults: ["echo"] },
      { ...channel, day: 3 },
      { ...channel, day: 4, latencyMs: 1 },
    ]);
    // Another seed has other videos, which would then be missing.
    expect(read(folder, "SELECT count(*) FROM videos WHERE availability = 'unavailable' OR omissions > 2")).toEqual([
      0,
    ]);
  });

  test("is not mixed with another by a scrape, which tells its flags; another day or claim is the same one", async () => {
    const folder = temporaryFolder();
    const scrape = (...more: string[]) => youtubeScrape(folder, ["scrape", "--demo", "--db", "d.db", "-q", ...more]);
    await scrape("--videos", "30");
    for (const other of [[], ["--videos", "31"], ["--videos", "30", "--seed", "2", "--fresh"]]) {
      const { code, stderr } = await scrape(...other);
      const said = `E_USAGE: "d.db" holds another made-up channel, that of --videos 30 --seed 1; `;
      expect([code, stderr]).toEqual([
        2,
        `youtube-scrape: ${said}write --videos 30 --seed 1, or name another database with --db\n`,
      ]);
    }
    expect(read(folder, "SELECT count(*) FROM runs")).toEqual([1]);
    const same = await scrape("--videos", "30", "--seed", "1", "--day", "2", "--claimed", "9");
    expect([same.code, same.stderr]).toEqual([0, ""]);
  });
});

describe("--day", () => {
  const days = (folder: string): number[] =>
    read(folder, "SELECT started_at FROM runs ORDER BY run_id").map((at) => Date.parse(String(at)) / DAY_MS);

  test("moves the clock: to that day after the end, then by the days since the run before", async () => {
    const folder = temporaryFolder();
    const demo = ["--demo", "--videos", "60", "--db", "d.db", "-q", "--day"];
    for (const [command, day] of [
      ["scrape", "400"],
      ["refresh", "410"],
      ["refresh", "410"],
      ["refresh", "405"],
      ["refresh", "440"],
    ] as const) {
      const run = await youtubeScrape(folder, [command, ...demo, day]);
      expect([run.code, run.stderr]).toEqual([0, ""]);
    }
    const end = Date.UTC(2026, 10, 1) / DAY_MS;
    const told = days(folder).map((day) => Math.floor(day - end));
    expect(told).toEqual([400, 410, 410, 410, 445]);
    expect(new Set(read(folder, "SELECT substr(retrieved_at, 1, 10) FROM video_stats")).size).toBe(3);
  });

  test("counts from a first run of today, and leaves a clock alone that is set", async () => {
    const folder = temporaryFolder();
    const demo = ["--demo", "--videos", "20", "--db", "d.db", "-q"];
    await youtubeScrape(folder, ["scrape", ...demo]);
    await youtubeScrape(folder, ["refresh", ...demo, "--day", "7"]);
    const env = { YOUTUBE_SCRAPE_NOW: "2040-01-01T00:00:00Z" };
    await youtubeScrape(folder, ["refresh", ...demo, "--day", "8"], { env });
    const [first = 0, second = 0, third = 0] = days(folder);
    expect(second - first).toBeGreaterThanOrEqual(7);
    expect(Math.floor(third)).toBe(Date.UTC(2040, 0, 1) / DAY_MS);
  });
});

describe("a database that a command made and could put nothing into", () => {
  test("is gone after an unknown channel, with all that lies beside it", async () => {
    const server = await startFake({ videos: 5 });
    const folder = temporaryFolder();
    const env = { YOUTUBE_API_KEY: "some-key-1" };
    const scrape = (...args: string[]) =>
      youtubeScrape(folder, ["scrape", ...args, "--base-url", server.url, "--db", "d.db", "-q"], { env });
    expect((await scrape("@nobody")).code).toBe(65);
    expect(filesBelow(folder)).toEqual([]);
    // What was there before stays, also if it holds nothing.
    writeFileSync(join(folder, "d.db"), "");
    expect((await scrape("@nobody")).code).toBe(65);
    expect(filesBelow(folder)).toEqual(["d.db"]);
    expect([(await scrape("@nobody", server.channelId)).code, read(folder, "SELECT count(*) FROM videos")]).toEqual([
      65,
      [5],
    ]);
    expect((await scrape("@nobody")).code).toBe(65);
    expect(read(folder, "SELECT count(*) FROM videos")).toEqual([5]);
    await server.close();
  });

  test("stays where a run can be gone on with, and where some of several channels were found", async () => {
    const folder = temporaryFolder();
    const demo = ["scrape", "--demo", "--videos", "20", "-q"];
    const runs = await Promise.all([
      youtubeScrape(folder, [...demo, "--db", "a.db", "--fault", "quota:0"]),
      youtubeScrape(folder, [...demo, "--db", "b.db", "@nobody", "@demo"]),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([75, 65]);
    expect(["a.db", "b.db"].map((name) => existsSync(join(folder, name)))).toEqual([true, true]);
  });
});

import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { startFake } from "../src/fake/server.ts";
import { filesBelow, temporaryFolder, youtubeScrape } from "./cli-command.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

const USUAL = "youtube_videos.db";

function demo(videos: number, ...more: string[]): string[] {
  return ["scrape", "--demo", "--videos", String(videos), "--db", "d.db", ...more];
}

describe("scrape", () => {
  test("ends with one line of JSON, with the names and numbers promised, and nothing else", async () => {
    const folder = temporaryFolder();
    const run = await youtubeScrape(folder, demo(120, "--json"));
    expect([run.code, run.lines.length]).toEqual([0, 1]);
    const result: Record<string, unknown> = JSON.parse(run.stdout);
    // 1 call for the channel, 3 pages of 50 ids, 3 times 50 videos.
    expect(result).toEqual({
      channel_id: CHANNEL,
      videos: 120,
      inserted: 120,
      updated: 0,
      units: { general: 7, search: 0, stats: 0 },
      coverage: { listed: 120, claimed: 120 },
      ms: expect.any(Number),
      db: "d.db",
    });
    expect(Object.keys(result)).toEqual([
      "channel_id",
      "videos",
      "inserted",
      "updated",
      "units",
      "coverage",
      "ms",
      "db",
    ]);
    for (const line of run.stderr.trimEnd().split("\n")) expect(JSON.parse(line)).toHaveProperty("type");
    const db = new Database(join(folder, "d.db"), { readonly: true });
    expect(db.prepare("SELECT count(*) FROM videos").pluck().get()).toBe(120);
    db.close();
  });

  test("tells people what was done, what it cost and what to do next; --quiet nothing", async () => {
    const folder = temporaryFolder();
    const run = await youtubeScrape(folder, demo(60));
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^.* {2}UC9ecwl3FTG66jIKA9JRDtmg\nvideos {4}60, of them 60 new and 0 updated\n/);
    expect(run.stdout).toMatch(/^units {5}5 general \(9,995 left today\)$/m);
    expect(run.stdout).toMatch(/^next {6}youtube-scrape report --db d\.db$/m);
    const quiet = await youtubeScrape(folder, demo(60, "-q"));
    expect([quiet.code, quiet.stdout, quiet.stderr]).toEqual([0, "", ""]);
  });

  test("ends 3 where the channel claims more than the API lists, and says how much and what to do", async () => {
    const folder = temporaryFolder();
    const [text, json] = await Promise.all([
      youtubeScrape(folder, demo(60, "--claimed", "25312")),
      youtubeScrape(temporaryFolder(), demo(60, "--claimed", "25312", "--json")),
    ]);
    expect([text?.code, json?.code]).toEqual([3, 3]);
    expect(text?.stdout).toMatch(/^coverage {2}60 of 25,312; the API lists no more/m);
    expect(JSON.parse(json?.stdout ?? "")).toMatchObject({
      coverage: { listed: 60, claimed: 25_312 },
    });
    expect(json?.stderr).toContain("60 of 25,312");
  });

  test("takes several channels, goes on after one that is unknown, and ends with the gravest code", async () => {
    const server = await startFake({ videos: 20 });
    try {
      const folder = temporaryFolder();
      const unknown = "UCxxxxxxxxxxxxxxxxxxxxxx";
      const args = ["scrape", unknown, CHANNEL, "--base-url", server.url, "--json"];
      const run = await youtubeScrape(folder, args, { env: { YOUTUBE_API_KEY: "some-key-1" } });
      expect(run.code).toBe(65);
      const message = expect.stringContaining(unknown);
      expect(run.lines.map((line) => JSON.parse(line))).toEqual([
        { channel: unknown, error: { code: "E_UNKNOWN_CHANNEL", message, hint: expect.any(String) }, db: USUAL },
        expect.objectContaining({ channel_id: CHANNEL }),
      ]);
      expect(run.stderr).toMatch(/^youtube-scrape: E_UNKNOWN_CHANNEL: /m);
    } finally {
      await server.close();
    }
  });

  test.each([
    ["quota:3", 75, "E_QUOTA_DAY"],
    ["key-invalid", 65, "E_KEY"],
    ["key-restricted", 65, "E_KEY_RESTRICTED"],
    ["api-off", 65, "E_API_OFF"],
  ])("meets %s with exit code %i, one line and no second channel", async (fault, code, name) => {
    const run = await youtubeScrape(temporaryFolder(), [...demo(300, "--fault", fault, "--json"), CHANNEL, "@second"]);
    expect([run.code, run.lines.map((line) => JSON.parse(line))]).toEqual([
      code,
      [{ channel: CHANNEL, error: { code: name, message: expect.any(String), hint: expect.any(String) }, db: "d.db" }],
    ]);
    const errors = run.stderr.split("\n").filter((line) => line.startsWith("youtube-scrape: "));
    expect(errors).toEqual([expect.stringMatching(new RegExp(`^youtube-scrape: ${name}: .+; .+$`))]);
  });

  test("ends 75 where nobody answers, having stored that it may go on", async () => {
    const server = await startFake({ videos: 1 });
    await server.close();
    const folder = temporaryFolder();
    const args = ["scrape", CHANNEL, "--base-url", server.url, "--db", "d.db"];
    const env = { YOUTUBE_API_KEY: "some-key-1", NODE_OPTIONS: `--import ${NO_WAITING}` };
    const run = await youtubeScrape(folder, args, { env });
    expect([run.code, run.stdout]).toEqual([75, ""]);
    expect(run.stderr).toMatch(/^youtube-scrape: E_NETWORK: no answer from 127\.0\.0\.1:\d+ \(ECONNREFUSED\); /m);
    const status = await youtubeScrape(folder, ["status", "--db", "d.db", "--json"]);
    expect(JSON.parse(status.stdout)).toMatchObject({ unfinished_runs: [1], allowances: [{ used: 0 }, {}, {}] });
  });
});

/** Makes every pause end at once, so that a test of six attempts need not wait for them. */
const NO_WAITING = `data:text/javascript,${encodeURIComponent(
  `import timers from "node:timers/promises"; import { syncBuiltinESMExports } from "node:module";
   timers.setTimeout = () => Promise.resolve(); syncBuiltinESMExports();`,
)}`;

describe("resume", () => {
  test("goes on with what --max-units cut off, of the same made-up channel, and finds nothing after", async () => {
    const folder = temporaryFolder();
    const cut = await youtubeScrape(folder, demo(400, "--seed", "7", "--max-units", "6", "--json"));
    const hint = "youtube-scrape resume --db d.db goes on from here";
    const error = { code: "E_UNITS", message: "the limit of 6 units is reached", hint };
    expect([cut.code, JSON.parse(cut.stdout)]).toEqual([75, { channel: CHANNEL, error, db: "d.db" }]);
    expect(cut.stderr).toContain(`youtube-scrape: E_UNITS: the limit of 6 units is reached; ${hint}\n`);

    const resumed = await youtubeScrape(folder, ["resume", "--db", "d.db", "--json"]);
    expect(resumed.code).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ videos: 400, units: { general: 17 } });

    const after = await youtubeScrape(folder, ["resume", "--db", "d.db"]);
    const named = await youtubeScrape(folder, ["resume", "--db", "d.db", "--run", "9"]);
    expect([after.code, after.stdout]).toEqual([0, "nothing to resume: every run has come to its end\n"]);
    expect([named.code, named.stderr]).toEqual([2, expect.stringMatching(/E_USAGE: run 9 is not unfinished; /)]);
  });

  test("never sends the key where only the database says so", async () => {
    const folder = temporaryFolder();
    await youtubeScrape(folder, demo(400, "--max-units", "3"));
    const db = new Database(join(folder, "d.db"));
    db.exec(
      `UPDATE runs SET options = json_set(json_remove(options, '$.demo'), '$.baseUrl', 'https://evil.example/v3')`,
    );
    db.close();
    const env = { YOUTUBE_API_KEY: "some-key-1" };
    const run = await youtubeScrape(folder, ["resume", "--db", "d.db"], { env });
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(/^youtube-scrape: E_HOST: the run was made against evil\.example, .*--allow-host/m);
  });
});

describe("refresh, status, export, report, prune, estimate", () => {
  test("work on what a scrape has stored", async () => {
    const folder = temporaryFolder();
    await youtubeScrape(folder, demo(70));
    const refreshed = await youtubeScrape(folder, ["refresh", "--demo", "--videos", "70", "--db", "d.db", "--json"]);
    expect([refreshed.code, JSON.parse(refreshed.stdout).units]).toEqual([0, { general: 3, search: 0, stats: 0 }]);
    const stats = ["refresh", "--demo", "--videos", "70", "--db", "d.db", "--json", "--stats-only", CHANNEL];
    const counted = await youtubeScrape(folder, stats);
    expect([counted.code, JSON.parse(counted.stdout).units]).toEqual([0, { general: 0, search: 0, stats: 2 }]);

    const [status, csv, jsonl, report, prune, unknown] = await Promise.all([
      youtubeScrape(folder, ["status", "--db", "d.db"]),
      youtubeScrape(folder, ["export", "csv", "--db", "d.db", "-o", "v.csv"]),
      youtubeScrape(folder, ["export", "jsonl", "--db", "d.db", "--channel", CHANNEL]),
      youtubeScrape(folder, ["report", "--db", "d.db", "-o", "r.html", "--tz", "Europe/Berlin", "--json"]),
      youtubeScrape(folder, ["prune", "--db", "d.db", "--stale", "30d", "--dry-run", "--json"]),
      youtubeScrape(folder, ["export", "csv", "--db", "d.db", "--channel", "@nobody"]),
    ]);
    expect([status?.code, status?.stdout]).toEqual([0, expect.stringMatching(/^videos {4}70, \d{4}-/m)]);
    expect(csv?.code).toBe(0);
    expect(readFileSync(join(folder, "v.csv"), "utf8")).toMatch(/^video_id,channel_id,/);
    expect(jsonl?.lines.map((line) => JSON.parse(line).channel_id)).toEqual(Array(70).fill(CHANNEL));
    expect(JSON.parse(report?.stdout ?? "")).toMatchObject({ html: "r.html", json: "r.json" });
    expect(readFileSync(join(folder, "r.html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect(() => JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))).not.toThrow();
    expect([prune?.code, JSON.parse(prune?.stdout ?? "")]).toEqual([
      0,
      expect.objectContaining({ videos: 0, dry_run: true }),
    ]);
    expect([unknown?.code, unknown?.stderr]).toEqual([
      2,
      expect.stringMatching(/^youtube-scrape: E_CHANNEL: the database has no channel "@nobody"; it has /),
    ]);
    expect(filesBelow(folder).filter((file) => file.includes("part"))).toEqual([]);
  });

  test("estimate tells what the scrape then costs", async () => {
    const folder = temporaryFolder();
    const asked = ["--demo", "--videos", "230", "--kinds", "short,live", "--json"];
    const estimate = await youtubeScrape(folder, ["estimate", ...asked]);
    const scrape = await youtubeScrape(folder, ["scrape", ...asked, "--db", "d.db"]);
    expect([estimate.code, scrape.code]).toEqual([0, 0]);
    expect(JSON.parse(estimate.stdout).units).toEqual(JSON.parse(scrape.stdout).units);
  });

  test("an output is written whole or not at all: through a link, over an old file, past a folder", async () => {
    const folder = temporaryFolder();
    await youtubeScrape(folder, demo(20));
    writeFileSync(join(folder, "real.csv"), "old");
    symlinkSync("real.csv", join(folder, "link.csv"));
    mkdirSync(join(folder, "r.json"));
    const [link, folderInTheWay] = await Promise.all([
      youtubeScrape(folder, ["export", "csv", "--db", "d.db", "-o", "link.csv"]),
      youtubeScrape(folder, ["report", "--db", "d.db", "-o", "r.html"]),
    ]);
    expect(link?.code).toBe(0);
    expect(readFileSync(join(folder, "real.csv"), "utf8")).toMatch(/^video_id,/);
    expect([folderInTheWay?.code, folderInTheWay?.stderr]).toEqual([
      2,
      expect.stringMatching(/E_FILE: "r\.json" is a folder/),
    ]);
    expect(existsSync(join(folder, "r.html"))).toBe(false);
  });
});

import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { temporaryFolder, youtubeScrape } from "./cli-command.ts";
import { fake } from "./fake-client.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
const SAME = `https://www.youtube.com/channel/${CHANNEL}`;
const KEY = { YOUTUBE_API_KEY: "some-key-1" };
/** Nobody listens there. */
const NOBODY = "http://127.0.0.1:9";

/** Numbers of the runs that a database knows. */
function runs(folder: string): unknown[] {
  return ask(folder, "SELECT run_id FROM runs ORDER BY run_id");
}

/** Calls that a database has in its ledger. */
function ledger(folder: string): unknown {
  return ask(folder, "SELECT sum(units) FROM quota_ledger")[0];
}

function ask(folder: string, sql: string): unknown[] {
  const db = new Database(join(folder, "d.db"), { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

describe("--max-units counts every call of the command", () => {
  test("also of channels that turn out not to be there", async () => {
    const server = await fake({ videos: 20 });
    const unknown = ["a", "b", "c"].map((letter) => `UC${letter.repeat(22)}`);
    const args = ["scrape", ...unknown, "--max-units", "1", "--base-url", server.url, "--db", "d.db"];
    const run = await youtubeScrape(temporaryFolder(), args, { env: KEY });
    expect([run.code, server.requests.total]).toEqual([65, 1]);
    expect(run.stderr).toMatch(/^youtube-scrape: E_UNITS: the limit of 1 units is reached; /m);
    expect(run.stderr).toContain("2 channels not begun");
  });

  test("over several runs, the calls of a run that was gone on with left out", async () => {
    const server = await fake({ videos: 500 });
    const folder = temporaryFolder();
    const rest = ["--base-url", server.url, "--db", "d.db", "--json"];
    // 1 for the channel, 10 pages and 10 batches: the first is whole, the second is cut off.
    const cut = await youtubeScrape(folder, ["scrape", CHANNEL, SAME, "--max-units", "25", ...rest], { env: KEY });
    expect([cut.code, server.requests.total]).toEqual([75, 25]);
    // Its result, and why there is none of the other.
    expect(cut.lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ channel_id: CHANNEL }),
      expect.objectContaining({ channel: SAME, error: expect.objectContaining({ code: "E_UNITS" }) }),
    ]);
    const more = await youtubeScrape(folder, ["resume", "--max-units", "5", ...rest], { env: KEY });
    expect([more.code, server.requests.total]).toEqual([75, 30]);
    const last = await youtubeScrape(folder, ["resume", "--max-units", "100", ...rest], { env: KEY });
    expect([last.code, server.requests.total]).toEqual([0, ledger(folder)]);
  });
});

test("after the day's searches are used up no other channel is begun, and it is said how many", async () => {
  const server = await fake({ videos: 60, claimed: 100, faults: ["search-day:0"] });
  const folder = temporaryFolder();
  const rest = ["--beyond-cap", "--base-url", server.url, "--db", "d.db"];
  const run = await youtubeScrape(folder, ["scrape", CHANNEL, SAME, ...rest], { env: KEY });
  expect([run.code, runs(folder)]).toEqual([75, [1]]);
  expect(run.stderr).toMatch(/^youtube-scrape: E_QUOTA_SEARCH: /m);
  expect(run.stderr).toContain("1 channel not begun");
});

describe("the made-up channel of an unfinished run", () => {
  test("is gone on with wherever YOUTUBE_API_BASE points, and left only for --base-url", async () => {
    const folder = temporaryFolder();
    const demo = ["scrape", "--demo", "--videos", "200", "--max-units", "3", "--db", "d.db"];
    await youtubeScrape(folder, demo);
    const env = { ...KEY, YOUTUBE_API_BASE: NOBODY };
    const resumed = await youtubeScrape(folder, ["resume", "--db", "d.db", "--json"], { env });
    expect([resumed.code, JSON.parse(resumed.stdout || "{}").videos]).toEqual([0, 200]);

    await youtubeScrape(folder, [...demo, "--fresh"]);
    const server = await fake({ videos: 200 });
    const elsewhere = ["resume", "--db", "d.db", "--json", "--base-url", server.url];
    const named = await youtubeScrape(folder, elsewhere, { env });
    expect([named.code, server.requests.total]).toEqual([0, expect.any(Number)]);
    expect(server.requests.total).toBeGreaterThan(0);
  });
});

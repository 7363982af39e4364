import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Transport } from "../src/api/transport.ts";
import { parseArgs } from "../src/cli/args.ts";
import type { Context } from "../src/cli/context.ts";
import { failureOf } from "../src/cli/guard.ts";
import { Journal } from "../src/cli/journal.ts";
import { type Job, makeRuns } from "../src/cli/runs.ts";
import { scrape } from "../src/scrape/scrape.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { youtubeScrape } from "./cli-command.ts";
import { fake } from "./fake-client.ts";
import { fakeClock } from "./run.ts";
import { column, freshStore, insertChannel, insertVideo, temporaryFolder } from "./store-samples.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

/** A command in this process, and what it tells. */
function command(argv: readonly string[]): { context: Context; told: string[] } {
  const told: string[] = [];
  const clock = fakeClock();
  const write = (text: string): void => {
    told.push(text);
  };
  const context: Context = {
    args: parseArgs(argv),
    found: { key: undefined, from: undefined, hidden: [], problem: undefined },
    clock,
    terminal: { line: write, pieces: () => Promise.resolve(), check: () => undefined, bold: (text) => text },
    journal: new Journal({ write, columns: undefined, level: "error", clock }),
    json: false,
    quiet: false,
    fail: (error) => {
      const { line, code } = failureOf(error, false);
      told.push(line);
      return code;
    },
  };
  return { context, told };
}

/** From now on the database can't grow, as on a disk that is full. */
function fill({ db }: Store): void {
  db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);
}

const NO_SIGNAL = { signal: new AbortController().signal, code: () => undefined };

describe("a disk that is full", () => {
  test("before a run is noted ends 1 with one line, and no other run is tried", async () => {
    const store = freshStore(join(temporaryFolder(), "a.db"));
    fill(store);
    const asked: string[] = [];
    const transport: Transport = ({ url }) => {
      asked.push(url);
      return Promise.reject(new Error("nobody is asked"));
    };
    // Larger than what is left of any page.
    const demo = { faults: ["x".repeat(20_000)] };
    const job: Job = {
      channel: CHANNEL,
      options: () => Promise.resolve({ apiKey: "some-key-1", transport }),
      start: (options) => Promise.resolve(scrape({ ...options, channel: CHANNEL })),
      demo,
      beyondCap: false,
    };
    const { context, told } = command(["scrape", CHANNEL]);
    const code = await makeRuns(context, store, NO_SIGNAL, [job, job]);
    expect([code, told, asked]).toEqual([
      1,
      [expect.stringMatching(/^youtube-scrape: E_DISK: ".*a\.db" can't grow, the disk is full \(SQLITE_FULL\); /)],
      [],
    ]);
  });

  test("at any moment of a run ends 1 with one line, and the run can be gone on with", async () => {
    const server = await fake({ videos: 120 });
    const { told, context } = command(["scrape", CHANNEL]);
    const codes: number[] = [];
    // Room for so many pages more than an empty database has.
    for (const room of [0, 1, 2, 4, 8, 16, 32, 64]) {
      const store = freshStore(join(temporaryFolder(), "a.db"));
      const pages = store.db.prepare<[], number>("PRAGMA page_count").pluck().get() ?? 0;
      store.db.pragma(`max_page_count = ${pages + room}`);
      const job: Job = {
        channel: CHANNEL,
        options: () => Promise.resolve({ apiKey: "some-key-1", baseUrl: server.url, clock: context.clock }),
        start: (options) => Promise.resolve(scrape({ ...options, channel: CHANNEL })),
        beyondCap: false,
      };
      codes.push(await makeRuns(context, store, NO_SIGNAL, [job]));
      expect(column(store, "SELECT state FROM runs WHERE state IN ('done', 'incomplete')")).toEqual([]);
    }
    expect(codes).toEqual(codes.map(() => 1));
    expect(told.filter((line) => !line.includes("E_DISK"))).toEqual([]);
  });
});

test("a damaged page is told as damage by every command that reads, with the code of a database", async () => {
  const path = join(temporaryFolder(), "d.db");
  const store = openStore(path);
  insertChannel(store, CHANNEL, "2026-01-01T00:00:00Z");
  for (let i = 0; i < 200; i++) insertVideo(store, { video_id: `v${i}`, channel_id: CHANNEL });
  const tables = ["channels", "videos", "runs"];
  const pages = column(store, `SELECT rootpage FROM sqlite_schema WHERE name IN ('${tables.join("', '")}')`);
  store.close();
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(0x5a, (Number(page) - 1) * 4096, Number(page) * 4096);
  const commands = [
    ["status"],
    ["report"],
    ["export", "csv"],
    ["prune", "--stale", "30d", "--dry-run"],
    ["prune", "--stale", "30d"],
    ["resume"],
    ["refresh", "--demo"],
    ["scrape", "--demo", "--videos", "5"],
    ["doctor", "--demo"],
  ];
  // A copy for each: two writers of one file would be told of each other first.
  const ends = await Promise.all(
    commands.map((args) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "d.db"), bytes);
      return youtubeScrape(folder, [...args, "--db", "d.db"]);
    }),
  );
  for (const [i, { code, stdout, stderr }] of ends.entries()) {
    expect([commands[i], code, stdout + stderr]).toEqual([
      commands[i],
      2,
      expect.stringMatching(/E_DATABASE: "d\.db" is a damaged database \(SQLITE_CORRUPT\w*\); /),
    ]);
    expect(stdout + stderr).not.toContain("E_BUG");
  }
});

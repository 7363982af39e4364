import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { quote } from "@side-projects/command";
import { openStore } from "@side-projects/youtube-scrape";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { progressOf } from "../src/cli/database.ts";
import { failureOf, withDatabase } from "../src/cli/failure.ts";
import { networkAddresses } from "../src/cli/listen.ts";
import { growthFrom } from "../src/cli/memory.ts";
import { ViewerError } from "../src/core/error.ts";
import { buildCommand } from "./build-command.ts";
import { endAll, type Run, topVideos, visited } from "./cli-command.ts";

const folder = mkdtempSync(join(tmpdir(), "top-videos-cli-"));
const temporary = join(folder, "tmp");
let holder: Database.Database;
let busy: Promise<Run>;

beforeAll(() => {
  buildCommand();
  mkdirSync(temporary);
  mkdirSync(join(folder, "folder.db"));
  writeFileSync(join(folder, "empty.db"), "");
  writeFileSync(
    join(folder, "text.db"),
    "neither a database nor short enough to be taken for an empty one\n".repeat(20),
  );
  store("none.db", () => undefined);
  store("damaged.db", () => undefined);
  const head = readFileSync(join(folder, "damaged.db")).subarray(0, 8192);
  writeFileSync(join(folder, "damaged.db"), Buffer.concat([head, Buffer.alloc(200_000, "x")]));
  store("newer.db", (db) => db.pragma("user_version = 99"));
  store("older.db", (db) => db.pragma("user_version = 1"));
  const foreign = new Database(join(folder, "foreign.db"));
  foreign.exec("CREATE TABLE notes (text)");
  foreign.close();
  store("held.db", (db) => db.pragma("journal_mode = DELETE"));
  holder = new Database(join(folder, "held.db"));
  holder.exec("BEGIN EXCLUSIVE");
  // It waits for five seconds before it gives up, meanwhile the others have their turn.
  busy = topVideos(folder, ["--db", "held.db"]);
});
afterAll(() => {
  endAll();
  holder.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes a database of ours without a channel, and changes it. */
function store(name: string, change: (db: Database.Database) => unknown): void {
  const made = openStore(join(folder, name));
  change(made.db);
  made.close();
}

/** Folders of ours in the temporary folder; Node keeps its compiled code there as well. */
function leftOvers(): string[] {
  return readdirSync(temporary).filter((name) => name !== "node-compile-cache");
}

/** One line on the standard error, nothing on the standard output, exit code 2. */
async function refused(args: readonly string[], line: RegExp): Promise<void> {
  const run = await topVideos(folder, args);
  expect(run, args.join(" ")).toEqual({ code: 2, stdout: "", stderr: expect.stringMatching(line) });
  expect(run.stderr).not.toContain("\n");
}

test.each([
  [["--prot", "3"], /E_USAGE: no option "--prot"; did you mean --port\?$/],
  [["--database", "x.db"], /did you mean --db\?$/],
  [["--bogus"], /E_USAGE: no option "--bogus"; see top-videos-web --help$/],
  [["-v"], /did you mean --version\?$/],
  [["x.db"], /E_USAGE: no word "x.db" is expected; a database is named with --db FILE$/],
  [["--db"], /E_USAGE: --db without a value; write --db FILE$/],
  [["--db", "--quiet"], /E_USAGE: --db without a value/],
  [["--quiet=yes"], /E_USAGE: --quiet takes no value/],
  [["--port", "65536"], /E_PORT: --port is "65536"; use a whole number from 0 to 65535$/],
  [["--port", "-1"], /E_PORT: --port is "-1"/],
  [["--port", "0x50"], /E_PORT/],
  [["--tz", "Europe/Berln"], /E_ZONE: .*; did you mean Europe\/Berlin\?$/],
  [["--tz", "\u001b[31m"], /E_ZONE: --tz is "\\u001b\[31m"/],
  [["--allow-host", "box.lan,http://x"], /E_USAGE: --allow-host has "http:\/\/x"; write names without a port/],
  [["--host", "a/b"], /E_USAGE: --host is "a\/b"/],
])("%j is refused in one line", refused);

test.each([
  ["missing.db", /E_FILE: there is no database "missing.db"; collect a channel into it first/],
  ["empty.db", /E_DATABASE: "empty.db" holds nothing yet/],
  ["folder.db", /E_FILE: "folder.db" is a folder/],
  ["text.db", /E_DATABASE: "text.db" is not an SQLite database/],
  ["damaged.db", /E_DATABASE: "damaged.db" is a damaged database/],
  ["foreign.db", /E_DATABASE: "foreign.db" is a database of another program/],
  ["newer.db", /E_SCHEMA: "newer.db" has schema version 99; .*; update top-videos-web/],
  ["older.db", /E_SCHEMA: "older.db" has schema version 1; .*youtube-scrape status --db older.db/],
])("%s is refused with what to do", (file, line) => refused(["--db", file], line));

test("--check tells of damage that only reading shows, once", async () => {
  const made = openStore(join(folder, "hollow.db"));
  const roots = made.db
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'channels'")
    .pluck()
    .all();
  const size = Number(made.db.pragma("page_size", { simple: true }));
  made.close();
  const bytes = readFileSync(join(folder, "hollow.db"));
  for (const root of roots) bytes.fill("x", (root - 1) * size, root * size);
  writeFileSync(join(folder, "hollow.db"), bytes);
  await refused(["--db", "hollow.db", "--check"], /^top-videos-web: E_DATABASE: "hollow.db" is a damaged database/);
});

test("a database without a channel is served with a page that says how to collect one", async () => {
  let page = "";
  const run = await visited(folder, ["--db", "none.db", "--port", "0"], async (address) => {
    page = await (await fetch(address)).text();
  });
  expect(page).toContain("youtube-scrape scrape");
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(run.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\nno channel yet; .*\nfrom none\.db; Ctrl-C ends it$/);
});

test("without a database the made-up channel is shown, drawn and scripted, and nothing of it stays", async () => {
  const statuses: number[] = [];
  const run = await topVideos(folder, ["--port", "0", "--verbose"], {
    env: { TMPDIR: temporary },
    onLine: (line, child) => {
      if (line.startsWith("http://")) visit(line, statuses).finally(() => child.kill("SIGTERM"));
    },
  });
  expect(run).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Demo Arcade Archive @demo: 3,000 videos in "),
  });
  expect(run.stderr).toMatch(/^there is no youtube_videos\.db here, so this is a made-up channel/);
  expect(run.stderr).toMatch(/^GET \/ 200 [\d.]+ ms$/m);
  expect(statuses.length).toBeGreaterThan(6);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(leftOvers()).toEqual([]);
});

/** Asks for the page, for its assets and for one of its pictures. */
async function visit(address: string, statuses: number[]): Promise<void> {
  const page = await (await fetch(address)).text();
  const picture = /\/thumb\/[\w-]+\/\w+\.png/.exec(page)?.[0] ?? "no picture";
  const assets = new Set(page.match(/\/assets\/[\w.-]+/g));
  for (const path of ["", picture, "healthz", ...assets]) {
    statuses.push((await fetch(new URL(path, address))).status);
  }
}

test("an address that this machine does not have is refused before a channel is made up", () =>
  // Set aside for documents (RFC 5737), so nobody's.
  refused(["--host", "192.0.2.1"], /E_USAGE: --host is "192\.0\.2\.1", which is no address of this machine; /));

test("the making of the made-up channel tells how far it is, and of how much once that is known", () => {
  const visit = { visit: 1, visits: 2, videos: 1200 };
  expect(progressOf({ ...visit, expected: 3000 })).toBe("making the demo 1/2: 1,200 of 3,000");
  expect(progressOf({ ...visit, expected: null })).toBe("making the demo 1/2: 1,200");
});

test("the young generation grows to 4 MB from whatever it has, and no further", () => {
  const MB = 2 ** 20;
  expect(growthFrom(MB), "of which only one half is there yet").toBe(4);
  for (let both = 2 * MB; both <= 64 * MB; both += MB / 2) {
    const half = both / 2;
    const grown = half * growthFrom(both);
    expect(grown).toBeGreaterThan(2 * MB);
    expect(grown).toBeLessThanOrEqual(Math.max(half, 4 * MB));
  }
});

test("interrupted while the made-up channel is collected it ends with 130 and leaves nothing", async () => {
  const run = await topVideos(folder, [], {
    env: { TMPDIR: temporary },
    onLine: (line, child) => {
      if (line.startsWith("there is no")) child.kill("SIGINT");
    },
  });
  expect(run).toMatchObject({ code: 130, stdout: "" });
  expect(leftOvers()).toEqual([]);
});

test("a port that was asked for and is taken is refused, beyond loopback there is a warning, --check asks for no port", async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, "127.0.0.1", () => {
      const address = taken.address();
      resolve(address !== null && typeof address === "object" ? address.port : 0);
    });
  });
  await refused(["--db", "none.db", "--port", String(port)], new RegExp(`E_PORT: port ${port} is taken; `));
  taken.close();
  const named = ["box.lan", "viewer", "else.where"];
  const statuses: number[] = [];
  const args = ["--db", "none.db", "--port", "0", "--host", "0.0.0.0", "-q", "--allow-host", "box.lan, viewer"];
  const open = await visited(folder, args, async (address) => {
    for (const host of named) statuses.push(await statusUnder(address, host));
  });
  expect(statuses).toEqual([200, 200, 400]);
  expect(open).toMatchObject({ code: 0, stdout: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) });
  expect(open.stderr).toMatch(/^top-videos-web: anyone who reaches this machine over the network can read the page$/);
  const checked = await topVideos(folder, ["--db", "none.db", "--check"]);
  expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/page: status 200, [\d,]+ bytes$/) });
  const quiet = await topVideos(folder, ["--db", "none.db", "--check", "-q"]);
  expect(quiet).toEqual({ code: 0, stdout: "", stderr: "" });
});

/** Status of the page asked for by a name, as a browser would that finds this machine under it. */
function statusUnder(address: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on("error", reject);
  });
}

test("beyond loopback every address of this machine is told, as browsers take it", () => {
  const found = networkInterfaces();
  const outside = Object.values(found).flatMap((list) => (list ?? []).filter(({ internal }) => !internal));
  const four = outside.filter(({ family }) => family === "IPv4").map(({ address }) => `http://${address}:81/`);
  expect(networkAddresses("0.0.0.0", 81)).toEqual(four);
  expect(networkAddresses("::", 81)).toEqual(expect.arrayContaining(four));
  for (const address of networkAddresses("::", 81)) expect(new URL(address).port).toBe("81");
  for (const host of ["127.0.0.1", "::1", "box.lan"]) expect(networkAddresses(host, 81)).toEqual([]);
});

test("what SQLite says while pages are served is told as the database's", () => {
  const line = (code: string) =>
    failureOf(withDatabase(Object.assign(new Error("no"), { code }), "a.db"), false, "GET /").line;
  expect(line("SQLITE_CORRUPT_INDEX")).toMatch(
    /^top-videos-web: E_DATABASE: "a.db" is a damaged database .*\(GET \/\)$/,
  );
  expect(line("SQLITE_BUSY")).toMatch(/^top-videos-web: E_BUSY: "a.db" is in use by another program; .*\(GET \/\)$/);
  expect(line("ENOENT")).toContain("E_BUG");
  const deep = join("a".repeat(80), "b.db");
  const gone = new ViewerError("E_FILE", `${JSON.stringify(resolve(deep))} is gone`);
  expect(failureOf(withDatabase(gone, deep), false).line).toBe(`top-videos-web: E_FILE: ${quote(deep)} is gone`);
});

test("the help fits a small terminal and tells of every option, the version is that of the package", async () => {
  const { stdout } = await topVideos(folder, ["--help"]);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  for (const option of [
    "--db",
    "--port",
    "--host",
    "--open",
    "--tz",
    "--allow-host",
    "--no-derived",
    "--proxy-thumbs",
    "--check",
  ]) {
    expect(stdout).toContain(option);
  }
  // What an option does begins in the same column everywhere.
  expect(stdout.split("\n").filter((line) => /^ {6}--|^ {2}-\w, --/.test(line) && !/^.{23} {2}\S/.test(line))).toEqual(
    [],
  );
  expect(await topVideos(folder, ["--version"])).toMatchObject({ code: 0, stdout: "0.1.0", stderr: "" });
});

test("a database that another program holds is refused as busy", async () => {
  const stderr = expect.stringMatching(/^top-videos-web: E_BUSY: "held.db" is in use by another program/);
  expect(await busy).toEqual({ code: 2, stdout: "", stderr });
});

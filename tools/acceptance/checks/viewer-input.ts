import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import type { CommandResult } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { viewer, withViewer } from "./viewer-command.ts";
import { lockFile, writeFiles } from "./viewer-files.ts";
import { ask } from "./viewer-weight.ts";
import { demo } from "./viewer-worlds.ts";
import { said } from "./youtube-command.ts";

interface Case {
  readonly args: readonly string[];
  readonly code: string;
}

const file = (name: string, code: string): Case => ({ args: ["--db", name, "--port", "0"], code });
const flags = (code: string, ...args: string[]): Case => ({ args: ["--db", "good.db", ...args], code });

/** Command lines that can't work; `TAKEN` stands for a port that another program listens on. */
const CASES: readonly Case[] = [
  // It waits until its patience ends, the others meanwhile.
  file("locked.db", "E_BUSY"),
  file("missing.db", "E_FILE"),
  file("missing/folder/a.db", "E_FILE"),
  file("folder", "E_FILE"),
  { args: ["--db="], code: "E_FILE" },
  file("empty.db", "E_DATABASE"),
  file("text.db", "E_DATABASE"),
  file("picture.png", "E_DATABASE"),
  file("other.db", "E_DATABASE"),
  file("foreign-id.db", "E_DATABASE"),
  file("half.db", "E_DATABASE"),
  file("newer.db", "E_SCHEMA"),
  file("older.db", "E_SCHEMA"),
  flags("E_PORT", "--port", "abc"),
  flags("E_PORT", "--port", "65536"),
  flags("E_PORT", "--port", "-1"),
  flags("E_PORT", "--port", "80.5"),
  flags("E_PORT", "--port", "0x50"),
  flags("E_PORT", "--port="),
  flags("E_PORT", "--port", "TAKEN"),
  flags("E_ZONE", "--tz", "Mars/Olympus"),
  flags("E_ZONE", "--tz", "Europe/Berln"),
  flags("E_ZONE", "--tz="),
  flags("E_ZONE", "--tz", "<script>"),
  flags("E_USAGE", "--host", "256.1.1.1"),
  flags("E_USAGE", "--host", "203.0.113.7"),
  flags("E_USAGE", "--host", "two words"),
  flags("E_USAGE", "--host="),
  flags("E_USAGE", "--host", "http://127.0.0.1"),
  flags("E_USAGE", "--dbb", "a.db"),
  flags("E_USAGE", "--open=yes"),
  flags("E_USAGE", "--tz"),
  flags("E_USAGE", "--db"),
  flags("E_USAGE", "-x"),
  flags("E_USAGE", "good.db"),
  flags("E_USAGE", "serve"),
  flags("E_USAGE", "--\u001b[31mred"),
];

/** One line that names the program, the code, what was got and what to do. */
function isComplaint({ stderr, stdout }: CommandResult, code: string): boolean {
  const lines = stderr.trimEnd().split("\n");
  const [line = ""] = lines;
  const whole = new RegExp(`^top-videos-web: ${code}: .+; .+`).test(line);
  const inside = /\n\s+at |node_modules|\.js:\d/.test(stderr) || stderr.includes("\u001b[31m");
  return lines.length === 1 && whole && stdout === "" && !inside;
}

const FILES = ["good.db", "newer.db", "older.db", "other.db", "text.db", "empty.db", "foreign-id.db"];

/** Every database and a few of the rest, each of which is a start of the program. */
const isQuick = ({ args, code }: Case, i: number): boolean =>
  !/E_USAGE|E_ZONE|E_PORT/.test(code) || args.includes("TAKEN") || i % 8 === 0;

async function complaints(folder: string, quick: boolean): Promise<Finding[]> {
  const before = FILES.map((name) => readFileSync(path.join(folder, name)));
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? String(address.port) : "";
  const unlock = lockFile(path.join(folder, "locked.db"));
  const wrong: string[] = [];
  const queue = quick ? CASES.filter(isQuick) : [...CASES];
  const count = queue.length;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const args = next.args.map((word) => (word === "TAKEN" ? taken : word));
      const result = await viewer(args, { cwd: folder, timeout: 20_000 });
      if (result.code !== 2 || !isComplaint(result, next.code)) {
        wrong.push(`${args.join(" ")}: exit ${result.code}, not 2 with ${next.code}: ${said(result)}`);
      }
    }
  };
  await Promise.all([work(), work()]);
  unlock();
  server.close();
  const changed = FILES.filter((name, i) => before[i]?.equals(readFileSync(path.join(folder, name))) === false);
  return [
    allOf("command lines that end with exit code 2, one line, its code and what to do", count, wrong),
    allOf("databases left as they were", FILES.length, changed),
  ];
}

type Page = readonly [path: string, status: number, text: RegExp];

/** Pages of a database on which there is nothing to see, or that say what is wrong. */
async function clearPages(database: string, pages: readonly Page[]): Promise<string[]> {
  return withViewer(database, async ({ address, complaints: told }) => {
    const found: string[] = [];
    for (const [path_, status, text] of pages) {
      const answer = await ask(address + path_);
      const body = answer.bytes.toString();
      const named = `${path.basename(database)} /${path_}`;
      if (answer.status !== status) found.push(`${named}: ${answer.status}, not ${status}`);
      if (!text.test(body)) found.push(`${named}: does not say ${text}`);
      if (!/<link rel="stylesheet"/.test(body)) found.push(`${named}: no style`);
      if (/\n\s+at .+:\d|node_modules|SqliteError/.test(body)) found.push(`${named}: insides`);
      if (/\n\s+at /.test(told())) found.push(`${named}: a stack on stderr`);
    }
    return found;
  });
}

/** A request whose Host header is another's gets nothing. */
async function foreignHosts(database: string): Promise<string[]> {
  const hosts = ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"];
  return withViewer(database, async ({ address }) => {
    const found: string[] = [];
    for (const host of hosts) {
      const { status, bytes } = await ask(address, { host });
      if (status !== 400 || bytes.toString().includes("Demo Arcade")) found.push(`${host}: ${status}`);
    }
    for (const host of ["localhost", "127.0.0.1", "[::1]:80"]) {
      const { status } = await ask(address, { host });
      if (status !== 200) found.push(`${host}: ${status}`);
    }
    return found;
  });
}

/** Databases, flags and addresses that are wrong: one line and exit code 2, or a page that says so. */
export function inputLine(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const good = await demo(quick ? 500 : 20_000);
    writeFiles(folder, good);
    const at = (name: string): string => path.join(folder, name);
    const pages = [
      ...(await clearPages(at("nobody.db"), [
        ["", 200, /youtube-scrape scrape/],
        ["c/UCx", 404, /there is no channel/i],
      ])),
      ...(await clearPages(at("silent.db"), [
        ["", 200, /Nothing yet/],
        ["c/@silent?month=all", 200, /No videos/],
        ["c/@silent?month=2024-12", 404, /there is nothing of December 2024/i],
      ])),
    ];
    const damaged = await damagedFindings(at("damaged.db"));
    return [
      ...(await complaints(folder, quick)),
      allOf("databases without a channel or videos that are a page which says what to do", 5, pages),
      damaged,
      allOf("names of hosts, of which only this machine's are answered", 7, await foreignHosts(good)),
    ];
  });
}

/** A damaged file is refused at the start, or what cannot be read of it is a styled page. */
async function damagedFindings(database: string): Promise<Finding> {
  const started = await viewer(["--db", database, "--check"]);
  if (started.code === 2) {
    // Both what was asked for and the end may tell of it.
    const lines = started.stderr.trimEnd().split("\n");
    const met = lines.every((stderr) => isComplaint({ ...started, stderr }, "E_DATABASE"));
    return { met, text: `a damaged file: ${lines.at(-1)}` };
  }
  try {
    const found = await clearPages(database, [["c/@demo?month=all&n=100", 500, /The database is damaged/i]]);
    return allOf("a damaged file's page says that it can't be read", 1, found);
  } catch (error) {
    return {
      met: /E_DATABASE/.test(String(error)) && !/\n\s+at /.test(String(error)),
      text: `a damaged file: ${String(error).slice(0, 300)}`,
    };
  }
}

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { allOf, type Finding } from "../src/findings.ts";
import { resultOf, said, type YoutubeOptions, youtube } from "./youtube-command.ts";
import { dumpOf } from "./youtube-database.ts";
import { isComplaint } from "./youtube-failures.ts";
import { type Session, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

interface Case {
  args: readonly string[];
  code: string;
  exit: number;
  options?: Partial<YoutubeOptions>;
}

const usage = (...args: string[]): Case => ({ args, code: "E_USAGE", exit: 2 });
const bad = (code: string, exit: number, ...args: string[]): Case => ({ args, code, exit });

/** Command lines that can't work; `URL` stands for the address of the server. */
const CASES: readonly Case[] = [
  usage("frobnicate"),
  usage("scrape", "--base-url", "URL"),
  usage("scrape", CHANNEL, "--dbb", "a.db"),
  bad("E_FILE", 2, "scrape", CHANNEL, "--db", "", "--base-url", "URL"),
  usage("scrape", CHANNEL, "--db"),
  usage("scrape", CHANNEL, "--db", "a.db", "--concurrency", "6"),
  usage("scrape", CHANNEL, "--db", "a.db", "--concurrency", "two"),
  usage("scrape", CHANNEL, "--db", "a.db", "--max-units", "0"),
  usage("scrape", CHANNEL, "--db", "a.db", "--kinds", "tall"),
  usage("scrape", CHANNEL, "--db", "a.db", "--parts", "fileDetails"),
  usage("scrape", CHANNEL, "--db", "a.db", "--since", "yesterday"),
  usage("scrape", CHANNEL, "--db", "a.db", "--log-level", "loud"),
  usage("scrape", CHANNEL, "--db", "a.db", "--base-url", "ftp://127.0.0.1/"),
  usage("scrape", CHANNEL, "--db", "a.db", "--base-url", "http://127.0.0.1/?key=1"),
  usage("export", "xml", "--db", "good.db"),
  usage("prune", "--db", "good.db", "--stale", "soon"),
  usage("report", "--db", "good.db", "--tz", "Mars/Olympus"),
  bad("E_CHANNEL", 2, "scrape", "no channel!", "--db", "a.db", "--base-url", "URL"),
  bad("E_CHANNEL", 2, "scrape", "UCshort", "--db", "a.db", "--base-url", "URL"),
  bad("E_CHANNEL", 2, "scrape", "https://example.org/watch?v=1", "--db", "a.db", "--base-url", "URL"),
  bad("E_HOST", 2, "scrape", CHANNEL, "--db", "a.db", "--base-url", "https://example.org/youtube/v3"),
  bad(
    "E_HOST",
    2,
    "scrape",
    CHANNEL,
    "--db",
    "a.db",
    "--base-url",
    "http://example.org",
    "--allow-host",
    "example.org",
  ),
  { ...bad("E_NO_KEY", 2, "scrape", CHANNEL, "--db", "a.db", "--base-url", "URL"), options: { key: null } },
  { ...bad("E_NO_KEY", 2, "scrape", CHANNEL, "--db", "a.db", "--base-url", "URL"), options: { key: "" } },
  { ...usage("scrape", CHANNEL, "--db", "a.db", "--base-url", "URL"), options: { key: "two words" } },
  bad("E_FILE", 2, "scrape", CHANNEL, "--db", "folder", "--base-url", "URL"),
  bad("E_FILE", 2, "scrape", CHANNEL, "--db", "missing/folder/a.db", "--base-url", "URL"),
  bad("E_FILE", 2, "status", "--db", "missing.db"),
  bad("E_FILE", 2, "report", "--db", "missing.db"),
  bad("E_FILE", 2, "resume", "--db", "missing.db", "--base-url", "URL"),
  bad("E_DATABASE", 2, "scrape", CHANNEL, "--db", "text.db", "--base-url", "URL"),
  bad("E_DATABASE", 2, "status", "--db", "text.db"),
  bad("E_DATABASE", 2, "scrape", CHANNEL, "--db", "other.db", "--base-url", "URL"),
  bad("E_SCHEMA", 2, "scrape", CHANNEL, "--db", "newer.db", "--base-url", "URL"),
  bad("E_SCHEMA", 2, "status", "--db", "newer.db"),
  bad("E_SCHEMA", 2, "export", "csv", "--db", "newer.db"),
  bad("E_CHANNEL", 2, "report", "--db", "good.db", "--channel", "UCzzzzzzzzzzzzzzzzzzzzzz"),
  bad("E_CHANNEL", 2, "refresh", "UCzzzzzzzzzzzzzzzzzzzzzz", "--db", "good.db", "--base-url", "URL"),
];

const FILES = ["good.db", "text.db", "other.db", "newer.db"];

/** Each command line ends with its code and a hint, asks the server nothing, and leaves the files as they were. */
export async function inputFindings(): Promise<Finding[]> {
  return withSecondApi(plainWorld(60), async (session) => {
    const { api, folder } = session;
    await prepare(session);
    const before = FILES.map((file) => readFileSync(path.join(folder, file)));
    const asked = api.seen.length;
    const wrong: string[] = [];
    const queue = [...CASES];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { args, code, exit, options = {} } = next;
        const result = await youtube(
          args.map((word) => (word === "URL" ? api.url : word)),
          { cwd: folder, ...options },
        );
        if (result.code !== exit || !isComplaint(result, code))
          wrong.push(`${args.join(" ")}: exit ${result.code}: ${said(result)}`);
      }
    };
    await Promise.all([work(), work()]);
    const changed = FILES.filter((file, i) => before[i]?.equals(readFileSync(path.join(folder, file))) === false);
    return [
      allOf("command lines with their code, exit code and hint", CASES.length, wrong),
      allOf("databases left as they were", FILES.length, changed),
      { met: api.seen.length === asked, text: `${api.seen.length - asked} requests` },
    ];
  });
}

async function prepare({ run, db, folder }: Session): Promise<void> {
  resultOf(await run());
  const file = (name: string): string => path.join(folder, name);
  const database = new DatabaseSync(db);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  copyFileSync(db, file("good.db"));
  copyFileSync(db, file("newer.db"));
  const newer = new DatabaseSync(file("newer.db"));
  newer.exec("PRAGMA user_version = 99");
  newer.close();
  const other = new DatabaseSync(file("other.db"));
  other.exec("CREATE TABLE videos (video_id TEXT); INSERT INTO videos VALUES ('theirs'); PRAGMA user_version = 1");
  other.close();
  writeFileSync(file("text.db"), "This is no database, and it must stay.\n".repeat(200));
  mkdirSync(file("folder"));
}

/** A second writer is turned away while the first works, a reader is not, and the first is not disturbed. */
export async function secondWriter(): Promise<Finding[]> {
  return withSecondApi({ ...plainWorld(200), latency: 150 }, async ({ run, db, folder, api }) => {
    const first = run();
    while (api.seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const [second, reader] = await Promise.all([run(), youtube(["status", "--db", db, "--json"], { cwd: folder })]);
    const { videos } = resultOf(await first);
    return [
      {
        met: second.code === 75 && isComplaint(second, "E_BUSY"),
        text: `a second writer: exit ${second.code}, ${said(second)}`,
      },
      { met: reader.code === 0, text: `a reader meanwhile: exit ${reader.code}` },
      {
        met: videos === 200 && dumpOf(db)[1]?.startsWith("videos 200 ") === true,
        text: `the first stores ${videos} of 200`,
      },
    ];
  });
}

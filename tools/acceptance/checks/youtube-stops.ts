import { existsSync } from "node:fs";
import type { CommandResult } from "@side-projects/testkit";
import type { SecondApiOptions, Seen } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { resultOf, said } from "./youtube-command.ts";
import { ledgerOf, numberOf } from "./youtube-database.ts";
import { ANSWERS, always, type FailureName, isComplaint } from "./youtube-failures.ts";
import { at, DAY, NOON, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

interface Trouble {
  what: string;
  options?: Partial<SecondApiOptions>;
  args?: readonly string[];
  /** Code and exit code that the command has to end with. */
  code: string;
  exit: number;
  /** What the complaint has to say. */
  says: RegExp;
  /** Requests at most. @default any number */
  requests?: number;
  /** Whether the attempts have pauses between them, which a quick run leaves out. @default false */
  patient?: boolean;
}

/** Makes every pause end at once. */
const NO_WAITING = `data:text/javascript,${encodeURIComponent(
  `import timers from "node:timers/promises"; import { syncBuiltinESMExports } from "node:module";
   timers.setTimeout = () => Promise.resolve(); syncBuiltinESMExports();`,
)}`;

const refused = (answer: FailureName): Partial<SecondApiOptions> => ({ always: always(ANSWERS[answer]) });

const TROUBLES: readonly Trouble[] = [
  { what: "daily quota", options: refused("dailyQuota"), code: "E_QUOTA_DAY", exit: 75, says: /resume/, requests: 1 },
  {
    what: "legacy daily limit",
    options: refused("legacyDaily"),
    code: "E_QUOTA_DAY",
    exit: 75,
    says: /resume/,
    requests: 1,
  },
  { what: "invalid key", options: refused("badKeyNew"), code: "E_KEY", exit: 65, says: /key/, requests: 1 },
  { what: "invalid key, old form", options: refused("badKeyOld"), code: "E_KEY", exit: 65, says: /key/, requests: 1 },
  { what: "key not seen", options: refused("noKey"), code: "E_KEY", exit: 65, says: /key/, requests: 1 },
  {
    what: "restricted key",
    options: refused("restricted"),
    code: "E_KEY_RESTRICTED",
    exit: 65,
    says: /restrict/,
    requests: 1,
  },
  {
    what: "API off",
    options: refused("apiOff"),
    code: "E_API_OFF",
    exit: 65,
    says: /https:\/\/console\.developers\.google\.com/,
    requests: 1,
  },
  {
    what: "unknown channel",
    options: { channels: [] },
    code: "E_UNKNOWN_CHANNEL",
    exit: 65,
    says: /UC9ecwl3FTG66jIKA9JRDtmg/,
    requests: 1,
  },
  {
    what: "no network",
    args: ["--base-url", "http://127.0.0.1:1/youtube/v3"],
    code: "E_NETWORK",
    exit: 75,
    says: /ECONNREFUSED/,
    requests: 0,
    patient: true,
  },
];

/** Each failure with its own message, exit code and action. */
export async function troubleFindings(quick: boolean): Promise<Finding[]> {
  const wrong: string[] = [];
  const messages = new Set<string>();
  const check = async ({ what, options, args = [], code, exit, says, requests, patient }: Trouble): Promise<void> => {
    await withSecondApi({ ...plainWorld(120), ...options }, async ({ run, api, db }) => {
      const node = quick && patient === true ? ["--import", NO_WAITING] : [];
      const result = await run(["scrape", CHANNEL, ...args], { ...at(NOON), node });
      messages.add(`${code} ${result.stderr.split("\n").findLast((line) => line.includes(code))}`);
      const asked = requests === undefined || api.seen.length <= requests;
      if (result.code !== exit || !isComplaint(result, code) || !says.test(result.stderr) || !asked)
        wrong.push(`${what}: exit ${result.code} after ${api.seen.length} requests: ${said(result)}`);
      // A database that holds nothing to go on with is not left behind.
      if (code === "E_UNKNOWN_CHANNEL") {
        if (existsSync(db)) wrong.push(`${what}: an empty database is left behind`);
        return;
      }
      // Units that were never spent must not be in the account.
      const { general } = ledgerOf(db);
      if (general !== api.seen.length) wrong.push(`${what}: ledger ${general}, server ${api.seen.length}`);
    });
  };
  await Promise.all(TROUBLES.map(check));
  return [
    allOf("failures with their message, code, exit and number of requests", TROUBLES.length, wrong),
    { met: messages.size >= 7, text: `${messages.size} messages, each its own` },
  ];
}

/** Requests that came in after a refusal had left. */
function after(seen: readonly Seen[], status: number, resource?: string): number {
  const refusal = seen.find((entry) => entry.status === status);
  if (refusal === undefined) return Number.NaN;
  return seen.filter(({ came, resource: own }) => came > refusal.left && (resource ?? own) === own).length;
}

/** The daily stop in the middle of a run: nothing is asked after it, and the next day goes on where it was. */
export async function dailyStop(count: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const concurrency of [1, 5]) {
    const world = plainWorld(count);
    const needed = 1 + 2 * Math.ceil(count / 50);
    let now = NOON;
    const limits = { general: Math.floor(needed / 2) };
    await withSecondApi({ ...world, limits, now: () => now }, async ({ run, api, db }) => {
      const flag = ["--concurrency", String(concurrency)];
      const first = await run(["scrape", CHANNEL, ...flag], at(now));
      const late = after(api.seen, 403);
      const spent = api.seen.length;
      const rows = numberOf(db, "SELECT count(*) FROM videos");
      now += DAY;
      let last: CommandResult = first;
      let days = 0;
      while (last.code === 75 && days++ < 3) {
        last = await run(["resume", ...flag], at(now));
        now += DAY;
      }
      const stored = numberOf(db, "SELECT count(*) FROM videos");
      const extra = api.seen.length - needed;
      findings.push(
        {
          met: first.code === 75 && isComplaint(first, "E_QUOTA_DAY"),
          text: `concurrency ${concurrency}: exit ${first.code}`,
        },
        atMost("requests after the daily stop", late, concurrency - 1),
        {
          met: last.code === 0 && stored === count,
          text: `${rows} videos on the first day, ${stored} of ${count} in the end`,
        },
        atMost("refused and repeated units", extra, 2 * concurrency),
        {
          met: ledgerOf(db).general === api.seen.length,
          text: `ledger ${ledgerOf(db).general} of ${api.seen.length}, ${spent} on the first day`,
        },
        { met: /renewed|reset/.test(first.stderr) && first.stderr.includes("2026-10-21"), text: "the reset is told" },
      );
    });
  }
  return findings;
}

/** The limit per minute in the middle of a run: it waits as long as it is told to, asks again, and is done. */
export async function perMinute(): Promise<Finding[]> {
  const limit = always(ANSWERS.perMinute, { "retry-after": "1" });
  const forbidden = always({ ...ANSWERS.perMinute, status: 403 });
  const script = { playlistItems: [null, limit], videos: [null, forbidden] };
  return withSecondApi({ ...plainWorld(300), script }, async ({ run, api }) => {
    const result = await run();
    const lists = api.seen.filter(({ resource }) => resource === "playlistItems");
    const waited = (lists[2]?.came ?? 0) - (lists[1]?.left ?? 0);
    const { videos, units } = resultOf(result);
    return [
      { met: result.code === 0 && videos === 300, text: `per minute: exit ${result.code} with ${videos} videos` },
      { met: waited >= 990, text: `waited ${(waited / 1000).toFixed(1)} s as asked` },
      { met: units.general === 1 + 6 + 6 + 2, text: `${units.general} units, 2 of them refused` },
    ];
  });
}

/** The daily search limit closes its own allowance only: what is listed is fetched, and the rest follows another day. */
export async function searchStop(quick: boolean): Promise<Finding[]> {
  const world = plainWorld(400, 500);
  const listed = [...world.videos.keys()].slice(0, 300);
  const pages = Array.from({ length: 6 }, (_, i) => listed.slice(50 * i, 50 * i + 50));
  let now = NOON;
  const options: SecondApiOptions = {
    ...world,
    pages: (playlistId) => (playlistId.startsWith("UU9") ? pages : null),
    limits: { search: quick ? 3 : 1 },
    now: () => now,
  };
  return withSecondApi(options, async ({ run, api, db }) => {
    const first = await run(["scrape", CHANNEL, "--beyond-cap"], at(now));
    const late = after(api.seen, 429, "search");
    const fetched = numberOf(db, "SELECT count(*) FROM videos");
    let days = 0;
    let last = first;
    while (last.code === 75 && days++ < 20) {
      now += DAY;
      last = await run(["resume"], at(now));
    }
    const stored = numberOf(db, "SELECT count(*) FROM videos");
    return [
      { met: first.code === 75 && isComplaint(first, "E_QUOTA_SEARCH"), text: `search per day: exit ${first.code}` },
      { met: late === 0, text: `${late} searches after the stop` },
      { met: fetched >= 300, text: `${fetched} videos although search is closed` },
      { met: stored === 400 && last.code === 3, text: `${stored} of 400 after ${days} more days, exit ${last.code}` },
    ];
  });
}

import { existsSync } from "node:fs";
import path from "node:path";
import { type CommandResult, type Random, seeded } from "@side-projects/testkit";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { resultOf, startYoutube } from "./youtube-command.ts";
import { dumpOf, isSound, ledgerOf } from "./youtube-database.ts";
import { withFake } from "./youtube-fake.ts";
import { type CountingProxy, startProxy } from "./youtube-proxy.ts";

/** When a run is killed: as the nth request comes in, or a while after its answer has left. */
interface Moment {
  number: number;
  event: "asked" | "answered";
  /** Milliseconds after it. */
  later: number;
}

/** How often one run after the other is killed. */
const CHAINS = [1, 4, 1, 10, 2, 6];

interface Work {
  proxy: CountingProxy;
  folder: string;
  concurrency: number;
  args: readonly string[];
}

export interface KillOptions {
  videos: number;
  kills: number;
  concurrency: number;
  /** Command line of the run, without database and server. */
  args?: (channel: string) => readonly string[];
}

/** What was found wrong, over all rounds. */
interface Tally {
  killed: number;
  rounds: number;
  most: number;
  extra: number;
  wanted: readonly string[];
  unlike: string[];
  unsound: string[];
  tooMany: string[];
  unbooked: string[];
}

/** Units that a fake has for one day. */
const DAILY = 10_000;

/**
 * Runs that are killed at seeded moments and resumed, each in a database of its own, against one that is left alone. Most
 * are killed again while they resume.
 */
export async function killFindings(options: KillOptions): Promise<Finding[]> {
  const { videos, kills, concurrency, args = (id: string) => ["scrape", id] } = options;
  const tally: Tally = {
    ...{ killed: 0, rounds: 0, most: 0, extra: 0, wanted: [] },
    ...{ unlike: [], unsound: [], tooMany: [], unbooked: [] },
  };
  const random = seeded(9 * kills + concurrency);
  while (tally.killed < kills) {
    await withFake({ videos }, async ({ url, channel }) => {
      const proxy = await startProxy(url);
      try {
        const work = { proxy, concurrency, args: args(channel) };
        await inFolder((folder) => killRounds({ ...work, folder }, { tally, kills, random }));
      } finally {
        await proxy.close();
      }
    });
  }
  const { wanted, unlike, unsound, tooMany, unbooked, extra, most } = tally;
  return [
    allOf(
      `${kills} kills at concurrency ${concurrency}: dumps equal to that of an undisturbed run (${wanted[1]})`,
      kills,
      unlike,
    ),
    allOf("databases sound right after the kill", kills, unsound),
    allOf(`no more extra units than requests can be in flight (${extra} in all)`, kills, tooMany),
    atMost("most extra units a kill", most, concurrency),
    allOf("ledgers that hold every request", kills, unbooked),
  ];
}

interface Rounds {
  tally: Tally;
  kills: number;
  random: Random;
}

/** Rounds until all kills are done or the fake's daily units are. */
async function killRounds(work: Work, { tally, kills, random }: Rounds): Promise<void> {
  const { proxy, folder, concurrency, args } = work;
  const undisturbed = path.join(folder, "undisturbed.db");
  resultOf(await start(work, args, undisturbed).ended);
  const needed = proxy.passed.length;
  tally.wanted = dumpOf(undisturbed);
  let spent = needed;
  while (tally.killed < kills && spent + needed + 100 < DAILY) {
    const round = tally.rounds++;
    const db = path.join(folder, `${round}.db`);
    const times = Math.min(CHAINS[round % CHAINS.length] ?? 1, kills - tally.killed);
    const moments: Moment[] = [];
    let inFlight = 0;
    proxy.reset();
    for (let kill = 0; kill < times; kill++) {
      const left = Math.max(1, needed - proxy.passed.length);
      const moment: Moment = {
        number: random.int(1, left),
        event: random.pick(["asked", "answered"]),
        later: random.pick([0, 0, 1, 2, 3, 5]),
      };
      moments.push(moment);
      inFlight += await killAt(work, kill === 0 ? args : ["resume"], db, moment);
      if (existsSync(db) && !isSound(db)) tally.unsound.push(nameOf(round, moments));
    }
    const last = await start(work, ["resume"], db).ended;
    tally.killed += times;
    spent += proxy.passed.length;
    judge(tally, {
      name: nameOf(round, moments),
      db,
      last,
      times,
      needed,
      concurrency,
      inFlight,
      asked: proxy.passed.length,
    });
  }
}

interface Round {
  name: string;
  db: string;
  last: CommandResult;
  times: number;
  needed: number;
  concurrency: number;
  /** Requests that waited for an answer at the kills. */
  inFlight: number;
  asked: number;
}

function judge(tally: Tally, { name, db, last, times, needed, concurrency, inFlight, asked }: Round): void {
  const extra = asked - needed;
  tally.most = Math.max(tally.most, extra / times);
  tally.extra += extra;
  const found = last.code === 0 ? dumpOf(db) : [`exit ${last.code}: ${last.stderr.slice(-160)}`];
  const differing = found.filter((table, i) => table !== tally.wanted[i]);
  if (differing.length > 0) tally.unlike.push(`${name}: ${differing.join(", ")}`);
  if (extra > concurrency * times) tally.tooMany.push(`${name}: ${extra} extra`);
  const { general, search, stats } = last.code === 0 ? ledgerOf(db) : { general: 0, search: 0, stats: 0 };
  const booked = general + search + stats;
  // A unit is booked before its request leaves, so only a kill between the two leaves one too many.
  if (booked < asked || booked > asked + inFlight + times * concurrency)
    tally.unbooked.push(`${name}: ledger ${booked}, server ${asked}`);
}

function nameOf(round: number, moments: readonly Moment[]): string {
  return `round ${round}, ${moments.map(({ number, event, later }) => `${number} ${event} + ${later} ms`).join(", then ")}`;
}

function start(
  { proxy, folder, concurrency }: Work,
  args: readonly string[],
  db: string,
): ReturnType<typeof startYoutube> {
  const flags = ["--db", db, "--base-url", proxy.url, "--concurrency", String(concurrency), "--json"];
  return startYoutube([...args, ...flags], { cwd: folder });
}

/** Starts a run and kills it at the moment, unless it ends before; the requests that were waiting for an answer then. */
async function killAt(work: Work, args: readonly string[], db: string, moment: Moment): Promise<number> {
  const { proxy } = work;
  const before = proxy.passed.length;
  let inFlight = 0;
  const { child, ended } = start(work, args, db);
  proxy.watch((event, number) => {
    if (event !== moment.event || number !== before + moment.number) return;
    const kill = (): void => {
      child.kill("SIGKILL");
      inFlight = proxy.inFlight();
    };
    if (moment.later === 0) kill();
    else setTimeout(kill, moment.later);
  });
  await ended;
  proxy.watch(() => {});
  return inFlight;
}

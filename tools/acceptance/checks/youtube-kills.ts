import { existsSync } from "node:fs";
import path from "node:path";
import { seeded } from "@side-projects/testkit";
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

/**
 * Runs that are killed at seeded moments and resumed, each in a database of its own, against one that is left alone. Every
 * fourth is killed again while it resumes.
 */
export async function killFindings({
  videos,
  kills,
  concurrency,
  args = (id) => ["scrape", id],
}: KillOptions): Promise<Finding[]> {
  return withFake({ videos }, async ({ url, channel }) => {
    const proxy = await startProxy(url);
    try {
      return await inFolder((folder) => killRounds({ proxy, folder, concurrency, args: args(channel) }, kills));
    } finally {
      await proxy.close();
    }
  });
}

async function killRounds(work: Work, kills: number): Promise<Finding[]> {
  const { proxy, folder, concurrency, args } = work;
  const undisturbed = path.join(folder, "undisturbed.db");
  resultOf(await start(work, args, undisturbed).ended);
  const needed = proxy.passed.length;
  const wanted = dumpOf(undisturbed);
  const random = seeded(9 * kills + concurrency);
  const unlike: string[] = [];
  const [tooMany, unsound, unbooked]: [string[], string[], string[]] = [[], [], []];
  let killed = 0;
  let most = 0;
  let total = 0;
  for (let round = 0; killed < kills; round++) {
    const db = path.join(folder, `${round}.db`);
    const times = Math.min(round % 4 === 3 ? 2 : 1, kills - killed);
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
      if (existsSync(db) && !isSound(db)) unsound.push(nameOf(round, moments));
    }
    killed += times;
    const last = await start(work, ["resume"], db).ended;
    const extra = proxy.passed.length - needed;
    most = Math.max(most, extra / times);
    total += extra;
    const found = last.code === 0 ? dumpOf(db) : [`exit ${last.code}: ${last.stderr.slice(-160)}`];
    const differing = wanted.filter((table, i) => table !== found[i]);
    const name = nameOf(round, moments);
    if (differing.length > 0) unlike.push(`${name}: ${found.filter((table, i) => table !== wanted[i]).join(", ")}`);
    if (extra > concurrency * times) tooMany.push(`${name}: ${extra} extra`);
    const booked = last.code === 0 ? ledgerOf(db) : { general: 0, search: 0, stats: 0 };
    const sum = booked.general + booked.search + booked.stats;
    if (sum < proxy.passed.length || sum > proxy.passed.length + inFlight + times * concurrency)
      unbooked.push(`${name}: ledger ${sum}, server ${proxy.passed.length}`);
  }
  const rounds = `${kills} kills at concurrency ${concurrency}`;
  return [
    allOf(`${rounds}: dumps equal to that of an undisturbed run (${wanted[1]})`, kills, unlike),
    allOf(`databases sound right after the kill`, kills, unsound),
    allOf(`no more extra units than requests can be in flight (${total} in all)`, kills, tooMany),
    atMost("most extra units a kill", most, concurrency),
    allOf("ledgers that hold every request", kills, unbooked),
  ];
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

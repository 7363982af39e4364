import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { isInstalled } from "../../benchmarks/peers/peers.ts";
import { addressesOf } from "../../benchmarks/src/addresses.ts";
import { takeLock } from "../../benchmarks/src/lock.ts";
import type { ViewJob } from "../../benchmarks/src/protocol.ts";
import { FULL, measure, wholeProcesses } from "../../benchmarks/src/runner.ts";
import { differencesOf } from "../../benchmarks/src/sameness.ts";
import { summarize } from "../../benchmarks/src/stats.ts";
import { ratios } from "../../benchmarks/src/verdict.ts";
import { Viewers, viewSubject } from "../../benchmarks/src/views.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";

/** How much faster than the twin the answers have to be. */
const WANTED = [
  { answer: "fragment", times: 3 },
  { answer: "page", times: 15 },
] as const;
const TWINS = ["fastapi", "fastapi data", "fastapi parts"] as const;
const ROUNDS = 5;
const SECONDS = 8;

/** The viewer against a FastAPI and Jinja2 program with the same pages, by turns in one run. */
export async function ratioFindings(quick: boolean): Promise<Finding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "viewer-ratio-"));
  const viewers = new Viewers(repository, folder, quick ? 2_000 : 20_000);
  try {
    if (!isInstalled("fastapi")) return [await withoutTwin(viewers, quick)];
    const same = await sameFindings(viewers, quick ? 12 : 60);
    if (quick) return [...same, await harnessRuns(viewers)];
    const release = takeLock(path.join(repository, "tools/benchmarks/.lock"));
    try {
      const findings: Finding[] = [];
      for (const { answer, times } of WANTED) findings.push(...(await compared(viewers, answer, times)));
      return [...same, ...findings];
    } finally {
      release();
    }
  } finally {
    await viewers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All kinds of the twin render what ours renders, or its rates say nothing. */
async function sameFindings(viewers: Viewers, count: number): Promise<Finding[]> {
  const { channels } = viewers.world();
  const paths = ["", "kind=short", "n=50&kind=long"].flatMap((query) =>
    addressesOf({ channels, answer: "page", count: Math.ceil(count / 3), query }),
  );
  const ours = await viewers.running(undefined);
  const findings: Finding[] = [];
  for (const twin of TWINS) {
    const differences = await differencesOf(ours, await viewers.running(twin), paths);
    const told = differences.map(({ path: at, text }) => `${at}: ${text}`);
    findings.push(allOf(`pages and fragments that ${twin} renders alike`, 2 * paths.length, told));
  }
  return findings;
}

/** Only the first of the twins is judged: it asks for and renders all of a page each time, as such programs do. */
async function compared(viewers: Viewers, answer: ViewJob["answer"], times: number): Promise<Finding[]> {
  const job: ViewJob = { task: "view", answer, seconds: SECONDS };
  const subjects = [undefined, ...TWINS].map((peer) => viewSubject(peer, job, viewers));
  const now = (): number => Number(process.hrtime.bigint()) / 1e6;
  const [ours = [], ...twins] = await measure(subjects, now, { ...wholeProcesses(ROUNDS), budget: FULL.budget });
  return TWINS.map((name, i): Finding => {
    const theirs = twins[i] ?? [];
    const rates = [ours, theirs].map((samples) => (1000 / summarize(samples).median).toFixed(0)).join(" to ");
    const ratio = ratios(ours, theirs).median;
    const text = `${answer}: ${rates} a second against ${name}, ${(1 / ratio).toFixed(1)} times as many`;
    if (i > 0) return { met: true, text };
    return { met: atMost(answer, ratio, 1 / times).met, text: `${text}, at least ${times}` };
  });
}

async function harnessRuns(viewers: Viewers): Promise<Finding> {
  const time = await viewSubject(undefined, { task: "view", answer: "fragment", seconds: 0.25 }, viewers).sample(1);
  return { met: time > 0, text: `${(1000 / time).toFixed(0)} fragments/s; the ratios need the full run` };
}

async function withoutTwin(viewers: Viewers, quick: boolean): Promise<Finding> {
  const { text } = await harnessRuns(viewers);
  return { met: quick, text: `${text} and FastAPI, which npm run bench:peers installs` };
}

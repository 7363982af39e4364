import { repository } from "@side-projects/testkit";
import { ballinCases } from "../../benchmarks/ballin.bench.ts";
import { isInstalled } from "../../benchmarks/peers/peers.ts";
import { QUICK } from "../../benchmarks/src/runner.ts";
import { Session } from "../../benchmarks/src/session.ts";
import { BALLIN_TARGETS, describe, evaluate } from "../../benchmarks/src/targets.ts";
import { benchRun } from "../src/bench-run.ts";
import { allOf, type Finding } from "../src/findings.ts";

const ORIGINAL = "ballin (original)";
const BESIDE = /^(steps\/(5000|10000|15000)|steps-and-frames\/10000)$/;
const MORE = /^steps-and-frames\/(50000|100000)$/;
/** How much the piles of both may differ in height and still be the same scene. */
const ALIKE = 0.25;

/** Line 2: in turns with the original in one run, judged by the benchmarks' own targets. */
export function fasterFindings(quick: boolean): Promise<Finding[]> {
  return quick ? harnessRuns() : judged(BESIDE);
}

/** Line 3 without its cap. */
export async function moreFindings(quick: boolean): Promise<Finding[]> {
  return quick ? [] : judged(MORE);
}

async function judged(wanted: RegExp): Promise<Finding[]> {
  const { run, notes } = await benchRun("ballin", async (session, measured, note) => {
    for (const bench of ballinCases().filter(({ name }) => wanted.test(name))) {
      const peers = bench.peers.filter((peer) => peer === ORIGINAL);
      measured.push(await session.run(bench, peers, note));
      for (const peer of peers) if (!isInstalled(peer)) note(`${peer} is not installed (npm run bench:peers)`);
    }
  });
  const targets = BALLIN_TARGETS.filter(({ text }) => wanted.test(text.split(" ")[0] ?? ""));
  const found = evaluate(targets, run).map((outcome) => ({
    met: outcome.met === true,
    text: describe(outcome).replace(/^(met|MISSED|no figure)\s+/, ""),
  }));
  const pairs = run.cases.flatMap((c) =>
    c.peers.map((peer) => ({ name: c.name, ours: c.height, theirs: peer.height })),
  );
  const unlike = pairs.flatMap(({ name, ours = 0, theirs = 0 }) =>
    Math.abs(ours / theirs - 1) <= ALIKE
      ? []
      : [`${name}: mean height ${ours.toFixed(2)}, theirs ${theirs.toFixed(2)}`],
  );
  const alike =
    pairs.length === 0 ? [] : [allOf("worlds that look like the original's in the end", pairs.length, unlike)];
  const noted = notes.length === 0 ? [] : [{ met: false, text: [...new Set(notes)].join("; ") }];
  return [...found, ...alike, ...noted];
}

/** One case without a peer, to see that the harness runs; its figure is not judged. */
async function harnessRuns(): Promise<Finding[]> {
  const session = new Session(repository, { ...QUICK, rounds: 2 });
  try {
    const bench = ballinCases().find(({ name }) => name === "steps/1000");
    if (bench === undefined) return [{ met: false, text: "the benchmarks have no steps/1000" }];
    const { samples, height = 0 } = await session.run({ ...bench, rounds: 2 }, [], () => {});
    const met = samples.every((time) => time > 0) && height > 0.15;
    return [{ met, text: `the harness took ${samples.length} samples of steps/1000; the targets need the full run` }];
  } finally {
    await session.close();
  }
}

import { repository } from "@side-projects/testkit";
import { isInstalled, type PeerName } from "../../benchmarks/peers/peers.ts";
import { QUICK } from "../../benchmarks/src/runner.ts";
import { Session } from "../../benchmarks/src/session.ts";
import { describe, evaluate, WORDCLOUD_TARGETS } from "../../benchmarks/src/targets.ts";
import { SCALING, wordcloudCases } from "../../benchmarks/wordcloud.bench.ts";
import { benchRun } from "../src/bench-run.ts";
import type { Finding } from "../src/findings.ts";

/** Cases of the benchmarks, and who has to take turns with ours in each. */
type Cases = readonly (readonly [name: string, ...peers: PeerName[]])[];

const SPEED: Cases = [
  ["book/200", "word_cloud"],
  ["sizes/200", "d3-cloud"],
  ["icon/2000", "stylecloud"],
  ["picture/90"],
  ["layout/2000"],
  ...SCALING.map((words) => [`scaling/${words}`] as const),
];
const INK: Cases = ["400x200", "800x600", "1024x1024", "star", "dog", "flag"].map((name) => [
  `ink/${name}`,
  "word_cloud",
]);
const OF_INK = /ink/;

/** Time against the peers, in turns in one run: what the benchmarks' own targets ask. */
export function speedFindings(quick: boolean): Promise<Finding[]> {
  return quick ? harnessRuns() : judged(SPEED, (text) => !OF_INK.test(text));
}

/** Ink and places on the same words, font, padding and mask as word_cloud's. */
export async function inkFindings(quick: boolean): Promise<Finding[]> {
  return quick ? [] : judged(INK, (text) => OF_INK.test(text));
}

async function judged(wanted: Cases, ofThese: (target: string) => boolean): Promise<Finding[]> {
  const { run, notes } = await benchRun("wordcloud", async (session, measured, note) => {
    for (const [name, ...peers] of wanted) {
      const bench = wordcloudCases().find((found) => found.name === name);
      if (bench === undefined) note(`the benchmarks have no ${name}`);
      else measured.push(await session.run(bench, peers, note));
      for (const peer of peers) if (!isInstalled(peer)) note(`${peer} is not installed (npm run bench:peers)`);
    }
  });
  const found = evaluate(
    WORDCLOUD_TARGETS.filter(({ text }) => ofThese(text)),
    run,
  ).map((outcome) => ({
    met: outcome.met === true,
    text: describe(outcome).replace(/^(met|MISSED|no figure)\s+/, ""),
  }));
  return notes.length === 0 ? found : [...found, { met: false, text: [...new Set(notes)].join("; ") }];
}

/** One case without a peer, to see that the harness runs; its figure is not judged. */
async function harnessRuns(): Promise<Finding[]> {
  const session = new Session(repository, { ...QUICK, rounds: 3, budget: 100 });
  try {
    const bench = wordcloudCases().find(({ name }) => name === "picture/90");
    if (bench === undefined) return [{ met: false, text: "the benchmarks have no picture/90" }];
    const { samples, placed } = await session.run(bench, [], () => {});
    const met = placed === 90 && samples.every((time) => time > 0);
    return [{ met, text: `the harness took ${samples.length} samples of picture/90; the targets need the full run` }];
  } finally {
    await session.close();
  }
}

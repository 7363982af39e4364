import { repository } from "@side-projects/testkit";
import { iconRenderCases } from "../../benchmarks/icon-render.bench.ts";
import { isInstalled } from "../../benchmarks/peers/peers.ts";
import { QUICK } from "../../benchmarks/src/runner.ts";
import { Session } from "../../benchmarks/src/session.ts";
import { describe, evaluate, ICON_RENDER_TARGETS } from "../../benchmarks/src/targets.ts";
import { benchRun } from "../src/bench-run.ts";
import type { Finding } from "../src/findings.ts";
import { originalNames } from "./icons.ts";

const TARGETS = ICON_RENDER_TARGETS.filter(({ unit }) => unit !== "%");
const JUDGED =
  /^(png\/heart\/(64|256|512|1024|2048)|pixels\/heart\/\d+|command\/heart\/1024|batch\/all-common-names\/64)$/;

/** The harness of the benchmarks with the original in the same rounds; its own targets judge the run. */
export async function speedFindings(): Promise<Finding[]> {
  const cases = iconRenderCases(originalNames()).filter(({ name }) => JUDGED.test(name));
  const { run, notes } = await benchRun("icon-render", async (session, measured, note) => {
    for (const bench of cases) {
      const peers = bench.peers.filter((peer) => peer === "icon-to-image" || peer === "icon-to-image command");
      measured.push(await session.run(bench, peers, note));
    }
  });
  return evaluate(TARGETS, run).map((outcome) => {
    const missing = outcome.figure === undefined && !isInstalled("icon-to-image") ? " (peer missing)" : "";
    const note = notes.length > 0 ? ` (${notes.join("; ")})` : "";
    return {
      met: outcome.met === true,
      text: `${describe(outcome).replace(/^(met|MISSED|no figure)\s+/, "")}${missing}${note}`,
    };
  });
}

/** One case without a peer, to see that the harness runs; its figure is told and not judged. */
export async function speedRuns(): Promise<Finding[]> {
  const session = new Session(repository, { ...QUICK, rounds: 5, budget: 100 });
  try {
    const [bench] = iconRenderCases(originalNames()).filter(({ name }) => name === "png/heart/64");
    if (bench === undefined) return [{ met: false, text: "the benchmarks have no png/heart/64" }];
    const { samples } = await session.run(bench, [], () => {});
    const met = samples.length > 0 && samples.every((time) => time > 0);
    return [{ met, text: `the harness took ${samples.length} samples of png/heart/64; the targets need the full run` }];
  } finally {
    await session.close();
  }
}

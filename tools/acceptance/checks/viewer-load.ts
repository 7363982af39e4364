import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { addressesOf } from "../../benchmarks/src/addresses.ts";
import { failuresOf, type LoadFigures, load } from "../../benchmarks/src/load.ts";
import { PARTIAL } from "../../benchmarks/src/sameness.ts";
import { median } from "../../benchmarks/src/stats.ts";
import { startOurViewer, type Viewer } from "../../benchmarks/src/viewers.ts";
import { largeWorld, type WorldFile } from "../../benchmarks/src/worlds.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";

type Kind = "fragment" | "page" | "not-modified" | "rare fragment";

interface Size {
  readonly channels: number;
  /** Of all channels together. */
  readonly videos: number;
}

interface Plan {
  readonly usual: Size;
  readonly large: Size;
  readonly rounds: number;
  /** Of each part of a round. */
  readonly seconds: number;
  /** Distinct addresses that are asked for. */
  readonly addresses: number;
  /** So many that the server can keep the sums of hardly any month of the many channels. */
  readonly rare: number;
}

const FULL: Plan = {
  usual: { channels: 1, videos: 20_000 },
  large: { channels: 50, videos: 1_000_000 },
  rounds: 5,
  seconds: 8,
  addresses: 1_000,
  rare: 20_000,
};
const QUICK: Plan = {
  usual: { channels: 1, videos: 1_000 },
  large: { channels: 4, videos: 4_000 },
  rounds: 1,
  seconds: 0.25,
  addresses: 100,
  rare: 200,
};

/** The viewer under 50 connections of the same machine, by turns with 20,000 videos and with a million. */
export async function loadFindings(quick: boolean): Promise<Finding[]> {
  const plan = quick ? QUICK : FULL;
  const folder = mkdtempSync(path.join(tmpdir(), "viewer-load-"));
  const contests: Contest[] = [];
  try {
    for (const size of [plan.usual, plan.large]) {
      const world = await largeWorld(path.join(folder, `${size.videos}.db`), size);
      contests.push(new Contest(world, await startOurViewer(repository, world.file), plan));
    }
    const [usual, large] = contests;
    return usual === undefined || large === undefined ? [] : await compared(usual, large, plan, quick);
  } finally {
    await Promise.all(contests.map(({ viewer }) => viewer.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server over a database, and all that it answered. */
class Contest {
  readonly viewer: Viewer;
  readonly #world: WorldFile;
  readonly #plan: Plan;
  readonly #taken = new Map<Kind, LoadFigures[]>();
  readonly failures: string[] = [];
  answered = 0;

  constructor(world: WorldFile, viewer: Viewer, plan: Plan) {
    this.#world = world;
    this.viewer = viewer;
    this.#plan = plan;
  }

  async ask(kind: Kind): Promise<LoadFigures> {
    const { seconds, addresses, rare } = this.#plan;
    const count = kind === "rare fragment" ? rare : addresses;
    const paths = addressesOf({ channels: this.#world.channels, answer: "page", count });
    const headers = kind === "page" ? {} : PARTIAL;
    const conditional = kind === "not-modified";
    const figures = await load({ url: this.viewer.url, paths, headers, conditional, seconds });
    const failed = failuresOf(figures, conditional ? "304" : "200");
    for (let i = 0; i < failed; i++) this.failures.push(`${kind}: ${JSON.stringify(figures.statuses)}`);
    this.answered += figures.answered;
    return figures;
  }

  async round(kind: Kind): Promise<void> {
    const figures = await this.ask(kind);
    this.#taken.set(kind, [...(this.#taken.get(kind) ?? []), figures]);
  }

  /** Answers a second, the median of the rounds. */
  rate(kind: Kind): number {
    return median((this.#taken.get(kind) ?? []).map(({ rate }) => rate));
  }

  /** Milliseconds for 99 of 100 answers, the median of the rounds. */
  slow(kind: Kind): number {
    return median((this.#taken.get(kind) ?? []).map(({ p99 }) => p99));
  }
}

async function compared(usual: Contest, large: Contest, plan: Plan, quick: boolean): Promise<Finding[]> {
  await usual.ask("page");
  // A quick run measures nothing, so that no kind has to be warm.
  if (!quick) {
    await usual.ask("fragment");
    await large.ask("fragment");
  }
  for (let i = 0; i < plan.rounds; i++) {
    await usual.round("fragment");
    await large.round("fragment");
    await large.round("rare fragment");
    await usual.round("not-modified");
  }
  const [fragments, known] = [usual.rate("fragment"), usual.rate("not-modified")];
  const [many, rare] = [large.rate("fragment"), large.rate("rare fragment")];
  const [memory, memoryOfMany] = [usual.viewer.peak() / 1e6, large.viewer.peak() / 1e6];
  const rates = `${fragments.toFixed(0)} fragments/s, ${many.toFixed(0)} of ${plan.large.videos} videos, ${rare.toFixed(0)} of them at ${plan.rare} addresses, ${known.toFixed(0)} not modified/s`;
  const failures = [...usual.failures, ...large.failures];
  const answers = allOf("answered as it should be", usual.answered + large.answered, failures);
  // Seconds are no measure on a machine that runs other tests.
  if (quick)
    return [answers, { met: true, text: `${rates}, ${memoryOfMany.toFixed(0)} MB; limits are those of the full run` }];
  return [
    answers,
    { met: true, text: rates },
    atMost("99 of 100 fragments within", usual.slow("fragment"), 40, " ms"),
    atMost("fragments for each not modified answer", fragments / known, 0.5),
    atMost("fewer fragments with a million videos", 100 * (1 - many / fragments), 25, " %"),
    atMost(`fewer with a million videos at ${plan.rare} addresses`, 100 * (1 - rare / fragments), 25, " %"),
    atMost(`memory at its peak with ${plan.usual.videos} videos`, memory, 200, " MB"),
    atMost(`memory at its peak with a million videos at ${plan.rare} addresses`, memoryOfMany, 200, " MB"),
  ];
}

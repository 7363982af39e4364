import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { addressesOf } from "../../benchmarks/src/addresses.ts";
import { failuresOf, load } from "../../benchmarks/src/load.ts";
import { PARTIAL } from "../../benchmarks/src/sameness.ts";
import { median } from "../../benchmarks/src/stats.ts";
import { startOurViewer, type Viewer } from "../../benchmarks/src/viewers.ts";
import { demoWorld } from "../../benchmarks/src/worlds.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";

/** Requests a second. */
const RATE = 500;

/** Seconds between two looks at the memory. */
const STEP = { full: 1, quick: 0.2 };

/** Ten minutes of 500 requests a second, pages and fragments by turns: the memory does not grow. */
export async function soakFindings(quick: boolean): Promise<Finding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "viewer-soak-"));
  let viewer: Viewer | undefined;
  try {
    const world = demoWorld(repository, path.join(folder, "demo.db"), quick ? 1_000 : 20_000);
    viewer = await startOurViewer(repository, world.file);
    const paths = addressesOf({ channels: world.channels, answer: "page", count: 1_200 });
    // Before the first look all that is kept for one version of the data is there, and the program is compiled.
    const half = { url: viewer.url, paths, connections: 25 };
    const warm = quick ? 0.25 : 30;
    await Promise.all([load({ ...half, seconds: warm }), load({ ...half, seconds: warm, headers: PARTIAL })]);
    return await soaked(viewer, half, quick ? 1 : 600, quick);
  } finally {
    await viewer?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Half = Pick<Parameters<typeof load>[0], "url" | "paths" | "connections">;

async function soaked(viewer: Viewer, half: Half, seconds: number, quick: boolean): Promise<Finding[]> {
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(viewer.memory() / 1e6), 1000 * (quick ? STEP.quick : STEP.full));
  const jobs = [{}, PARTIAL].map((headers) => load({ ...half, headers, seconds, rate: RATE / 2 }));
  const parts = await Promise.all(jobs).finally(() => clearInterval(watch));
  const answered = parts.reduce((sum, one) => sum + one.answered, 0);
  const failed = parts.flatMap((one) => Array.from({ length: failuresOf(one) }, () => JSON.stringify(one.statuses)));
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const [first, last] = [memory.slice(0, tenth), memory.slice(-tenth)].map(median);
  const growth = first === undefined || last === undefined ? Number.NaN : 100 * (last / first - 1);
  const told = `${(answered / seconds).toFixed(0)} requests/s for ${seconds} s, ${first?.toFixed(0)} to ${last?.toFixed(0)} MB`;
  const answers = allOf("requests that were answered", answered, failed);
  if (quick) return [answers, { met: true, text: `${told}; the limit is that of the full run` }];
  return [
    answers,
    // A load that the machine cannot send would show nothing.
    { met: answered >= 0.95 * RATE * seconds, text: told },
    atMost("growth of the memory from the first minute to the last", growth, 5, " %"),
  ];
}

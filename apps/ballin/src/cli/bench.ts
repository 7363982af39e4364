import type { Streams } from "@side-projects/command/node";
import { BALLS, RADIUS } from "../core/physics/constants.ts";
import { type Benched, type BenchResult, bench } from "../headless/bench.ts";
import { histogram } from "../headless/histogram.ts";
import { BENCH_SCENE_LIST, BENCH_SCENES } from "../headless/scene-list.ts";
import { sizeNamed } from "../headless/size.ts";
import type { Spread } from "../headless/spread.ts";
import type { Args } from "./args.ts";
import { noteCrowd } from "./crowd.ts";
import { engineOf } from "./engine.ts";
import { EXIT } from "./failure.ts";
import { grouped } from "./grouped.ts";
import { headlessLook } from "./look.ts";
import { named } from "./named.ts";

const USUAL_SIZE = "120x63";
const USUAL_STEPS = 600;

/** ballin bench. @returns the exit code */
export async function benchCommand(args: Args, streams: Streams): Promise<number> {
  const { texts, numbers, switches } = args;
  const job = {
    engine: engineOf(args),
    scene: named("scene", texts.get("scene") ?? "stirred", BENCH_SCENES),
    balls: numbers.get("balls") ?? BALLS.initial,
    radius: numbers.get("radius") ?? RADIUS,
    steps: numbers.get("steps") ?? USUAL_STEPS,
    seed: numbers.get("seed") ?? 7,
    size: sizeNamed(texts.get("size") ?? USUAL_SIZE),
    look: headlessLook(args),
  };
  noteCrowd(job, streams);
  const benched = await bench(job, (what, part) => streams.status(`${what} ${Math.floor(part * 100)} %`));
  streams.status("");
  streams.write(switches.has("json") ? `${JSON.stringify(benched.result)}\n` : `${table(benched, streams)}\n`);
  return EXIT.done;
}

function table({ result, times, escapes }: Benched, { strong, faint }: Streams): string {
  const about = BENCH_SCENE_LIST.find(({ name }) => name === result.scene)?.about ?? "";
  const both = result.step_ms.p50 + result.frame_ms.p50;
  const rows = [
    ["", "median", "95 %", "most"],
    ["step", ...milliseconds(result.step_ms)],
    ["frame", ...milliseconds(result.frame_ms)],
    ["bytes a frame", grouped(result.bytes_per_frame.p50), "", grouped(result.bytes_per_frame.max)],
  ];
  return [
    strong(`${grouped(result.balls)} balls, ${result.engine} with ${result.substeps} substeps, ${result.size}`),
    `${result.scene}: ${about}`,
    "",
    ...rows.map(([name = "", ...cells]) =>
      `${name.padEnd(14)}${cells.map((cell) => cell.padStart(14)).join("")}`.trimEnd(),
    ),
    "",
    ...details(result, both),
    ...(escapes === undefined ? [] : [`${grouped(escapes)} balls outside of the box`]),
    "",
    faint(`times of the ${grouped(result.steps)} steps`),
    ...histogram(times, "ms"),
  ].join("\n");
}

function details({ awake, balls, overlap_p99, state_hash, seed }: BenchResult, both: number): string[] {
  return [
    `${both > 0 ? grouped(Math.floor(1000 / both)) : "any number of"} steps with frames a second on this thread alone`,
    `${grouped(awake)} of ${grouped(balls)} balls moved in the median step`,
    `overlap at the end: ${(overlap_p99 * 100).toFixed(1)} % of the radius (99 of 100 touching balls at most)`,
    `state ${state_hash} by seed ${seed}`,
  ];
}

function milliseconds({ p50, p95, max }: Spread): string[] {
  return [p50, p95, max].map((value) => `${value.toFixed(2)} ms`);
}

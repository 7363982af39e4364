import { BAR_ROWS } from "../core/app/layout.ts";
import type { Look } from "../core/draw/look.ts";
import { DEFAULT_OPTIONS } from "../core/level/options.ts";
import { createSimulation, type Simulation } from "../core/simulation/simulation.ts";
import { type EngineName, loadEngine } from "../physics/engines.ts";
import { type BenchScene, benchScene, escaped } from "./bench-scenes.ts";
import { createDrawer } from "./drawer.ts";
import { overlaps } from "./overlap.ts";
import { overlayOf } from "./overlay.ts";
import type { BenchSceneName } from "./scene-list.ts";
import type { Size } from "./size.ts";
import { percentile, type Spread, spreadOf } from "./spread.ts";

/** What is measured. */
export interface BenchJob {
  readonly engine: EngineName;
  readonly scene: BenchSceneName;
  readonly balls: number;
  readonly radius: number;
  readonly steps: number;
  readonly seed: number;
  readonly size: Size;
  readonly look: Look;
}

/** What bench --json prints. */
export interface BenchResult {
  readonly engine: string;
  readonly scene: string;
  readonly substeps: number;
  readonly balls: number;
  /** Balls that moved in a step, in the median. */
  readonly awake: number;
  /** Of the balls that overlap another or a side at the end, 99 of 100 do by at most this part of the radius. */
  readonly overlap_p99: number;
  readonly steps: number;
  readonly seed: number;
  readonly size: string;
  /** Milliseconds. */
  readonly step_ms: Spread;
  /** Milliseconds from balls to the bytes for a terminal. */
  readonly frame_ms: Spread;
  readonly bytes_per_frame: Pick<Spread, "p50" | "max">;
  readonly state_hash: string;
}

/** The result, and the time of each step in milliseconds. */
export interface Benched {
  readonly result: BenchResult;
  readonly times: Float64Array;
  /** Balls that are no longer in the box of the sealed scene; undefined in others. */
  readonly escapes: number | undefined;
}

/** Steps within which a settled scene is at rest; without rest it is measured as it is. */
const LONGEST_SETTLING = 7200;

/** @param progress is called now and then with what is going on and how much of it is done, 0 to 1 */
export async function bench(job: BenchJob, progress: (what: string, part: number) => void): Promise<Benched> {
  const { balls, radius, seed, size, look } = job;
  const world = { columns: size.columns, rows: size.rows - BAR_ROWS, radius };
  const plan = benchScene(job.scene, { ...world, balls, seed });
  const options = { ...DEFAULT_OPTIONS, ball_count: balls, color_mode: look.color };
  const setup = { seed, ...world, capacity: balls, options, scene: plan.scene };
  const simulation = createSimulation(setup, await loadEngine(job.engine));
  try {
    plan.begin(simulation);
    if (job.scene === "settled") settle(simulation, progress);
    return measure(simulation, plan, job, progress);
  } finally {
    simulation.free();
  }
}

function settle(simulation: Simulation, progress: (what: string, part: number) => void): void {
  for (let step = 0; step < LONGEST_SETTLING && !simulation.resting; step++) {
    if (step % 60 === 0) progress("settling", step / LONGEST_SETTLING);
    simulation.step();
  }
}

function measure(
  simulation: Simulation,
  plan: BenchScene,
  { scene, steps, seed, size, look }: BenchJob,
  progress: (what: string, part: number) => void,
): Benched {
  const { engine } = simulation;
  const drawer = createDrawer(size, look);
  const overlay = overlayOf(size, { scene: plan.scene, options: simulation.options, balls: engine.balls.count });
  const times = new Float64Array(steps);
  const frames = new Float64Array(steps);
  const bytes = new Float64Array(steps);
  const awake = new Float64Array(steps);
  for (let step = 0; step < steps; step++) {
    if (step % 60 === 0) progress("measuring", step / steps);
    plan.before(simulation, step);
    const begin = performance.now();
    simulation.step();
    const stepped = performance.now();
    drawer.draw(engine.balls, overlay);
    const written = drawer.encode().length;
    frames[step] = performance.now() - stepped;
    times[step] = stepped - begin;
    bytes[step] = written;
    awake[step] = engine.awake;
  }
  const { p50, max } = spreadOf(bytes);
  const result = {
    engine: engine.kind,
    scene,
    substeps: engine.substeps,
    balls: engine.balls.count,
    awake: percentile(awake, 0.5),
    overlap_p99: rounded(percentile(overlaps(engine.balls, engine.radius, engine), 0.99)),
    steps,
    seed,
    size: `${size.columns}x${size.rows}`,
    step_ms: roundedSpread(spreadOf(times)),
    frame_ms: roundedSpread(spreadOf(frames)),
    bytes_per_frame: { p50, max },
    state_hash: simulation.hash(),
  };
  const escapes = scene === "sealed" ? escaped(engine, { columns: engine.columns, rows: engine.rows }) : undefined;
  return { result, times, escapes };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

function roundedSpread({ p50, p95, max }: Spread): Spread {
  return { p50: rounded(p50), p95: rounded(p95), max: rounded(max) };
}

/** Steps and frames of ballin, as the peers make theirs: the same places, the same bursts. */
import type * as terminal from "@side-projects/terminal";
import type * as grids from "../../../apps/ballin/src/core/draw/grid.ts";
import type * as painting from "../../../apps/ballin/src/core/draw/paint.ts";
import type * as plotting from "../../../apps/ballin/src/core/draw/plot.ts";
import type { Engine } from "../../../apps/ballin/src/core/physics/engine.ts";
import type * as simulations from "../../../apps/ballin/src/core/simulation/simulation.ts";
import type * as measures from "../../../apps/ballin/src/headless/overlap.ts";
import type * as engines from "../../../apps/ballin/src/physics/engines.ts";
import { load } from "./api.ts";
import { ballsInput } from "./balls-input.ts";
import { kick, MOST_KICKED } from "./kick.ts";
import type { Answer, BallsInput, BallsJob } from "./protocol.ts";
import { median } from "./stats.ts";

const PACKAGE = "ballin";
/** Steps from one burst to the next. */
const PERIOD = 60;
const RADIUS = 0.15;

/** A world that goes on from sample to sample. */
interface Stirred {
  readonly simulation: simulations.Simulation;
  /** Draws the balls as they are; the number of bytes for the terminal. */
  readonly frame: () => number;
  readonly bursts: readonly number[];
  periods: number;
}

const known = new Map<string, Promise<Stirred>>();

/** The work of a job: a period of 60 steps for each repetition, of which the median counts. */
export async function ballsWork(root: string, job: BallsJob): Promise<(repeat: number) => Answer> {
  const key = JSON.stringify({ ...job, made: "" });
  const made = known.get(key) ?? stirredWorld(root, job);
  known.set(key, made);
  const world = await made;
  const { overlaps } = await load<typeof measures>(root, PACKAGE, "headless/overlap.ts");
  return (repeat) => {
    const answer: Required<Pick<Answer, "ns" | "bytes">> = { ns: 0, bytes: 0 };
    for (let i = 0; i < repeat; i++) {
      const { ns, bytes } = period(world, job.made);
      answer.ns += ns;
      answer.bytes += bytes;
    }
    const { balls, columns, rows } = world.simulation.engine;
    const deep = overlaps(balls, RADIUS, { columns, rows }).sort();
    return { ...answer, height: heightOf(balls), overlap: deep[Math.floor(deep.length * 0.99)] ?? 0 };
  };
}

async function stirredWorld(root: string, job: BallsJob): Promise<Stirred> {
  const { loadEngine } = await load<typeof engines>(root, PACKAGE, "physics/engines.ts");
  const { createSimulation } = await load<typeof simulations>(root, PACKAGE, "core/simulation/simulation.ts");
  const { columns, rows, balls, colors = false } = job;
  const create = await loadEngine(job.engine ?? "auto");
  const options = {
    ...{ fps_cap: false, show_fps: true, ball_count: balls, color_mode: colors },
    ...{ gravity_percent: 100, force_percent: 100, friction_percent: 100, spawn_color_percent: 80 },
  };
  const setup = { seed: 1, columns, rows, radius: RADIUS, capacity: balls, options, scene: { items: [], wind: 0 } };
  const simulation = createSimulation(setup, create);
  const { places, bursts }: BallsInput = job.input ?? ballsInput(job);
  placeBalls(simulation.engine, places);
  const frame = await frameWork(root, simulation.engine, colors);
  const world: Stirred = { simulation, frame, bursts, periods: 0 };
  for (let i = 0; i < job.before; i++) period(world, "steps");
  return world;
}

/** Puts all balls elsewhere, at rest, in the colours that they have. */
function placeBalls(engine: Engine, places: readonly number[]): void {
  const colors = engine.balls.color.slice(0, engine.balls.count);
  engine.truncate(0);
  for (let i = 0; i + 1 < places.length; i += 2) {
    const added = engine.add({ x: places[i] ?? 0, y: places[i + 1] ?? 0, vx: 0, vy: 0, color: colors[i >> 1] ?? 0 });
    if (!added) throw new Error(`there is no room for ball ${i / 2}`);
  }
  engine.wake();
}

async function frameWork(root: string, { balls, columns, rows }: Engine, color: boolean): Promise<() => number> {
  const { plotBalls, plotScratch } = await load<typeof plotting>(root, PACKAGE, "core/draw/plot.ts");
  const { paintCanvas } = await load<typeof painting>(root, PACKAGE, "core/draw/paint.ts");
  const { blankCells, encodeFrame, frameWriter } = await load<typeof terminal>(root, "terminal");
  const { emptyGrid } = await load<typeof grids>(root, PACKAGE, "core/draw/grid.ts");
  const grid = emptyGrid(columns, rows);
  const [scratch, writer] = [plotScratch(), frameWriter()];
  const [one, other] = [blankCells(columns, rows), blankCells(columns, rows)];
  const look = { mode: "braille", color, depth: "truecolor" } as const;
  let turn = 0;
  return () => {
    const [shown, next] = turn % 2 === 0 ? [one, other] : [other, one];
    turn++;
    plotBalls(balls, grid, scratch);
    paintCanvas(grid, next, look);
    return encodeFrame(shown, next, look.depth, writer).length;
  };
}

/** A burst and the steps until the next one: median nanoseconds of what is timed, median bytes of a frame. */
function period(world: Stirred, made: BallsJob["made"]): { ns: number; bytes: number } {
  const { simulation, frame, bursts } = world;
  const at = (2 * world.periods++) % bursts.length;
  burst(simulation, bursts[at] ?? 0, bursts[at + 1] ?? 0);
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let step = 0; step < PERIOD; step++) {
    const start = process.hrtime.bigint();
    simulation.step();
    const stepped = process.hrtime.bigint();
    const bytes = made === "steps" ? 0 : frame();
    const drawn = process.hrtime.bigint();
    if (made === "steps") times.push(Number(stepped - start));
    else times.push(Number(drawn - (made === "frames" ? stepped : start)));
    sizes.push(bytes);
  }
  return { ns: median(times), bytes: median(sizes) };
}

/** A burst of the original, not of ours, so that all worlds get the same push. */
function burst(simulation: simulations.Simulation, x: number, y: number): void {
  const { balls } = simulation.engine;
  let kicked = 0;
  for (let i = 0; i < balls.count && kicked < MOST_KICKED; i++) {
    const change = kick((balls.x[i] ?? 0) - x, (balls.y[i] ?? 0) - y);
    if (change === undefined) continue;
    balls.vx[i] = (balls.vx[i] ?? 0) + change[0];
    balls.vy[i] = (balls.vy[i] ?? 0) + change[1];
    kicked++;
  }
  simulation.engine.wake();
}

function heightOf({ count, y }: Engine["balls"]): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += y[i] ?? 0;
  return sum / count;
}

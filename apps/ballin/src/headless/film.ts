import { type Cells, castEvent, castOpening } from "@side-projects/terminal";
import { BAR_ROWS } from "../core/app/layout.ts";
import type { Look } from "../core/draw/look.ts";
import type { ScriptedCommand } from "../core/gallery/script.ts";
import { BALLS, STEP } from "../core/physics/constants.ts";
import type { Scene } from "../core/shapes/shape.ts";
import type { Options } from "../core/simulation/command.ts";
import { createSimulation, type Simulation } from "../core/simulation/simulation.ts";
import { type EngineName, loadEngine } from "../physics/engines.ts";
import { createDrawer } from "./drawer.ts";
import { overlayOf } from "./overlay.ts";
import type { Size } from "./size.ts";

/** What is simulated, and how it is drawn. */
export interface FilmJob {
  readonly engine: EngineName;
  readonly radius: number;
  readonly seed: number;
  readonly size: Size;
  readonly look: Look;
  readonly options: Options;
  readonly scene: Scene;
  /** Sixtieths of a second. */
  readonly frames: number;
  /** What happens meanwhile, in the order of its steps. */
  readonly script: readonly ScriptedCommand[];
}

/** Frames of an asciicast a second: players drop more, and half of the bytes are enough. */
const CAST_EVERY = 2;

/** Largest asciicast in characters. */
const LONGEST_CAST = 256 * 1024 * 1024;

/** A film as an asciicast. */
export interface Cast {
  readonly text: string;
  /** Whether it ends before its last frame, since it would be too large. */
  readonly isCut: boolean;
}

/** The last frame. @param progress is called now and then with how much is done, 0 to 1 */
export async function lastFrame(job: FilmJob, progress: (part: number) => void): Promise<Cells> {
  const simulation = await start(job);
  try {
    const drawer = createDrawer(job.size, job.look);
    run(simulation, job, progress);
    const { balls } = simulation.engine;
    return drawer.draw(balls, overlayOf(job.size, { scene: job.scene, options: job.options, balls: balls.count }));
  } finally {
    simulation.free();
  }
}

/** All frames, every other step. */
export async function castOf(job: FilmJob, progress: (part: number) => void): Promise<Cast> {
  const simulation = await start(job);
  try {
    const drawer = createDrawer(job.size, job.look);
    const parts = [castOpening({ ...job.size, title: "ballin" })];
    let length = 0;
    const isCut = !run(simulation, job, progress, (step) => {
      if (step % CAST_EVERY !== 0) return true;
      // Asked anew: an engine that fails is replaced, and its balls with it.
      const { balls } = simulation.engine;
      drawer.draw(balls, overlayOf(job.size, { scene: job.scene, options: job.options, balls: balls.count }));
      const event = castEvent(step * STEP, drawer.encode());
      parts.push(event);
      length += event.length;
      return length < LONGEST_CAST;
    });
    return { text: parts.join(""), isCut };
  } finally {
    simulation.free();
  }
}

async function start({ size, seed, radius, options, scene, engine }: FilmJob): Promise<Simulation> {
  const world = { columns: size.columns, rows: size.rows - BAR_ROWS, radius };
  const capacity = BALLS.most;
  const create = await loadEngine(engine);
  return createSimulation({ seed, ...world, capacity, options, scene }, create);
}

/** @returns false where `after` wanted no more */
function run(
  simulation: Simulation,
  { frames, script }: FilmJob,
  progress: (part: number) => void,
  after: (step: number) => boolean = () => true,
): boolean {
  let next = 0;
  for (let step = 0; step < frames; step++) {
    if (step % 60 === 0) progress(step / frames);
    for (let due = script[next]; due !== undefined && due.step <= step; due = script[++next]) {
      simulation.apply(due.command);
    }
    simulation.step();
    if (!after(step)) return false;
  }
  return true;
}

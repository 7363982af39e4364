import { blankCells, type Cells, cellsToText, type PictureOptions } from "@side-projects/terminal";
import { initialState } from "./core/app/state.ts";
import { drawScene } from "./core/app/view-scene.ts";
import { emptyGrid } from "./core/draw/grid.ts";
import type { Look } from "./core/draw/look.ts";
import { paintCanvas } from "./core/draw/paint.ts";
import { cellsToPng } from "./core/draw/picture.ts";
import { plotBalls, plotScratch } from "./core/draw/plot.ts";
import { BallinError } from "./core/error.ts";
import { DEFAULT_OPTIONS } from "./core/level/options.ts";
import type { Balls } from "./core/physics/balls.ts";
import { BALLS, RADIUS } from "./core/physics/constants.ts";
import type { Scene } from "./core/shapes/shape.ts";
import type { Command, Options } from "./core/simulation/command.ts";
import { createSimulation, type Simulation } from "./core/simulation/simulation.ts";
import { type EngineName, loadEngine } from "./physics/engines.ts";

/** What a world starts with. */
export interface WorldOptions {
  /** Width in units, each a cell wide, 1 to 1,000. @default 80 */
  readonly columns?: number;
  /** Height in units, 1 to 1,000. @default 24 */
  readonly rows?: number;
  /** Balls at the start, 0 to 100,000. @default 5,000 */
  readonly balls?: number;
  /** Most balls that commands can bring it to. @default 100,000 */
  readonly capacity?: number;
  /** Radius of a ball in units, 0.05 to 1. @default 0.15 */
  readonly radius?: number;
  /** The same seed gives the same run, on every machine. @default 7 */
  readonly seed?: number;
  /** What moves the balls; auto is the swarm. @default "auto" */
  readonly engine?: EngineName;
  /** What stands in the world. @default nothing */
  readonly scene?: Scene;
  /** Gravity, friction and so on; of the number of balls `balls` tells. @default all at 100 % */
  readonly options?: Partial<Options>;
}

/** A simulation with its pictures, without a terminal. */
export interface World {
  readonly simulation: Simulation;
  /** Where the balls are, as flat arrays. The order of balls may change in any step. */
  readonly balls: Balls;
  /** Simulates sixtieths of a second. @param count @default 1 */
  step(count?: number): void;
  /** Bursts, geysers, drops, another scene and so on, before the next step. */
  apply(command: Command): void;
  /** What a terminal would show, without the rows of buttons. @param look @default Braille, white balls */
  cells(look?: Partial<Look>): Cells;
  /** The same as lines of text. */
  text(look?: Partial<Look>): string;
  /** The same as a PNG file. */
  png(look?: Partial<Look> & PictureOptions): Uint8Array;
  /** Balls that moved in the last step. */
  readonly awake: number;
  /** Nothing moves, and nothing will before the next command; a step then changes nothing. */
  readonly resting: boolean;
  /** Hexadecimal digits that differ when any position does. */
  hash(): string;
  /** Gives back memory outside JavaScript; nothing else may be called then. */
  free(): void;
}

const LARGEST = 1000;

/**
 * A world full of balls.
 *
 * @throws BallinError E_SIZE where a number is out of range, E_ENGINE where the engine cannot be started
 */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { columns = 80, rows = 24, balls = BALLS.initial, capacity = BALLS.most, radius = RADIUS } = options;
  const { seed = 7, engine = "auto", scene = { items: [], wind: 0 } } = options;
  const room = { columns, rows, balls, capacity, radius };
  for (const [name, [least, most]] of Object.entries(RANGES)) checkRange(name, room, least, most);
  const settings = { ...DEFAULT_OPTIONS, ...options.options, ball_count: balls };
  const create = await loadEngine(engine);
  const simulation = createSimulation({ seed, columns, rows, radius, capacity, options: settings, scene }, create);
  return worldOf(simulation);
}

const RANGES = {
  columns: [1, LARGEST],
  rows: [1, LARGEST],
  balls: [0, BALLS.most],
  capacity: [1, BALLS.most],
  radius: [0.05, 1],
} as const;

function checkRange(name: string, room: Readonly<Record<string, number>>, least: number, most: number): void {
  const value = room[name];
  const isWhole = name === "radius" || Number.isInteger(value);
  if (value !== undefined && isWhole && value >= least && value <= most) return;
  throw new BallinError("E_SIZE", `${name} is ${value}`, `use a number from ${least} to ${most}`);
}

function worldOf(simulation: Simulation): World {
  const { engine } = simulation;
  const scratch = plotScratch();
  const draw = (look: Partial<Look> = {}): Cells => {
    const [columns, rows] = [Math.ceil(engine.columns), Math.ceil(engine.rows)];
    const cells = blankCells(columns, rows);
    const grid = emptyGrid(columns, rows);
    plotBalls(engine.balls, grid, scratch);
    paintCanvas(grid, cells, { mode: "braille", color: false, depth: "truecolor", ...look });
    const state = initialState({ columns, rows, now: 0, seed: 0, scene: simulation.scene });
    const layout = { columns, rows, canvasRows: rows, zones: [], buttons: [] };
    drawScene(cells, state, layout, look.depth !== "none");
    return cells;
  };
  return {
    simulation,
    get balls() {
      return engine.balls;
    },
    step: (count = 1) => {
      for (let step = 0; step < count; step++) simulation.step();
    },
    apply: (command) => simulation.apply(command),
    get awake() {
      return engine.awake;
    },
    get resting() {
      return simulation.resting;
    },
    cells: draw,
    text: (look) => cellsToText(draw(look)),
    png: ({ cellWidth, ...look } = {}) => cellsToPng(draw(look), cellWidth === undefined ? {} : { cellWidth }),
    hash: () => simulation.hash(),
    free: () => simulation.free(),
  };
}

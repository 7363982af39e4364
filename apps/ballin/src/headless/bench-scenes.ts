import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { SPEED_CAP } from "../core/physics/constants.ts";
import type { Engine } from "../core/physics/engine.ts";
import type { Scene, Wall } from "../core/shapes/shape.ts";
import { Random } from "../core/simulation/random.ts";
import type { Simulation } from "../core/simulation/simulation.ts";
import type { BenchSceneName } from "./scene-list.ts";

/** What happens in a scene that is measured. */
export interface BenchScene {
  readonly scene: Scene;
  /** Puts balls elsewhere than all over the world. */
  begin(simulation: Simulation): void;
  /** Before each step, counted from 0. */
  before(simulation: Simulation, step: number): void;
}

/** The world and what is to be in it. */
export interface Extent {
  readonly columns: number;
  readonly rows: number;
  readonly radius: number;
  readonly balls: number;
  readonly seed: number;
}

/** Steps from one burst to the next. */
const PERIOD = 60;

/** Units that a burst reaches. */
const REACH = 5;

const LINE_WIDTH = 0.5;

const NOTHING = (): void => {};

export function benchScene(name: BenchSceneName, extent: Extent): BenchScene {
  switch (name) {
    case "stirred":
      return { scene: EMPTY, begin: NOTHING, before: stirring(extent) };
    case "settled":
      return { scene: EMPTY, begin: NOTHING, before: NOTHING };
    case "pile":
      return pile(extent);
    case "sealed":
      return sealed(extent);
  }
}

const EMPTY: Scene = { items: [], wind: 0 };

/** A burst among the fallen balls every second, far enough from the walls that nothing of it is lost. */
function stirring({ columns, rows, seed }: Extent): BenchScene["before"] {
  const random = new Random(seed);
  const margin = Math.min(REACH, columns / 2);
  return (simulation, step) => {
    if (step % PERIOD !== 0) return;
    const x = margin + random.unit() * (columns - 2 * margin);
    simulation.apply({ type: "burst", x, y: 1 + (random.unit() * rows) / 4 });
  };
}

/** A rectangle in units, without what lines take of it. */
interface Room {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Two lines from the floor to the ceiling, so far apart that the pile fills half of the height between them. */
function pile(extent: Extent): BenchScene {
  const { columns, rows, radius, balls } = extent;
  const area = balls * 4 * radius * radius;
  const width = Math.min(columns - 2, Math.max(4, area / (rows / 2)));
  const left = (columns - width) / 2;
  const right = left + width;
  const scene = { items: [line(1, [left, 0, left, rows]), line(2, [right, 0, right, rows])], wind: 0 };
  const room = { left: left + LINE_WIDTH / 2, right: right - LINE_WIDTH / 2, bottom: 0, top: rows };
  return { scene, begin: ({ engine }) => fill(engine, room, extent), before: NOTHING };
}

/** A closed box in the middle; every second all balls are as fast as they can be, in directions of their own. */
function sealed(extent: Extent): BenchScene {
  const { columns, rows, seed } = extent;
  const box = { left: columns * 0.1, right: columns * 0.9, bottom: rows * 0.1, top: rows * 0.9 };
  const { left, right, bottom, top } = box;
  const scene = { items: [line(1, [left, bottom, right, bottom, right, top, left, top, left, bottom])], wind: 0 };
  const half = LINE_WIDTH / 2;
  const room = { left: left + half, right: right - half, bottom: bottom + half, top: top - half };
  const random = new Random(seed);
  return {
    scene,
    begin: ({ engine }) => fill(engine, room, extent),
    before: ({ engine }, step) => {
      if (step % PERIOD === 0) hurl(engine, random);
    },
  };
}

/** Balls in the box of the sealed scene that are no longer in it. */
export function escaped({ balls }: Engine, { columns, rows }: Pick<Extent, "columns" | "rows">): number {
  let count = 0;
  for (let ball = 0; ball < balls.count; ball++) {
    const across = (balls.x[ball] ?? Number.NaN) / columns;
    const up = (balls.y[ball] ?? Number.NaN) / rows;
    if (!(across > 0.1 && across < 0.9 && up > 0.1 && up < 0.9)) count++;
  }
  return count;
}

function line(id: number, points: readonly number[]): Wall {
  return { type: "wall", id, color: "cyan", points, width: LINE_WIDTH };
}

/** Replaces all balls by even rows over a room, not quite exactly, since exact columns would balance on each other. */
function fill(engine: Engine, { left, right, bottom, top }: Room, { balls, radius, seed }: Extent): void {
  const random = new Random(seed);
  const pitch = 2.2 * radius;
  const across = Math.max(1, Math.floor((right - left - pitch) / pitch));
  const rows = Math.ceil(balls / across);
  const height = Math.min(pitch * 1.5, (top - bottom - pitch) / rows);
  engine.truncate(0);
  for (let ball = 0; ball < balls; ball++) {
    const x = left + pitch * ((ball % across) + 1) + random.around(0.05 * radius);
    engine.add({ x, y: bottom + pitch + Math.floor(ball / across) * height, vx: 0, vy: 0, color: ball % 7 });
  }
}

function hurl(engine: Engine, random: Random): void {
  const { count, vx, vy } = engine.balls;
  for (let ball = 0; ball < count; ball++) {
    const angle = random.unit() * 360;
    vx[ball] = SPEED_CAP * cosDegrees(angle);
    vy[ball] = SPEED_CAP * sinDegrees(angle);
  }
  engine.wake();
}

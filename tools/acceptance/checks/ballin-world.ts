import type { Balls } from "../../../apps/ballin/src/core/physics/balls.ts";
import type { Engine } from "../../../apps/ballin/src/core/physics/engine.ts";
import type { Scene } from "../../../apps/ballin/src/core/shapes/shape.ts";
import type { Options } from "../../../apps/ballin/src/core/simulation/command.ts";
import { createSimulation, type Simulation } from "../../../apps/ballin/src/core/simulation/simulation.ts";
import { type EngineName, loadEngine } from "../../../apps/ballin/src/physics/engines.ts";

/** Both engines; what holds must hold for either. */
export const ENGINES = ["rapier", "swarm"] as const;

export const RADIUS = 0.15;

const NOTHING: Scene = { items: [], wind: 0 };

export const OPTIONS: Options = {
  ...{ fps_cap: false, show_fps: true, ball_count: 5000, color_mode: false },
  ...{ gravity_percent: 100, force_percent: 100, friction_percent: 100, spawn_color_percent: 80 },
};

export interface WorldOptions {
  readonly engine: EngineName;
  readonly balls: number;
  readonly columns: number;
  readonly rows: number;
  readonly scene?: Scene;
  readonly options?: Partial<Options>;
  readonly seed?: number;
  /** @default 100,000 */
  readonly capacity?: number;
}

/** Runs the work in a simulation of its own. */
export async function inWorld<T>(world: WorldOptions, work: (simulation: Simulation) => T | Promise<T>): Promise<T> {
  const { engine, balls, columns, rows, scene = NOTHING, options = {}, seed = 1, capacity = 100_000 } = world;
  const create = await loadEngine(engine);
  const all = { ...OPTIONS, ball_count: balls, ...options };
  const simulation = createSimulation({ seed, columns, rows, radius: RADIUS, capacity, options: all, scene }, create);
  try {
    return await work(simulation);
  } finally {
    simulation.free();
  }
}

/** Runs the work on an engine without balls. */
export async function withEngine<T>(
  { engine, columns, rows }: Pick<WorldOptions, "engine" | "columns" | "rows">,
  work: (engine: Engine) => T,
): Promise<T> {
  const create = await loadEngine(engine);
  const made = create({ columns, rows, radius: RADIUS, capacity: 100_000 });
  try {
    return work(made);
  } finally {
    made.free();
  }
}

/** Centres of all balls. */
export function placesOf({ count, x, y }: Balls): (readonly [x: number, y: number])[] {
  return Array.from({ length: count }, (_, i) => [x[i] ?? Number.NaN, y[i] ?? Number.NaN] as const);
}

/** Balls whose centre is not in the world, or nowhere. */
export function outside({ balls, columns, rows }: Engine): number {
  return placesOf(balls).filter(([x, y]) => !(x >= 0 && x <= columns && y >= 0 && y <= rows)).length;
}

/**
 * The overlap, in radii, that 99 of 100 do not exceed of the balls that lie in another or in a side of the world; 0 where
 * none does.
 */
export function overlapOf({ balls, columns, rows }: Pick<Engine, "balls" | "columns" | "rows">): number {
  const places = placesOf(balls);
  // Sorted by x, no ball beyond two radii to the right can touch, nor any after it.
  const order = places.map((_, i) => i).sort((i, j) => (places[i]?.[0] ?? 0) - (places[j]?.[0] ?? 0));
  const deepest = Float64Array.from(places, ([x, y]) => RADIUS - Math.min(x, y, columns - x, rows - y));
  for (let a = 0; a < order.length; a++) {
    const i = order[a] ?? 0;
    const [x, y] = places[i] ?? [0, 0];
    for (let b = a + 1; b < order.length; b++) {
      const j = order[b] ?? 0;
      const [otherX, otherY] = places[j] ?? [0, 0];
      if (otherX - x >= 2 * RADIUS) break;
      const depth = 2 * RADIUS - Math.hypot(otherX - x, otherY - y);
      deepest[i] = Math.max(deepest[i] ?? 0, depth);
      deepest[j] = Math.max(deepest[j] ?? 0, depth);
    }
  }
  const touching = [...deepest].filter((depth) => depth > 0).sort((a, b) => a - b);
  return (touching[Math.floor(touching.length * 0.99)] ?? 0) / RADIUS;
}

/** Energy of all balls for a mass of 1, kinetic and of height. */
export function energyOf({ count, y, vx, vy }: Balls, gravity: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += ((vx[i] ?? 0) ** 2 + (vy[i] ?? 0) ** 2) / 2 + gravity * (y[i] ?? 0);
  return sum;
}

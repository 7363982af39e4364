import { expect, test } from "vitest";
import { burst } from "../src/core/physics/burst.ts";
import type { Engine, EngineOptions, Obstacle } from "../src/core/physics/engine.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";
import { overlaps } from "../src/headless/overlap.ts";
import { percentile } from "../src/headless/spread.ts";
import { bestKernels } from "../src/physics/kernels.ts";

const FALL = 9.81 / 60;

/** Numbers from 0 to below 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function rectangle(x: number, y: number, width: number, height: number): Obstacle {
  return { points: Float32Array.from([x, y, x + width, y, x + width, y + height, x, y + height]) };
}

function open(options: EngineOptions): Engine {
  return createSwarm(options, bestKernels());
}

function pour(engine: Engine, count: number, seed: number, left = 0): void {
  const random = numbers(seed);
  const width = engine.columns - 2 * left;
  for (let n = 0; n < count; n++) {
    const x = left + 1 + random() * (width - 2);
    engine.add({ x, y: 1 + random() * (engine.rows - 2), vx: 0, vy: 0, color: n % 256 });
  }
}

function fastest({ balls: { vx, vy, count } }: Engine): number {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, (vx[i] ?? 0) ** 2 + (vy[i] ?? 0) ** 2);
  return Math.sqrt(most);
}

test.each([
  ["wide and deep", 40, 60, 5000, 0.05],
  // Of 30 such heaps the worst has 0.053.
  ["narrow and tall", 8, 60, 2000, 0.06],
])(
  "a heap that is %s rests within 15 seconds, sunk in by less than a few hundredths of a radius",
  (_name, columns, rows, count, most) => {
    const engine = open({ columns, rows, capacity: count });
    pour(engine, count, 21);
    for (let n = 0; n < 900 && engine.awake > 0; n++) engine.step();
    expect(engine.awake).toBe(0);
    const deep = overlaps(engine.balls, engine.radius, engine);
    expect(percentile(deep, 0.99)).toBeLessThan(most);
    expect(percentile(deep, 1)).toBeLessThan(0.15);
  },
);

test("nothing is thrown faster than the fastest before, whether a heap falls together or bursts", () => {
  const engine = open({ columns: 8, rows: 40, capacity: 1000 });
  pour(engine, 1000, 22);
  for (let n = 0; n < 500; n++) {
    if (n === 300) burst(engine.balls, { x: 4, y: 3, force: 1 });
    if (n === 300) engine.wake();
    const before = fastest(engine);
    engine.step();
    expect(fastest(engine)).toBeLessThan(before + FALL + 1e-4);
  }
});

test("no ball of a pile between two lines gets off by half a radius in a minute, though it is kept awake", () => {
  const engine = open({ columns: 20, rows: 20, capacity: 255 });
  engine.setObstacles([rectangle(5.5, 0, 0.5, 20), rectangle(14, 0, 0.5, 20)]);
  // The colours are the names of the balls, whatever order the engine keeps them in.
  pour(engine, 255, 23, 6);
  const { x, y, color, count } = engine.balls;
  for (let n = 0; n < 1200 && engine.awake > 0; n++) engine.step();
  const places = new Map(Array.from({ length: count }, (_, i) => [color[i], [x[i] ?? 0, y[i] ?? 0]] as const));
  expect(places.size).toBe(255);
  for (let n = 0; n < 3600; n++) {
    engine.wake();
    engine.step();
  }
  for (let i = 0; i < count; i++) {
    const [fromX, fromY] = places.get(color[i]) ?? [Number.NaN, Number.NaN];
    expect(Math.hypot((x[i] ?? 0) - fromX, (y[i] ?? 0) - fromY)).toBeLessThan(engine.radius / 2);
  }
});

import { expect, test } from "vitest";
import { burst } from "../src/core/physics/burst.ts";
import { MATERIAL } from "../src/core/physics/constants.ts";
import type { Engine } from "../src/core/physics/engine.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";
import { bestKernels } from "../src/physics/kernels.ts";

/** Numbers from 0 to below 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function poured(columns: number, rows: number, count: number): Engine {
  const random = numbers(count);
  const engine = createSwarm({ columns, rows, capacity: count }, bestKernels());
  for (let n = 0; n < count; n++) {
    const x = 1 + random() * (columns - 2);
    engine.add({ x, y: 1 + random() * (rows - 2), vx: 0, vy: 0, color: 0 });
  }
  return engine;
}

/** Steps until all balls sleep, at most 1,200. */
function stepsToRest(engine: Engine): number {
  for (let n = 1; n <= 1200; n++) {
    engine.step();
    if (engine.awake === 0) return n;
  }
  return Number.POSITIVE_INFINITY;
}

test("5,000 balls sleep within ten seconds after they were dropped, and again after a burst", () => {
  const engine = poured(120, 60, 5000);
  expect(stepsToRest(engine)).toBeLessThan(600);
  burst(engine.balls, { x: 60, y: 3, force: 1 });
  engine.wake();
  expect(stepsToRest(engine)).toBeLessThan(600);
});

test("what falls asleep would not have gone anywhere: woken, no ball moves by a radius in a second", () => {
  const engine = poured(24, 40, 1000);
  stepsToRest(engine);
  const { x, y, count } = engine.balls;
  const asleep = [x.slice(), y.slice()] as const;
  for (let n = 0; n < 60; n++) {
    engine.wake();
    engine.step();
  }
  for (let i = 0; i < count; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < count; j++) {
      const distance = Math.hypot((x[i] ?? 0) - (asleep[0][j] ?? 0), (y[i] ?? 0) - (asleep[1][j] ?? 0));
      nearest = Math.min(nearest, distance);
    }
    expect(nearest).toBeLessThan(engine.radius);
  }
});

test.each([9.81, 0.981, 0.0981, -0.0981])(
  "at a gravity of %s no ball is stopped at the turn of its flight",
  (gravity) => {
    const engine = createSwarm({ columns: 20, rows: 40, capacity: 1, material: { ...MATERIAL, gravity, damping: 0 } });
    engine.add({ x: 10, y: 20, vx: 0, vy: Math.sqrt(8 * Math.abs(gravity)) * Math.sign(gravity), color: 0 });
    const { y } = engine.balls;
    for (let n = 0; n < 3600 && (y[0] ?? 0) > 1 && (y[0] ?? 0) < 39; n++) engine.step();
    expect(Math.abs((y[0] ?? 0) - 20)).toBeGreaterThanOrEqual(19);
  },
);

test("pushes on what sleeps do not add up until it is woken", () => {
  const engine = createSwarm({ columns: 20, rows: 10, capacity: 1 });
  engine.add({ x: 10, y: 0.15, vx: 0, vy: 0, color: 0 });
  stepsToRest(engine);
  for (let n = 0; n < 120; n++) {
    engine.balls.vx[0] = (engine.balls.vx[0] ?? 0) + 0.2;
    engine.step();
  }
  engine.wake();
  engine.step();
  expect(engine.balls.vx[0]).toBeLessThan(0.01);
});

test("no ball is ever faster than the speed cap after a step", () => {
  const random = numbers(7);
  const engine = poured(30, 15, 600);
  const { vx, vy } = engine.balls;
  let fastest = 0;
  for (let n = 0; n < 200; n++) {
    if (n % 10 === 0) {
      for (let i = 0; i < 600; i++) {
        vx[i] = random() * 120 - 60;
        vy[i] = random() * 120 - 60;
      }
      engine.wake();
    }
    engine.step();
    for (let i = 0; i < 600; i++) fastest = Math.max(fastest, Math.hypot(vx[i] ?? 0, vy[i] ?? 0));
  }
  expect(fastest).toBeGreaterThan(25);
  expect(fastest).toBeLessThan(30.0001);
});

import { expect, test } from "vitest";
import type { Balls } from "../src/core/physics/balls.ts";
import { MATERIAL } from "../src/core/physics/constants.ts";
import type { Engine, Obstacle } from "../src/core/physics/engine.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";
import { overlaps } from "../src/headless/overlap.ts";
import { percentile } from "../src/headless/spread.ts";

const UNDAMPED = { ...MATERIAL, damping: 0 };

/** Kinetic and potential energy of all balls together, for a mass of 1 each. */
function energy({ y, vx, vy, count }: Balls, gravity: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += 0.5 * ((vx[i] ?? 0) ** 2 + (vy[i] ?? 0) ** 2) + gravity * (y[i] ?? 0);
  }
  return sum;
}

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

function pour(engine: Engine, count: number, random: () => number): void {
  for (let n = 0; n < count; n++) {
    const x = 1 + random() * (engine.columns - 2);
    const y = 1 + random() * (engine.rows - 2);
    engine.add({ x, y, vx: 0, vy: 0, color: 0 });
  }
}

/** The highest that a ball comes between its first and its second touch of the ground, above where it touches. */
function bounceHeight(engine: Engine, ground: number): number {
  const { y, vy } = engine.balls;
  const at = (values: Float32Array): number => values[0] ?? Number.NaN;
  while (at(vy) <= 0) engine.step();
  let top = 0;
  while (at(vy) > 0) {
    engine.step();
    top = Math.max(top, at(y));
  }
  return top - ground;
}

test("a ball bounces to e squared of its height, on the floor and on an obstacle", () => {
  for (const height of [2, 7.3, 20]) {
    for (const ground of [0, 3]) {
      const engine = createSwarm({ columns: 30, rows: 30, capacity: 1, material: UNDAMPED });
      if (ground > 0) engine.setObstacles([rectangle(10, 1, 10, 2)]);
      engine.add({ x: 15, y: ground + 0.15 + height, vx: 0, vy: -0.001, color: 0 });
      const share = bounceHeight(engine, ground + 0.15) / (0.49 * height);
      expect(Math.abs(share - 1)).toBeLessThan(0.02);
    }
  }
});

test("two balls that meet part with e of their speed", () => {
  const engine = createSwarm({ columns: 30, rows: 30, capacity: 2, material: { ...UNDAMPED, gravity: 0 } });
  engine.add({ x: 10, y: 15, vx: 6, vy: 0, color: 0 });
  engine.add({ x: 20, y: 15, vx: -6, vy: 0, color: 0 });
  for (let n = 0; n < 90; n++) engine.step();
  const speeds = Array.from(engine.balls.vx).sort((a, b) => a - b);
  expect(speeds[0]).toBeCloseTo(-4.2, 4);
  expect(speeds[1]).toBeCloseTo(4.2, 4);
});

test("the energy of a gas without gravity never grows", () => {
  const random = numbers(3);
  const engine = createSwarm({ columns: 40, rows: 20, capacity: 300, material: { ...UNDAMPED, gravity: 0 } });
  for (let n = 0; n < 300; n++) {
    const x = 1 + (n % 30) * 1.25;
    const y = 2 + Math.floor(n / 30) * 1.5;
    engine.add({ x, y, vx: random() * 20 - 10, vy: random() * 20 - 10, color: 0 });
  }
  let before = energy(engine.balls, 0);
  const start = before;
  for (let n = 0; n < 300; n++) {
    engine.step();
    const now = energy(engine.balls, 0);
    expect(now).toBeLessThan(before * 1.00001);
    before = now;
  }
  expect(before).toBeLessThan(0.5 * start);
});

test("the energy of balls in free flight stays the same", () => {
  const engine = createSwarm({ columns: 40, rows: 60, capacity: 3, material: UNDAMPED });
  for (let n = 0; n < 3; n++) engine.add({ x: 10 + 5 * n, y: 20, vx: n, vy: 12 * n, color: 0 });
  const before = energy(engine.balls, 9.81);
  for (let n = 0; n < 90; n++) engine.step();
  expect(energy(engine.balls, 9.81) / before).toBeCloseTo(1, 5);
});

test("friction slows a sliding ball by its coefficient times gravity", () => {
  for (const friction of [0, 0.3, 0.9]) {
    const engine = createSwarm({ columns: 60, rows: 20, capacity: 1, material: { ...UNDAMPED, friction } });
    engine.add({ x: 5, y: 0.15, vx: 10, vy: 0, color: 0 });
    for (let n = 0; n < 60; n++) engine.step();
    expect(engine.balls.vx[0]).toBeCloseTo(10 - friction * 9.81, 1);
  }
});

test("a heap settles with an overlap below 5 % of the radius, and falls asleep", () => {
  const engine = createSwarm({ columns: 24, rows: 40, capacity: 1000 });
  pour(engine, 1000, numbers(1));
  for (let n = 0; n < 900; n++) engine.step();
  expect(percentile(overlaps(engine.balls, 0.15, engine), 0.99)).toBeLessThan(0.05);
  for (let n = 0; n < 1500 && engine.awake > 0; n++) engine.step();
  expect(engine.awake).toBe(0);
  const y = engine.balls.y.slice();
  engine.step();
  expect(engine.balls.y).toEqual(y);
  engine.wake();
  engine.step();
  expect(engine.awake).toBeGreaterThan(0);
});

test("balls that start in one place come apart without an explosion", () => {
  const engine = createSwarm({ columns: 40, rows: 40, capacity: 200, material: UNDAMPED });
  for (let n = 0; n < 200; n++) engine.add({ x: 20 + n * 1e-4, y: 20, vx: 0, vy: 0, color: 0 });
  const before = energy(engine.balls, 9.81);
  for (let n = 0; n < 60; n++) engine.step();
  expect(energy(engine.balls, 9.81)).toBeLessThan(before * 1.01);
});

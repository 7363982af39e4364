import { expect, test } from "vitest";
import type { Engine, Obstacle } from "../src/core/physics/engine.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";

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

/** A closed box of line shapes that overlap at their ends; its inside is 20 to 39.6, 12 to 31.6. */
function box(): Obstacle[] {
  const lines: Obstacle[] = [];
  for (let n = 0; n < 4; n++) {
    const along = n * 4.9;
    lines.push(rectangle(20 + along, 10, 5, 2), rectangle(20 + along, 31.6, 5, 2));
    lines.push(rectangle(18, 12 + along, 2, 5), rectangle(39.6, 12 + along, 2, 5));
  }
  return lines;
}

/** Sends every ball somewhere at the speed cap. */
function stir(engine: Engine, random: () => number): void {
  const { vx, vy, count } = engine.balls;
  for (let i = 0; i < count; i++) {
    const x = random() * 2 - 1;
    vx[i] = 30 * x;
    vy[i] = 30 * Math.sqrt(1 - x * x) * (random() < 0.5 ? 1 : -1);
  }
  engine.wake();
}

test("no ball leaves a box of lines at the speed cap", () => {
  const random = numbers(4);
  const engine = createSwarm({ columns: 60, rows: 45, capacity: 1000 });
  engine.setObstacles(box());
  for (let n = 0; n < 1000; n++) engine.add({ x: 21 + random() * 17, y: 13 + random() * 17, vx: 0, vy: 0, color: 0 });
  for (let n = 0; n < 400; n++) {
    if (n % 20 === 0) stir(engine, random);
    engine.step();
  }
  const { x, y, count } = engine.balls;
  const out: number[] = [];
  for (let i = 0; i < count; i++) {
    const px = x[i] ?? Number.NaN;
    const py = y[i] ?? Number.NaN;
    if (!(px > 20 && px < 39.6 && py > 12 && py < 31.6)) out.push(i);
  }
  expect(count).toBe(1000);
  expect(out).toEqual([]);
});

test("every ball stays in the world, and outside of obstacles, however its size changes", () => {
  const random = numbers(5);
  const engine = createSwarm({ columns: 100, rows: 50, capacity: 500 });
  for (let n = 0; n < 500; n++) engine.add({ x: random() * 100, y: random() * 50, vx: 0, vy: 0, color: 0 });
  engine.setObstacles([rectangle(5, 3, 5, 2), rectangle(8, 4, 2, 5)]);
  for (let n = 0; n < 1000; n++) {
    engine.resize(20 + Math.floor(random() * 281), 8 + Math.floor(random() * 93));
    if (n % 10 === 0) stir(engine, random);
    engine.step();
    const { x, y, count } = engine.balls;
    const wrong: string[] = [];
    for (let i = 0; i < count; i++) {
      const px = x[i] ?? Number.NaN;
      const py = y[i] ?? Number.NaN;
      const held = px > 0.149 && px < engine.columns - 0.149 && py > 0.149 && py < engine.rows - 0.149;
      const solid = (px > 5 && px < 10 && py > 3 && py < 5) || (px > 8 && px < 10 && py > 4 && py < 9);
      if (!held || solid) wrong.push(`step ${n}: ${px}, ${py} in ${engine.columns}x${engine.rows}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(500);
  }
});

test("a ball that is added inside an obstacle is put beside it", () => {
  const engine = createSwarm({ columns: 40, rows: 20, capacity: 2 });
  engine.setObstacles([rectangle(10, 5, 8, 4)]);
  engine.add({ x: 11, y: 7, vx: 0, vy: 0, color: 0 });
  expect(engine.balls.x[0]).toBeCloseTo(9.85, 4);
  expect(engine.balls.y[0]).toBeCloseTo(7, 4);
});

test("there is room for no more balls than the capacity", () => {
  const engine = createSwarm({ columns: 40, rows: 20, capacity: 2 });
  const ball = { x: 3, y: 3, vx: 0, vy: 0, color: 0 };
  expect([engine.add(ball), engine.add(ball), engine.add(ball)]).toEqual([true, true, false]);
  expect(engine.balls.count).toBe(2);
});

test("the same input gives the same bits", () => {
  const run = (): Engine => {
    const random = numbers(9);
    const engine = createSwarm({ columns: 30, rows: 30, capacity: 600 });
    for (let n = 0; n < 600; n++) engine.add({ x: random() * 30, y: random() * 30, vx: 0, vy: 0, color: n % 7 });
    for (let n = 0; n < 120; n++) {
      if (n === 50) engine.truncate(400);
      if (n === 60) stir(engine, random);
      engine.step();
    }
    return engine;
  };
  const one = run().balls;
  const two = run().balls;
  expect(one.count).toBe(400);
  expect(one.x).toEqual(two.x);
  expect(one.y).toEqual(two.y);
  expect(one.color).toEqual(two.color);
});

test("colours move along with their balls", () => {
  const engine = createSwarm({ columns: 60, rows: 30, capacity: 6 });
  for (let n = 0; n < 6; n++) engine.add({ x: 50 - 8 * n, y: 3 + n, vx: 0, vy: 0, color: n });
  for (let n = 0; n < 40; n++) engine.step();
  const { x, color, count } = engine.balls;
  for (let i = 0; i < count; i++) expect(x[i]).toBeCloseTo(50 - 8 * (color[i] ?? Number.NaN), 3);
});

test("an obstacle that names its first point again at the end is the same obstacle", () => {
  const places = [false, true].map((again) => {
    const { points } = rectangle(5, 3, 5, 2);
    const engine = createSwarm({ columns: 20, rows: 20, capacity: 50 });
    engine.setObstacles([{ points: again ? Float32Array.from([...points, 5, 3]) : points }]);
    for (let n = 0; n < 50; n++) engine.add({ x: 4 + n / 7, y: 8 + (n % 5), vx: 0, vy: -9, color: 0 });
    for (let step = 0; step < 120; step++) engine.step();
    return [...engine.balls.x.subarray(0, 50), ...engine.balls.y.subarray(0, 50)];
  });
  expect(places[0]?.every(Number.isFinite)).toBe(true);
  expect(places[1]).toEqual(places[0]);
});

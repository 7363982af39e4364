import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine } from "../src/core/physics/engine.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";
import { type Item, SHAPE_KINDS } from "../src/core/shapes/shape.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";

const COLUMNS = 24;
const ROWS = 20;
const RADIUS = 0.15;

type Side = readonly [ax: number, ay: number, bx: number, by: number];

function sidesOf(items: readonly Item[]): Side[][] {
  return obstaclesOf({ items, wind: 0 }).map(({ points }) => {
    const at = (k: number): number => points[k % points.length] ?? 0;
    return Array.from({ length: points.length / 2 }, (_, k) => [
      at(2 * k),
      at(2 * k + 1),
      at(2 * k + 2),
      at(2 * k + 3),
    ]);
  });
}

/** Distance of a point from the areas in radii, 0 inside one of them, by winding numbers. */
function clearance(shapes: readonly (readonly Side[])[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const sides of shapes) {
    let winding = 0;
    for (const [ax, ay, bx, by] of sides) {
      const left = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (ay <= y && by > y && left > 0) winding++;
      if (ay > y && by <= y && left < 0) winding--;
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
    if (winding !== 0) return 0;
  }
  return nearest / RADIUS;
}

function worldWith(items: readonly Item[], places: readonly (readonly [number, number])[]): Engine {
  const engine = createSwarm({ columns: COLUMNS, rows: ROWS, capacity: 1000 });
  for (const [x, y] of places) engine.add({ x, y, vx: 0, vy: 0, color: 0 });
  engine.setObstacles(obstaclesOf({ items, wind: 0 }));
  return engine;
}

const LATTICE = Array.from(
  { length: 256 },
  (_, i) => [7.43 + 0.61 * (i % 16), 5.43 + 0.61 * Math.floor(i / 16)] as const,
);

/** Balls that are in the way of what stands there, each as x, y and its clearance. */
function stuck({ balls }: Engine, shapes: readonly (readonly Side[])[], least: number): string[] {
  return Array.from({ length: balls.count }, (_, i) => [balls.x[i] ?? Number.NaN, balls.y[i] ?? Number.NaN] as const)
    .map(([x, y]) => ({ x, y, clear: clearance(shapes, x, y) }))
    .filter(({ clear }) => !(clear > least))
    .map(({ x, y, clear }) => `${x.toFixed(2)}, ${y.toFixed(2)}: ${clear.toFixed(2)}`);
}

test("what appears over balls holds none back, whatever its shape and angle", () => {
  for (const type of SHAPE_KINDS) {
    for (let angle = 0; angle < 360; angle += 60) {
      const item: Item = { id: 1, type, color: "red", x: 12, y: 10, angle, scale: 1 };
      const engine = worldWith([item], LATTICE);
      const shapes = sidesOf([item]);
      expect(stuck(engine, shapes, 0.49), `${type} at ${angle}`).toEqual([]);
      for (let step = 0; step < 60; step++) engine.step();
      expect(stuck(engine, shapes, 0.75), `${type} at ${angle}`).toEqual([]);
    }
  }
});

const anyItem = fc.record({
  id: fc.constant(1),
  type: fc.constantFrom(...SHAPE_KINDS),
  color: fc.constant("red" as const),
  x: fc.double({ min: 0, max: COLUMNS, noNaN: true }),
  y: fc.double({ min: 0, max: ROWS, noNaN: true }),
  angle: fc.integer({ min: 0, max: 359 }),
  scale: fc.constantFrom(0.5, 1, 1.7),
});

test("between shapes that overlap each other and the sides of the world balls are put where there is room", () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 6 }), (items) => {
      const shapes = sidesOf(items);
      const engine = worldWith(items, LATTICE);
      expect(engine.balls.count).toBe(LATTICE.length);
      expect(stuck(engine, shapes, 0.49)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a world that is filled by what stands in it keeps its balls, and a pocket takes them", () => {
  const fill = (x: number): Item => ({ id: 1, type: "square", color: "red", x, y: 10, angle: 0, scale: 8 });
  const full = worldWith([fill(12)], LATTICE);
  expect(full.balls.count).toBe(LATTICE.length);
  const half = worldWith([fill(-10)], LATTICE);
  expect(stuck(half, sidesOf([fill(-10)]), 0.98)).toEqual([]);
});

test("a ball far from every edge stays exactly where it is", () => {
  const star: Item = { id: 1, type: "star", color: "red", x: 12, y: 10, angle: 0, scale: 1 };
  const engine = worldWith([star], [[2.5, 3.25]]);
  expect([engine.balls.x[0], engine.balls.y[0]]).toEqual([2.5, 3.25]);
});

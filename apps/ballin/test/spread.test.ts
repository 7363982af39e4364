import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { type Balls, emptyBalls } from "../src/core/physics/balls.ts";
import { isInside } from "../src/core/physics/polygon.ts";
import { spread } from "../src/core/physics/spread.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";
import type { Scene } from "../src/core/shapes/shape.ts";
import { Random } from "../src/core/simulation/random.ts";
import { createSimulation } from "../src/core/simulation/simulation.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";

const RADIUS = 0.15;

function ballsAt(places: readonly (readonly [x: number, y: number])[]): Balls {
  const balls = emptyBalls(places.length);
  balls.count = places.length;
  places.forEach(([x, y], i) => {
    balls.x[i] = x;
    balls.y[i] = y;
  });
  return balls;
}

/** Balls in the fullest cell. */
function fullest({ x, y, count }: Balls): number {
  const cells = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const cell = `${Math.floor(x[i] ?? 0)} ${Math.floor(y[i] ?? 0)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return Math.max(0, ...cells.values());
}

test("balls in one place are laid side by side around it, and the same each time", () => {
  const lay = (): Balls => {
    const balls = ballsAt(Array(500).fill([30.5, 0.5]));
    const random = new Random(3);
    expect(spread(balls, [], { columns: 60, rows: 20, radius: RADIUS }, () => random.unit())).toBe(500);
    return balls;
  };
  const balls = lay();
  for (let i = 0; i < balls.count; i++) {
    for (let j = 0; j < i; j++) {
      const dx = (balls.x[i] ?? 0) - (balls.x[j] ?? 0);
      const dy = (balls.y[i] ?? 0) - (balls.y[j] ?? 0);
      expect(dx * dx + dy * dy).toBeGreaterThanOrEqual((2 * RADIUS) ** 2 * 0.999);
    }
    expect(Math.abs((balls.x[i] ?? 0) - 30.5) + (balls.y[i] ?? 0)).toBeLessThan(14);
  }
  expect(lay()).toEqual(balls);
});

test("a heap is left as it is, and a world that is too small for its balls is filled evenly", () => {
  const heap = ballsAt(
    Array.from({ length: 1200 }, (_, i) => [(i % 120) * 0.31 + 0.2, Math.floor(i / 120) * 0.31 + 0.2]),
  );
  expect(spread(heap, [], { columns: 60, rows: 20, radius: RADIUS }, () => 0.5)).toBe(0);
  const squeezed = ballsAt(Array(5000).fill([1, 1]));
  spread(squeezed, [], { columns: 20, rows: 5, radius: RADIUS }, () => 0.5);
  expect(fullest(squeezed)).toBeLessThanOrEqual(60);
});

test("no ball is laid past a wall or into one, whatever its slope", () => {
  const end = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(end, end, fc.integer({ min: 1, max: 4 }), (left, right, half) => {
      const wall = { id: 1, type: "wall", color: "red", points: [-2, left, 62, right], width: half / 2 } as const;
      const obstacles = obstaclesOf({ items: [wall], wind: 0 });
      const start = [10.5, ((left + right) / 2) * 0.2] as const;
      const lineAt = (x: number): number => left + ((right - left) * (x + 2)) / 64;
      const balls = ballsAt(Array(900).fill(start));
      spread(balls, obstacles, { columns: 60, rows: 20, radius: RADIUS }, () => 0.5);
      const side = Math.sign(start[1] - lineAt(start[0]));
      for (let i = 0; i < balls.count; i++) {
        const [x = 0, y = 0] = [balls.x[i], balls.y[i]];
        if (x === Math.fround(start[0]) && y === Math.fround(start[1])) continue;
        expect(Math.sign(y - lineAt(x))).toBe(side);
        expect(obstacles.some(({ points }) => isInside(points, x, y))).toBe(false);
      }
    }),
    { numRuns: 30 },
  );
});

test("two seconds after a world that was far too small has room again, its balls are a heap like any other", () => {
  const options = { ...DEFAULT_OPTIONS, ball_count: 3000 };
  const scene: Scene = { items: [], wind: 0 };
  const setup = { seed: 7, columns: 120, rows: 37, radius: RADIUS, capacity: 3000, options, scene };
  const simulation = createSimulation(setup, createSwarm);
  const run = (steps: number): void => {
    for (let step = 0; step < steps; step++) simulation.step();
  };
  run(60);
  simulation.apply({ type: "resize", columns: 12, rows: 5 });
  run(30);
  expect(fullest(simulation.engine.balls)).toBeGreaterThan(40);
  simulation.apply({ type: "resize", columns: 120, rows: 37 });
  run(120);
  expect(fullest(simulation.engine.balls)).toBeLessThanOrEqual(15);
  expect(simulation.engine.balls.count).toBe(3000);
  simulation.free();
});

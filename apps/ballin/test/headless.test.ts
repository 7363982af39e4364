import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBalls } from "../src/core/physics/balls.ts";
import { bench } from "../src/headless/bench.ts";
import { histogram } from "../src/headless/histogram.ts";
import { overlaps } from "../src/headless/overlap.ts";
import { BENCH_SCENES } from "../src/headless/scene-list.ts";
import { percentile, spreadOf } from "../src/headless/spread.ts";
import { createWorld } from "../src/world.ts";

test("the overlap of a ball is the deepest of those with all others", () => {
  const places = fc.array(
    fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(places, (found) => {
      const balls = emptyBalls(found.length);
      balls.count = found.length;
      for (const [ball, [x, y]] of found.entries()) {
        balls.x[ball] = x;
        balls.y[ball] = y;
      }
      const at = Array.from(found, (_, ball) => [balls.x[ball] ?? 0, balls.y[ball] ?? 0] as const);
      const expected = at
        .map(([x, y], ball) =>
          Math.max(
            0,
            ...at.map((other, j) => (j === ball ? 0 : 0.4 - Math.sqrt((other[0] - x) ** 2 + (other[1] - y) ** 2))),
          ),
        )
        .filter((depth) => depth > 0);
      const depths = overlaps(balls, 0.2);
      expect(depths.length).toBe(expected.length);
      for (const [index, depth] of depths.entries()) expect(depth * 0.2).toBeCloseTo(expected[index] ?? -1, 6);
    }),
  );
});

test("a ball that lies in a side of the world overlaps it", () => {
  const balls = emptyBalls(3);
  balls.count = 3;
  balls.x.set([0.05, 3, 5.5]);
  balls.y.set([2, 3.98, 2]);
  const [left, top, ...others] = overlaps(balls, 0.1, { columns: 6, rows: 4 });
  expect(left).toBeCloseTo(0.5, 5);
  expect(top).toBeCloseTo(0.8, 5);
  expect(others).toEqual([]);
  expect(overlaps(balls, 0.1)).toHaveLength(0);
});

test("percentiles are values that occur, by their rank", () => {
  expect(spreadOf([3, 1, 2])).toEqual({ p50: 2, p95: 3, max: 3 });
  expect(percentile([], 0.5)).toBe(0);
  expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
});

test("a histogram counts every value once, also where all are the same", () => {
  for (const values of [[0, 0, 0], [5], Array.from({ length: 500 }, (_, i) => i / 7)]) {
    const lines = histogram(values, "ms");
    const counts = lines.map((line) => Number(/\d+$/.exec(line)?.[0]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
  }
});

test.each(BENCH_SCENES)("the scene %s keeps all of its balls, and none leaves the box", async (scene) => {
  const look = { mode: "braille", color: true, depth: "truecolor" } as const;
  const size = { columns: 80, rows: 33 };
  const job = { engine: "auto", scene, balls: 1000, radius: 0.15, steps: 90, seed: 7, size, look } as const;
  const { result, times, escapes } = await bench(job, () => {});
  expect(result.balls).toBe(1000);
  expect(times).toHaveLength(90);
  expect(escapes ?? 0).toBe(0);
});

test("a world of the library draws what stands in it, and bursts move its balls", async () => {
  const scene = {
    items: [{ id: 1, type: "square", x: 20.5, y: 7.5, angle: 0, scale: 1, color: "blue" }] as const,
    wind: 0,
  };
  const world = await createWorld({ columns: 40, rows: 15, balls: 300, scene });
  world.step(400);
  expect(world.text()).toContain("|XXXXX|");
  const before = world.hash();
  world.apply({ type: "burst", x: 20, y: 1 });
  world.step();
  expect(world.hash()).not.toBe(before);
  world.apply({ type: "scene", scene: { items: [], wind: 0 } });
  expect(world.text()).not.toContain("X");
  expect(world.cells().rows).toBe(15);
  world.free();
});

test("a world tells when it has come to rest, and that it stirs again", async () => {
  const world = await createWorld({ columns: 40, rows: 15, balls: 300 });
  expect(world.resting).toBe(false);
  world.step(10);
  expect(world.awake).toBe(300);
  while (!world.resting) world.step(60);
  expect(world.awake).toBe(0);
  const hash = world.hash();
  world.step(60);
  expect(world.hash()).toBe(hash);
  world.apply({ type: "geyser", zone: 0 });
  expect(world.resting).toBe(false);
  world.step();
  expect(world.awake).toBeGreaterThan(0);
  world.free();
});

test.each([{ columns: 0 }, { rows: 1.5 }, { balls: 100_001 }, { radius: Number.NaN }, { columns: 5000 }])(
  "a world of %j is refused",
  async (options) => {
    await expect(createWorld(options)).rejects.toMatchObject({ code: "E_SIZE" });
  },
);

import { expect, test } from "vitest";
import { SCENES } from "../src/core/gallery/scenes.ts";
import { every, merged } from "../src/core/gallery/script.ts";
import { formatLevel } from "../src/core/level/format.ts";
import { parseLevel } from "../src/core/level/parse.ts";
import { placeWithin } from "../src/core/level/place.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";

test("every scene is a level that is saved and opened without a note, and fits its world", () => {
  for (const { options, scene, columns, rows, name } of SCENES) {
    const { scene: opened, ...level } = parseLevel(formatLevel({ options, scene }));
    expect(level, name).toEqual({ options, notes: [] });
    const unnumbered = (items: typeof scene.items): unknown[] => items.map((item) => ({ ...item, id: 0 }));
    expect(unnumbered(opened.items)).toEqual(unnumbered(scene.items));
    expect(placeWithin(scene, columns, rows), name).toBe(scene);
  }
});

test("names are single words, each of them once, and so are the numbers of a scene's items", () => {
  const names = SCENES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, scene } of SCENES) {
    expect(name).toMatch(/^[a-z]+$/);
    expect(new Set(scene.items.map(({ id }) => id)).size).toBe(scene.items.length);
  }
});

test("scripts are in the order of their steps and end before the scene does", () => {
  for (const { script, steps, name } of SCENES) {
    const order = script.map(({ step }) => step);
    expect(
      order.every((step, i) => i === 0 || step >= (order[i - 1] ?? 0)),
      name,
    ).toBe(true);
    expect(Math.max(0, ...order)).toBeLessThan(steps);
  }
});

test("the box of the sealed scene has no way out, not even between two lines", () => {
  const { scene, columns, rows } = SCENES.find(({ name }) => name === "sealed") ?? { scene: undefined };
  if (!scene) throw new Error("there is no sealed scene");
  // All of its lines lie along the axes: a point is solid within the corners of any of them.
  const solids = obstaclesOf(scene).map(({ points }) => {
    const xs = points.filter((_, i) => i % 2 === 0);
    const ys = points.filter((_, i) => i % 2 === 1);
    return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
  });
  const solid = (x: number, y: number): boolean =>
    solids.some(({ left, right, bottom, top }) => x >= left && x <= right && y >= bottom && y <= top);
  // A flood over a grid finer than a ball's radius.
  const GRAIN = 8;
  const seen = new Set<number>();
  const open = [[40 * GRAIN, 10 * GRAIN]];
  for (let cell = open.pop(); cell; cell = open.pop()) {
    const [c = 0, r = 0] = cell;
    const key = r * columns * GRAIN + c;
    if (seen.has(key) || solid(c / GRAIN + 0.001, r / GRAIN + 0.001)) continue;
    seen.add(key);
    expect(c > 0 && r > 0 && c < columns * GRAIN && r < rows * GRAIN).toBe(true);
    open.push([c + 1, r], [c - 1, r], [c, r + 1], [c, r - 1]);
  }
  expect(seen.size).toBeGreaterThan(30_000);
});

test("scripts repeat and mix by their steps", () => {
  const drop = { type: "drop", count: 1 } as const;
  const reset = { type: "reset" } as const;
  expect(merged(every(10, { from: 5, to: 26 }, drop), [{ step: 15, command: reset }])).toEqual([
    { step: 5, command: drop },
    { step: 15, command: drop },
    { step: 15, command: reset },
    { step: 25, command: drop },
  ]);
});

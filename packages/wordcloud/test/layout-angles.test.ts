import { describe, expect, test } from "vitest";
import { angleChoice } from "../src/core/layout/angles.ts";
import { random } from "../src/core/random.ts";
import { layoutCloud } from "../src/node.ts";
import { wordsOf } from "./layout-truth.ts";

const word = { text: "a", weight: 1 };

function firstAngles(angles: unknown, preferHorizontal?: number): number[] {
  const choose = angleChoice(angles, preferHorizontal, random(1));
  return Array.from({ length: 2000 }, (_, i) => choose(word, i)[0] ?? Number.NaN);
}

function shareOf(list: readonly number[], angle: number): number {
  return list.filter((other) => other === angle).length / list.length;
}

describe("angles", () => {
  test("a list is chosen from, mostly the horizontal", () => {
    const angles = firstAngles([0, 90, 45]);
    expect(new Set(angles)).toEqual(new Set([0, 45, 90]));
    expect(Math.abs(shareOf(angles, 0) - 0.9)).toBeLessThan(0.03);
    expect(Math.abs(shareOf(firstAngles([0, 90], 0.5), 0) - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(shareOf(firstAngles([30, 60]), 30) - 0.5)).toBeLessThan(0.04);
  });

  test("none is horizontal where none is to be, and all are where all are", () => {
    const placed = (preferHorizontal: number): Set<number> =>
      new Set(layoutCloud(wordsOf(80), { width: 300, height: 200, preferHorizontal }).words.map(({ angle }) => angle));
    expect(placed(0)).toEqual(new Set([90]));
    expect(placed(1)).toEqual(new Set([0]));
  });

  test("a range is kept to, at its steps", () => {
    const steps = firstAngles({ from: -30, to: 30, step: 15 }, 0);
    expect(new Set(steps)).toEqual(new Set([-30, -15, 0, 15, 30]));
    const free = firstAngles({ from: 10, to: 20 }, 1);
    expect(Math.min(...free)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...free)).toBeLessThanOrEqual(20);
    expect(new Set(free).size).toBeGreaterThan(80);
  });

  test("a range with steps has no angle that is no step of it, the horizontal included", () => {
    expect(new Set(firstAngles({ from: -60, to: 60, step: 40 }))).toEqual(new Set([-60, -20, 20, 60]));
    expect(new Set(firstAngles({ from: -0.3, to: 0.3, step: 0.1 }))).toContain(0);
  });

  test("any angle stays readable from the left or from below", () => {
    const any = firstAngles("any", 0);
    expect(Math.min(...any)).toBeGreaterThanOrEqual(-90);
    expect(Math.max(...any)).toBeLessThanOrEqual(90);
    expect(new Set(any).size).toBeGreaterThan(800);
  });

  test("a function's angles are the layout's, exactly", () => {
    const angleOf = (_: unknown, index: number): number => index * 7.5 - 40;
    const { words } = layoutCloud(wordsOf(30), { angles: angleOf });
    expect(words.map(({ angle }) => angle)).toEqual(wordsOf(30).map((_, i) => angleOf(_, i)));
  });

  test.for([
    ["often", "E_OPTION"],
    [[], "E_OPTION"],
    [[Number.NaN], "E_NUMBER"],
    [[1e9], "E_NUMBER"],
    [{ from: 5, to: 1 }, "E_OPTION"],
    [{ from: 0, to: 1, step: 0 }, "E_NUMBER"],
    [{ from: 0 }, "E_OPTION"],
    [() => Number.POSITIVE_INFINITY, "E_NUMBER"],
    [null, "E_OPTION"],
  ] as const)("angles %o are refused", ([angles, code]) => {
    expect(() => angleChoice(angles, undefined, random(1))(word, 0)).toThrow(
      expect.objectContaining({ name: "CloudError", code }),
    );
  });
});

import { expect, test } from "vitest";
import { defaultLettering, layoutCloud } from "../../../packages/wordcloud/src/index.ts";
import { behave } from "../checks/cloud-behaviour.ts";
import { closest, ownersOf } from "../checks/cloud-ink.ts";
import { drawnMask } from "../checks/cloud-mask-truth.ts";
import { logFit } from "../checks/cloud-material.ts";

const layout = layoutCloud({ tea: 2, milk: 1 }, { width: 200, height: 120 });

test("words that share pixels, and words beyond the edge, are found", () => {
  const [tea, milk] = layout.words;
  if (tea === undefined || milk === undefined) throw new Error("both words have room");
  const font = defaultLettering();
  const over = { ...layout, words: [tea, { ...milk, x: tea.x, y: tea.y, angle: 7 }] };
  const beyond = { ...layout, words: [tea, { ...milk, x: 199 }] };

  expect(ownersOf(layout, font, 1)).toMatchObject({ shared: 0, outside: [] });
  expect(ownersOf(over, font, 1).shared).toBeGreaterThan(0);
  expect(ownersOf(beyond, font, 1).outside).toEqual(["milk"]);
});

test("the least distance is that of the two nearest pixels of different words", () => {
  const cells = new Int32Array(20 * 10);
  const set = (x: number, y: number, owner: number): void => {
    cells[20 * y + x] = owner;
  };
  set(2, 2, 1);
  set(3, 2, 1);
  set(6, 6, 2);
  set(19, 2, 3);
  set(0, 3, 3);
  const owners = { width: 20, height: 10, cells, shared: 0, outside: [] };

  expect(closest(owners, 8)).toBe(Math.sqrt(5));
  expect(closest(owners, 2)).toBe(2);
  set(0, 3, 0);
  expect(closest(owners, 8)).toBe(5);
});

test("a drawing is fitted as the options say", () => {
  const square = { d: "M5 5h10v10h-10z" };
  const row = (mask: Uint8Array, y: number): number[] => [...mask.subarray(20 * y, 20 * y + 20)];
  const filled = (from: number, to: number): number[] =>
    Array.from({ length: 20 }, (_, x) => (x >= from && x < to ? 255 : 0));

  expect(row(drawnMask(square, { width: 20, height: 10 }), 0)).toEqual(filled(5, 15));
  expect(row(drawnMask(square, { width: 20, height: 10, share: [0, 0.5] }), 9)).toEqual(filled(0, 10));
  expect(row(drawnMask(square, { width: 20, height: 10, fit: "stretch", margin: 2 }), 4)).toEqual(filled(2, 18));
  // All of the box in the picture: the square is half as large, from 7.5 to 12.5.
  expect(row(drawnMask({ ...square, box: [0, 0, 20, 20] }, { width: 20, height: 10 }), 4).slice(6, 14)).toEqual([
    0, 127, 255, 255, 255, 255, 127, 0,
  ]);
});

test("powers are told from their logarithms, and what is off them as well", () => {
  const points = [1, 2, 5, 9].map((x): [number, number] => [x, 3 * x ** 0.7]);

  expect(logFit(points).slope).toBeCloseTo(0.7, 12);
  expect(logFit(points).worst).toBeCloseTo(0, 12);
  expect(logFit([...points, [20, 30]]).worst).toBeGreaterThan(0.05);
});

test("a behaviour that throws does not hold", async () => {
  const found = await behave("things", [
    ["one", () => true],
    ["two", () => false],
    ["three", () => expect.unreachable("never")],
  ]);

  expect(found.met).toBe(false);
  expect(found.text).toMatch(/^things: 1 of 3 \(two; three: /);
});

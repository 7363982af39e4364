import fc from "fast-check";
import { expect, test } from "vitest";
import { type Paint, paintRow } from "../src/core/paint.ts";

const BLACK_TO_WHITE = [
  { at: 0, color: [0, 0, 0, 1] },
  { at: 1, color: [255, 255, 255, 0] },
] as const;

function rowOf(paint: Paint, y: number, width: number): number[][] {
  const row = new Float64Array(4 * width);
  paintRow(paint, y, row);
  return Array.from({ length: width }, (_, x) => [...row.subarray(4 * x, 4 * x + 4)]);
}

test("a linear gradient is taken at pixel centres", () => {
  const row = rowOf({ kind: "linear", from: [0, 0], to: [10, 0], stops: BLACK_TO_WHITE }, 3, 10);
  row.forEach(([red, , , alpha], x) => {
    expect(red).toBeCloseTo((255 * (x + 0.5)) / 10, 10);
    expect(alpha).toBeCloseTo(1 - (x + 0.5) / 10, 10);
  });
});

test("along a slanted gradient the colour depends on the way along it alone", () => {
  const slanted: Paint = { kind: "linear", from: [2, 1], to: [8, 9], stops: BLACK_TO_WHITE };
  for (let y = 0; y < 10; y++) {
    rowOf(slanted, y, 10).forEach(([red = -1], x) => {
      const place = ((x + 0.5 - 2) * 6 + (y + 0.5 - 1) * 8) / 100;
      expect(red).toBeCloseTo(255 * Math.min(1, Math.max(0, place)), 9);
    });
  }
});

test("a radial gradient is taken by the distance from its centre and holds its last colour beyond", () => {
  const round: Paint = { kind: "radial", center: [5, 5], radius: 4, stops: BLACK_TO_WHITE };
  for (let y = 0; y < 10; y++) {
    rowOf(round, y, 10).forEach(([red = -1], x) => {
      expect(red).toBeCloseTo(255 * Math.min(1, Math.hypot(x - 4.5, y - 4.5) / 4), 9);
    });
  }
});

test("stops at one place are a hard edge, and colours hold before the first and after the last", () => {
  const stops = [
    { at: 0.2, color: [10, 0, 0, 1] },
    { at: 0.5, color: [20, 0, 0, 1] },
    { at: 0.5, color: [200, 0, 0, 1] },
    { at: 0.8, color: [220, 0, 0, 1] },
  ] as const;
  const reds = rowOf({ kind: "linear", from: [0, 0], to: [10, 0], stops }, 0, 10).map(([red = -1]) => Math.round(red));
  expect(reds).toEqual([10, 10, 12, 15, 18, 203, 210, 217, 220, 220]);
});

test("a gradient of no length is its last colour after it begins, never a number that is none", () => {
  const point: Paint = { kind: "linear", from: [3, 3], to: [3, 3], stops: BLACK_TO_WHITE };
  const dot: Paint = { kind: "radial", center: [3, 3], radius: 0, stops: BLACK_TO_WHITE };
  for (const paint of [point, dot]) {
    for (const pixel of rowOf(paint, 0, 8)) expect(pixel.every(Number.isFinite)).toBe(true);
  }
});

test("a picture gives back its own pixels, row by row", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (data) => {
      const pixels = [...rowOf({ kind: "image", data }, 0, 3), ...rowOf({ kind: "image", data }, 1, 3)].flat();
      expect(pixels).toEqual([...data].map((value, i) => (i % 4 === 3 ? value / 255 : value)));
    }),
  );
});

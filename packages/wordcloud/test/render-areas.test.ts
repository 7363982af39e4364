import {
  chain,
  coverage,
  joinOutlines,
  type Outline,
  OutlineBuilder,
  rotation,
  scaling,
  transformOutline,
  translation,
} from "@side-projects/raster";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AreaSweep, type Areas } from "../src/core/render/areas.ts";
import { Cover } from "../src/core/render/cover.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { HEART } from "./render-scenes.ts";

const SIZE = 64;

function pixelsOf(areas: Areas | undefined): number[] {
  const pixels = new Array<number>(SIZE * SIZE).fill(0);
  if (areas === undefined) return pixels;
  const { left, top, height, stride, levels, from, to } = areas;
  for (let y = 0; y < height; y++) {
    for (let x = from[y] ?? 0; x < (to[y] ?? 0); x++) {
      pixels[(top + y) * SIZE + left + x] = levels[y * stride + x] ?? 0;
    }
  }
  return pixels;
}

function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, i) => Math.abs(value - (b[i] ?? 0))).reduce((most, value) => Math.max(most, value), 0);
}

const pose = fc.record({
  angle: fc.double({ min: -200, max: 200, noNaN: true }),
  size: fc.double({ min: 1, max: 30, noNaN: true }),
  x: fc.double({ min: 30, max: 34, noNaN: true }),
  y: fc.double({ min: 30, max: 34, noNaN: true }),
});

test("letters of one contour or several are covered as by the raster's sorted sweep, to a level", () => {
  const sweep = new AreaSweep(SIZE, SIZE);
  fc.assert(
    fc.property(fc.constantFrom(..."abegijmoqsxyOQS8&%@"), pose, (letter, { angle, size, x, y }) => {
      const [layer] = defaultLettering().line(letter).layers;
      const outline = layer?.outline ?? HEART;
      const transform = chain(translation(-0.3, 0.3), scaling(size), rotation(angle), translation(x, y));
      const truth = coverage(outline, { width: SIZE, height: SIZE, transform });
      const areas = sweep.cover(outline, transform);
      expect(areas).toBeDefined();
      expect(farthest(pixelsOf(areas), truth)).toBeLessThanOrEqual(1);
    }),
  );
});

function squares(...corners: readonly [x: number, y: number, side: number, clockwise?: boolean][]): Outline {
  const builder = new OutlineBuilder();
  for (const [x, y, side, clockwise = true] of corners) {
    builder.moveTo(x, y);
    if (clockwise)
      builder
        .lineTo(x + side, y)
        .lineTo(x + side, y + side)
        .lineTo(x, y + side);
    else
      builder
        .lineTo(x, y + side)
        .lineTo(x + side, y + side)
        .lineTo(x + side, y);
    builder.close();
  }
  return builder.build();
}

test.each([
  ["of one direction", squares([10, 10, 20], [20.4, 20.3, 20])],
  ["of one within the other", squares([10, 10, 30], [15, 15, 10])],
  ["side by side in opposite directions", squares([10.5, 10.5, 8], [30.5, 10.5, 8, false])],
])("contours that would not add up, %s, are left to the resolving sweep", (_, outline) => {
  expect(new AreaSweep(SIZE, SIZE).cover(outline, [1, 0, 0, 1, 0, 0])).toBeUndefined();
  const areas = new Cover(SIZE, SIZE).areasOf(outline, [1, 0, 0, 1, 0, 0]);
  expect(pixelsOf(areas)).toEqual(Array.from(coverage(outline, { width: SIZE, height: SIZE })));
});

test("words in which letters overlap are covered as by the resolving sweep, to a level for each part", () => {
  const cover = new Cover(SIZE, SIZE);
  const words = ["fi", "lofi", "of it fits", "o"].map((text) => defaultLettering().line(text));
  fc.assert(
    fc.property(fc.constantFrom(...words), pose, ({ layers, advance }, { angle, size, x, y }) => {
      const outline = layers[0]?.outline ?? HEART;
      const doubled = joinOutlines([outline, transformOutline(outline, translation(0.04, 0.03))]);
      const transform = chain(translation(-advance / 2, 0.3), scaling(size), rotation(angle), translation(x, y));
      for (const shape of [outline, doubled]) {
        const truth = coverage({ ...shape, simple: false }, { width: SIZE, height: SIZE, transform });
        expect(farthest(pixelsOf(cover.areasOf({ ...shape, simple: false }, transform)), truth)).toBeLessThanOrEqual(2);
      }
    }),
    { numRuns: 40 },
  );
});

test("shapes that leave the picture keep what is in it", () => {
  const cover = new Cover(SIZE, SIZE);
  for (const [x, y] of [
    [-50, 3],
    [3, -80],
    [40, 40],
    [-100, -100],
  ] as const) {
    const transform = translation(x, y);
    const truth = coverage(HEART, { width: SIZE, height: SIZE, transform });
    expect(farthest(pixelsOf(cover.areasOf(HEART, transform)), truth)).toBeLessThanOrEqual(1);
  }
  expect(cover.areasOf(HEART, translation(1000, 0))).toBeUndefined();
});

test("a shape that was refused leaves nothing behind for the next", () => {
  const sweep = new AreaSweep(SIZE, SIZE);
  sweep.cover(squares([2, 2, 50], [10.3, 10.7, 20]), [1, 0, 0, 1, 0, 0]);
  const areas = sweep.cover(squares([30, 30, 4]), [1, 0, 0, 1, 0, 0]);
  expect(pixelsOf(areas).reduce((sum, value) => sum + value, 0)).toBe(16 * 255);
});

test("an outline of nothing covers nothing", () => {
  expect(new Cover(SIZE, SIZE).areasOf(new OutlineBuilder().build(), [1, 0, 0, 1, 0, 0])).toBeUndefined();
});

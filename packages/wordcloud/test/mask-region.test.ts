import { coverage, flatten, OutlineBuilder, parsePath } from "@side-projects/raster";
import fc from "fast-check";
import { fontAwesome } from "icon-render";
import { expect, test } from "vitest";
import type { MaskAnchor, MaskCanvas } from "../src/core/mask/place-shape.ts";
import { regionOf } from "../src/core/mask/region-of.ts";
import type { OutlineShape } from "../src/core/mask/shape.ts";

type Point = readonly [x: number, y: number];

function polygon(...corners: readonly Point[]): OutlineShape {
  const builder = new OutlineBuilder();
  const [first, ...rest] = corners;
  if (first !== undefined) builder.moveTo(...first);
  for (const corner of rest) builder.lineTo(...corner);
  return { kind: "outline", outline: builder.close().build() };
}

function count(inside: Uint8Array): number {
  return inside.reduce((sum, value) => sum + value, 0);
}

/** Left, top, right and bottom of the pixels inside, the last two exclusive. */
function extent({ width, inside }: { width: number; inside: Uint8Array }): number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  inside.forEach((value, i) => {
    if (value === 0) return;
    xs.push(i % width);
    ys.push(Math.floor(i / width));
  });
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

/** Area of a convex polygon, clockwise with y down, within a pixel: cut by each of its sides in turn. */
function areaInPixel(corners: readonly Point[], x: number, y: number): number {
  let cut: Point[] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
  ];
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length] ?? [0, 0];
    const side = ([px, py]: Point): number => (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    const next: Point[] = [];
    cut.forEach((p, k) => {
      const q = cut[(k + 1) % cut.length] ?? p;
      const [s, t] = [side(p), side(q)];
      if (s >= 0) next.push(p);
      if (s * t < 0) next.push([p[0] + ((q[0] - p[0]) * s) / (s - t), p[1] + ((q[1] - p[1]) * s) / (s - t)]);
    });
    cut = next;
  });
  return cut.reduce((sum, [px, py], k) => {
    const [qx, qy] = cut[(k + 1) % cut.length] ?? [0, 0];
    return sum + (px * qy - qx * py) / 2;
  }, 0);
}

const star = (): OutlineShape => {
  const icons = fontAwesome();
  return { kind: "outline", outline: icons.glyph(icons.find("fa-solid-star")).outline };
};

test("without a mask the whole picture is free and has no border", () => {
  const region = regionOf(undefined, { width: 7, height: 3 });
  expect([...region.inside]).toEqual(new Array(21).fill(1));
  expect(region.border).toBeUndefined();
});

test("a margin without a mask keeps the picture's edge free of words, and inverted leaves only that edge", () => {
  const canvas = { width: 8, height: 6, maskMargin: 2 };
  expect(extent(regionOf(undefined, canvas))).toEqual([2, 2, 6, 4]);
  const frame = regionOf(undefined, { ...canvas, invert: true });
  expect(count(frame.inside)).toBe(48 - 8);
  expect(frame.inside[2 * 8 + 2]).toBe(0);
});

test("a pixel is free exactly where a convex shape covers it to the last 255th", () => {
  const unit = fc.integer({ min: 0, max: 997 }).map((n) => n / 997);
  fc.assert(
    fc.property(unit, unit, unit, unit, (a, b, c, d) => {
      // One corner on each side of the picture, clockwise, so that the shape's box is the picture.
      const corners: Point[] = [
        [40 * a, 0],
        [40, 30 * b],
        [40 * c, 30],
        [0, 30 * d],
      ];
      const areas = Array.from({ length: 1200 }, (_, i) => areaInPixel(corners, i % 40, Math.floor(i / 40)));
      // A sliver that covers no pixel is refused, as another test shows.
      fc.pre(areas.some((area) => area > 0.999));
      const { inside } = regionOf(polygon(...corners), { width: 40, height: 30 });
      areas.forEach((area, i) => {
        if (Math.abs(area - 254.5 / 255) > 1e-6) expect(inside[i]).toBe(area > 254.5 / 255 ? 1 : 0);
      });
    }),
    { numRuns: 100 },
  );
});

test("a disc has the pixels whose four corners it holds, and its area but for the rim", () => {
  const disc: OutlineShape = { kind: "outline", outline: parsePath("M0 5a5 5 0 0 1 10 0a5 5 0 0 1-10 0z") };
  const { inside } = regionOf(disc, { width: 400, height: 400 });
  let held = 0;
  for (let y = 0; y < 400; y++) {
    for (let x = 0; x < 400; x++) {
      const dx = Math.max(Math.abs(x - 200), Math.abs(x + 1 - 200));
      const dy = Math.max(Math.abs(y - 200), Math.abs(y + 1 - 200));
      if (dx * dx + dy * dy > 199.95 * 199.95) continue;
      held++;
      expect(inside[y * 400 + x]).toBe(1);
    }
  }
  expect(count(inside)).toBeGreaterThanOrEqual(held);
  expect(count(inside)).toBeLessThan(Math.PI * 200 * 200);
  expect(count(inside)).toBeGreaterThan(Math.PI * 199 * 199);
});

test("an inverted mask is the complement but for the pixels on the border", () => {
  for (const canvas of [
    { width: 300, height: 300 },
    { width: 311, height: 173, maskMargin: 9 },
  ]) {
    const region = regionOf(star(), canvas);
    const inverted = regionOf(star(), { ...canvas, invert: true });
    const both = region.inside.map((value, i) => value + (inverted.inside[i] ?? 0));
    expect(both).not.toContain(2);
    const rim = both.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0);
    // The star's sides are about 3.5 times as long as it is wide; each unit of length crosses at most two pixels.
    expect(rim).toBeGreaterThan(0);
    expect(rim).toBeLessThan(2 * 4 * canvas.width);
    const covered = coverage(region.border ?? star().outline, canvas);
    both.forEach((value, i) => {
      if (value === 0) expect((covered[i] ?? 0) % 255).not.toBe(0);
    });
  }
});

const ANCHORS: readonly (readonly [MaskAnchor, number, number])[] = [
  ["top-left", 0, 0],
  ["top", 1, 0],
  ["top-right", 2, 0],
  ["left", 0, 1],
  ["center", 1, 1],
  ["right", 2, 1],
  ["bottom-left", 0, 2],
  ["bottom", 1, 2],
  ["bottom-right", 2, 2],
];

test.each(ANCHORS)("anchored %s, a square lies there in a wide and in a high picture", (maskAnchor, column, row) => {
  const square = polygon([5, 5], [6, 5], [6, 6], [5, 6]);
  const wide = regionOf(square, { width: 100, height: 40, maskAnchor });
  expect(extent(wide)).toEqual([30 * column, 0, 30 * column + 40, 40]);
  const high = regionOf(square, { width: 40, height: 100, maskAnchor, maskMargin: 4 });
  expect(extent(high)).toEqual([4, 4 + 30 * row, 36, 36 + 30 * row]);
});

test("contain shows all of a mask, cover fills the picture, stretch does both", () => {
  const bar = polygon([0, 0], [2, 0], [2, 1], [0, 1]);
  const canvas: MaskCanvas = { width: 60, height: 60 };
  expect(extent(regionOf(bar, canvas))).toEqual([0, 15, 60, 45]);
  expect(extent(regionOf(bar, { ...canvas, maskFit: "stretch" }))).toEqual([0, 0, 60, 60]);
  const covering = regionOf(bar, { ...canvas, maskFit: "cover", maskAnchor: "left" });
  expect(count(covering.inside)).toBe(3600);
});

test("a box given with the outline is what is fitted", () => {
  const inner = polygon([2, 2], [4, 2], [4, 4], [2, 4]);
  const region = regionOf({ ...inner, box: { left: 0, top: 0, right: 10, bottom: 10 } }, { width: 100, height: 100 });
  expect(extent(region)).toEqual([20, 20, 40, 40]);
});

test("a margin below 1 is a share of the shorter side", () => {
  const square = polygon([0, 0], [1, 0], [1, 1], [0, 1]);
  expect(extent(regionOf(square, { width: 200, height: 100, maskMargin: 0.1 }))).toEqual([60, 10, 140, 90]);
});

test("holes are no place for words", () => {
  const ring: OutlineShape = { kind: "outline", outline: parsePath("M0 0H9V9H0zM3 3H6V6H3z"), rule: "evenodd" };
  expect(count(regionOf(ring, { width: 90, height: 90 }).inside)).toBe(8100 - 900);
});

test("the star of Font Awesome has its area but for the rim", () => {
  const region = regionOf(star(), { width: 1024, height: 1024 });
  const area = flatten(region.border ?? star().outline).reduce((before, polygon) => {
    let sum = before;
    const points = polygon.length / 2;
    for (let i = 0; i < points; i++) {
      const [x, y] = [polygon[2 * i] ?? 0, polygon[2 * i + 1] ?? 0];
      const [u, v] = [polygon[(2 * i + 2) % polygon.length] ?? 0, polygon[(2 * i + 3) % polygon.length] ?? 0];
      sum += (x * v - u * y) / 2;
    }
    return sum;
  }, 0);
  expect(count(region.inside)).toBeLessThan(Math.abs(area));
  expect(count(region.inside)).toBeGreaterThan(Math.abs(area) - 4 * 1024);
});

const BAD_SIZES = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 16385, 1e9];

test.each(BAD_SIZES)("a side of %s is refused", (side) => {
  expect(() => regionOf(undefined, { width: side, height: 10 })).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  expect(() => regionOf(star(), { width: 10, height: side })).toThrow(expect.objectContaining({ code: "E_SIZE" }));
});

test("a picture of over 2 to the 26 pixels is refused", () => {
  expect(() => regionOf(star(), { width: 16384, height: 16384 })).toThrow(
    expect.objectContaining({ code: "E_PIXELS" }),
  );
});

test.each([-1, Number.NaN, 0.5, 50, Number.POSITIVE_INFINITY, 1e9])("a margin of %s is refused", (maskMargin) => {
  expect(() => regionOf(star(), { width: 100, height: 100, maskMargin })).toThrow(
    expect.objectContaining({ code: "E_NUMBER" }),
  );
});

test.each([
  ["nothing", polygon()],
  ["a line", polygon([0, 0], [5, 5], [0, 0])],
  ["a level line", polygon([0, 0], [5, 0], [9, 0])],
  ["no number", polygon([0, 0], [Number.NaN, 1], [3, 4])],
  ["an endless side", polygon([0, 0], [Number.POSITIVE_INFINITY, 1], [3, 4])],
  ["a side of 1e300", polygon([0, 0], [1e300, 0], [1e300, 1e300])],
])("a mask of %s is refused", (_name, shape) => {
  expect(() => regionOf(shape, { width: 100, height: 100 })).toThrow(expect.objectContaining({ code: "E_MASK" }));
});

test("a region without a pixel is an error that says what to do", () => {
  const full = polygon([0, 0], [1, 0], [1, 1], [0, 1]);
  expect(() => regionOf(full, { width: 9, height: 9, invert: true })).toThrow(
    expect.objectContaining({ code: "E_MASK", hint: expect.stringContaining("invert") }),
  );
  expect(() => regionOf(undefined, { width: 9, height: 9, invert: true })).toThrow(
    expect.objectContaining({ code: "E_MASK" }),
  );
  expect(() => regionOf(star(), { width: 1, height: 1 })).toThrow(expect.objectContaining({ code: "E_MASK" }));
});

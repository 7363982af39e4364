import { coverage, flatten, type Outline, OutlineBuilder, parsePath } from "@side-projects/raster";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contourOutline } from "../src/core/mask/contour.ts";
import { regionOf } from "../src/core/mask/region-of.ts";
import type { PixelShape, Shape } from "../src/core/mask/shape.ts";
import { traceField } from "../src/core/mask/trace.ts";

/** Signed area by the shoelace formula, holes counted off. */
function areaOf(outline: Outline): number {
  let sum = 0;
  for (const p of flatten(outline)) {
    for (let i = 0; i < p.length; i += 2) {
      const [x, y] = [p[i] ?? 0, p[i + 1] ?? 0];
      sum += (x * (p[(i + 3) % p.length] ?? 0) - y * (p[(i + 2) % p.length] ?? 0)) / 2;
    }
  }
  return Math.abs(sum);
}

function borderOf(shape: Shape, width: number, height: number): Outline {
  const { border } = regionOf(shape, { width, height });
  if (border === undefined) throw new Error("a mask without a border");
  return border;
}

/** A disc in a square picture, by alpha with soft edges or in black on white. */
function disc(side: number, radius: number, soft: boolean): PixelShape {
  const data = new Uint8Array(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const dx = (i % side) + 0.5 - side / 2;
    const dy = Math.floor(i / side) + 0.5 - side / 2;
    const share = Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(dx * dx + dy * dy)));
    if (soft) data[4 * i + 3] = Math.round(255 * share);
    else data.set(share > 0.5 ? [0, 0, 0, 255] : [255, 255, 255, 255], 4 * i);
  }
  return { kind: "pixels", width: side, height: side, data };
}

function farthestFromCircle(outline: Outline, middle: number, radius: number): number {
  let farthest = 0;
  for (let i = 0; i < outline.points.length; i += 2) {
    const dx = (outline.points[i] ?? 0) - middle;
    const dy = (outline.points[i + 1] ?? 0) - middle;
    farthest = Math.max(farthest, Math.abs(Math.sqrt(dx * dx + dy * dy) - radius));
  }
  return farthest;
}

test("the border of soft pixels is within a tenth of a pixel of the circle that they draw", () => {
  const border = borderOf(disc(200, 80, true), 200, 200);
  expect(farthestFromCircle(border, 100, 80)).toBeLessThan(0.1);
  expect(Math.abs(areaOf(border) / (Math.PI * 6400) - 1)).toBeLessThan(0.002);
});

test("the border of hard pixels is within a pixel of the circle", () => {
  const border = borderOf(disc(200, 80, false), 200, 200);
  expect(farthestFromCircle(border, 100, 80)).toBeLessThan(0.8);
  expect(Math.abs(areaOf(border) / (Math.PI * 6400) - 1)).toBeLessThan(0.005);
});

test("the border grows with the picture and is traced coarser where the mask is far larger", () => {
  expect(farthestFromCircle(borderOf(disc(100, 40, true), 800, 800), 400, 320)).toBeLessThan(0.8);
  expect(farthestFromCircle(borderOf(disc(2100, 840, true), 300, 300), 150, 120)).toBeLessThan(0.15);
});

test("an outline that does not overlap itself is its own border, in pixels", () => {
  const border = borderOf({ kind: "outline", outline: parsePath("M2 2h4v2h-4z") }, 100, 50);
  expect([...border.points]).toEqual([0, 0, 100, 0, 100, 50, 0, 50]);
});

test("contours that overlap have the border of their union, or by the even-odd rule of what is left", () => {
  const outline = parsePath("M0 0h6v6h-6zM3 3h6v6h-6z");
  const union = borderOf({ kind: "outline", outline }, 90, 90);
  expect(Math.abs(areaOf(union) - 100 * (36 + 36 - 9))).toBeLessThan(10);
  const crossed = borderOf({ kind: "outline", outline, rule: "evenodd" }, 90, 90);
  expect(Math.abs(areaOf(crossed) - 100 * (36 + 36 - 18))).toBeLessThan(10);
});

test("a hole turns the other way, so its area is taken off", () => {
  const values = new Uint8Array(100).fill(255);
  for (const at of [44, 45, 54, 55]) values[at] = 0;
  const border = traceField({ width: 10, height: 10, values });
  // Each corner of the square and of the hole is cut by an eighth of a pixel.
  expect(areaOf(border)).toBeCloseTo(100 - 4 / 8 - (4 - 4 / 8), 1);
});

test("filled, a traced border holds every pixel that is inside and none that is outside", () => {
  const field = fc
    .tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 16 }))
    .chain(([width, height]) =>
      fc
        .array(fc.integer({ min: 0, max: 255 }), { minLength: width * height, maxLength: width * height })
        .map((values) => ({ width, height, values: Uint8Array.from(values) })),
    );
  fc.assert(
    fc.property(field, ({ width, height, values }) => {
      // At five times the size the middle of each pixel is a pixel of its own.
      const scaled = coverage(traceField({ width, height, values }), {
        width: 5 * width,
        height: 5 * height,
        transform: [5, 0, 0, 5, 0, 0],
      });
      values.forEach((value, i) => {
        const middle = scaled[(5 * Math.floor(i / width) + 2) * 5 * width + 5 * (i % width) + 2] ?? 0;
        // A value near the level puts the line through the middle pixel.
        if (value > 160) expect(middle).toBeGreaterThan(100);
        if (value < 95) expect(middle).toBeLessThan(155);
      });
    }),
  );
});

test("an empty field has no border", () => {
  expect(traceField({ width: 3, height: 2, values: new Uint8Array(6) }).ops).toHaveLength(0);
});

test("a contour is a ring as wide as asked, half on either side, with round corners", () => {
  const square = new OutlineBuilder().moveTo(20, 20).lineTo(60, 20).lineTo(60, 60).lineTo(20, 60).close().build();
  const inked = coverage(contourOutline(square, 6), { width: 80, height: 80 }).reduce((sum, v) => sum + v / 255, 0);
  // Four sides, the quarter discs outside the corners, less the corners' squares inside that are counted twice.
  expect(inked).toBeCloseTo(4 * 40 * 6 + Math.PI * 9 - 4 * 9, 0);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("a contour %s wide is refused", (width) => {
  const square = parsePath("M0 0h1v1z");
  expect(() => contourOutline(square, width)).toThrow(expect.objectContaining({ code: "E_NUMBER" }));
});

function noise(side: number): PixelShape {
  const data = new Uint8Array(4 * side * side);
  for (let i = 0; i < data.length; i += 4) data[i + 3] = Math.imul(i + 7, 0x9e3779b1) >>> 31 === 1 ? 255 : 0;
  return { kind: "pixels", width: side, height: side, data };
}

test("a mask of noise has a border, unless that is too ragged for a line along it", () => {
  expect(borderOf(noise(100), 300, 300).ops.length).toBeGreaterThan(1000);
  const ragged = regionOf(noise(700), { width: 700, height: 700 });
  expect(ragged.inside).toContain(1);
  expect(() => ragged.border).toThrow(expect.objectContaining({ code: "E_MASK" }));
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverage,
  flatten,
  joinOutlines,
  type Outline,
  OutlineBuilder,
  parsePath,
  scaling,
  strokeOutline,
} from "../src/index.ts";

type Point = readonly [x: number, y: number];

const SQUARE = parsePath("M30 30h40v40h-40z");
const CIRCLE = parsePath("M50 20a30 30 0 0 1 0 60a30 30 0 0 1 0-60z");

/** Measured on a picture eight times as large, where rounding to 255 levels weighs less. */
function areaOf(outline: Outline): number {
  const pixels = coverage(outline, { width: 800, height: 800, transform: scaling(8) });
  return pixels.reduce((sum, value) => sum + value, 0) / 255 / 64;
}

function polygonOf(corners: readonly Point[]): Outline {
  const pen = new OutlineBuilder();
  corners.forEach(([x, y], i) => {
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  return pen.close().build();
}

function corners(polygon: Float64Array): Point[] {
  return Array.from({ length: polygon.length / 2 }, (_, i) => [polygon[2 * i] ?? 0, polygon[2 * i + 1] ?? 0]);
}

/** How often the outline's contours go round a point. */
function winding(outline: Outline, [px, py]: Point): number {
  let turns = 0;
  for (const polygon of flatten(outline)) {
    const points = corners(polygon);
    points.forEach(([x0, y0], i) => {
      const [x1, y1] = points[(i + 1) % points.length] ?? [x0, y0];
      if (y0 <= py === y1 <= py) return;
      if (x0 + ((py - y0) * (x1 - x0)) / (y1 - y0) > px) turns += y0 < y1 ? 1 : -1;
    });
  }
  return turns;
}

function distanceTo(points: readonly Point[], [px, py]: Point): number {
  const distances = points.map(([x0, y0], i) => {
    const [x1, y1] = points[(i + 1) % points.length] ?? [x0, y0];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x0) * dx + (py - y0) * dy) / length));
    return Math.hypot(px - x0 - t * dx, py - y0 - t * dy);
  });
  return Math.min(...distances);
}

describe("the area of a stroke", () => {
  test.each([0.5, 1, 3, 8, 20])("of a square, %d wide, is its sides and one circle for the corners", (width) => {
    const outer = 40 * 40 + 4 * 40 * (width / 2) + Math.PI * (width / 2) ** 2;
    const inner = (40 - width) ** 2;
    expect(areaOf(strokeOutline(SQUARE, { width })) / (outer - inner)).toBeCloseTo(1, 3);
  });

  test.each([0.5, 1, 3, 8, 20])("of a circle, %d wide, is its circumference times its width", (width) => {
    expect(areaOf(strokeOutline(CIRCLE, { width })) / (2 * Math.PI * 30 * width)).toBeCloseTo(1, 3);
  });

  test("wider than the shape, is the shape and its border, with nothing left open", () => {
    const whole = 40 * 40 + 4 * 40 * 25 + Math.PI * 25 ** 2;
    const wide = strokeOutline(SQUARE, { width: 50 });
    expect(coverage(wide, { width: 100, height: 100 })[50 * 100 + 50]).toBe(255);
    expect(areaOf(wide) / whole).toBeCloseTo(1, 3);
  });

  test("follows the transform: twice the size has twice the length and the same width", () => {
    const small = strokeOutline(parsePath("M15 15h20v20h-20z"), { width: 3, transform: scaling(2) });
    expect(areaOf(small)).toBeCloseTo(areaOf(strokeOutline(SQUARE, { width: 3 })), 1);
  });
});

const anyPoint = fc.tuple(fc.integer({ min: 10, max: 90 }), fc.integer({ min: 10, max: 90 }));
const anyCorners = fc.uniqueArray(anyPoint, { minLength: 3, maxLength: 7, selector: ([x, y]) => 100 * x + y });
const anyWidth = fc.double({ min: 0.5, max: 30, noNaN: true });

describe("the points of a stroke", () => {
  test("are those within half its width of the contour, and no others", () => {
    fc.assert(
      fc.property(anyCorners, anyWidth, fc.array(anyPoint, { minLength: 12, maxLength: 12 }), (path, width, points) => {
        const stroke = strokeOutline(polygonOf(path), { width });
        for (const [x, y] of points) {
          const point: Point = [x + 0.123, y + 0.457];
          const distance = distanceTo(path, point);
          if (distance < width / 2 - 0.02) expect(winding(stroke, point)).not.toBe(0);
          if (distance > width / 2 + 0.001) expect(winding(stroke, point)).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("surround even a contour that turns back on itself", () => {
    const needle = polygonOf([
      [20, 50],
      [80, 50],
      [50, 50.000001],
    ]);
    const stroke = strokeOutline(needle, { width: 10 });
    for (const point of [
      [18, 50.2],
      [82, 49.8],
      [50, 53],
      [50, 47],
      [84.5, 50.1],
    ] as const) {
      expect(winding(stroke, point)).not.toBe(0);
    }
    expect(winding(stroke, [85.5, 50.1])).toBe(0);
  });

  test("together with the filled shape leave no hole between the two", () => {
    fc.assert(
      fc.property(anyCorners, anyWidth, (path, width) => {
        const fill = polygonOf(path);
        const stroke = strokeOutline(fill, { width });
        for (let i = 0; i < 60; i++) {
          const point: Point = [10.37 + ((i * 37) % 80), 10.71 + ((i * 53) % 80)];
          const inside = winding(fill, point) !== 0;
          const near = distanceTo(path, point) < width / 2 - 0.02;
          if (!inside && !near) continue;
          expect(winding(fill, point) !== 0 || winding(stroke, point) !== 0).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("a stroke has the area of its outlines' union, however many contours overlap", () => {
  const two = joinOutlines([SQUARE, parsePath("M50 50h40v40h-40z")]);
  const alone = areaOf(strokeOutline(SQUARE, { width: 6 }));
  const both = areaOf(strokeOutline(two, { width: 6 }));
  // They cross in two places, each a square as wide as the line.
  expect(both).toBeCloseTo(2 * alone - 2 * 36, 0);
});

test("contours without an area have no stroke and break nothing", () => {
  expect(strokeOutline(parsePath("M5 5zM7 7L8 8z"), { width: 4 }).ops).toHaveLength(0);
  expect(strokeOutline(parsePath("M5 5L5 5L5 5z"), { width: 4 }).points.every(Number.isFinite)).toBe(true);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { artOf } from "../src/core/shapes/art.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";
import { type Item, SHAPE_KINDS, type ShapeKind, type Stamp, type Wall } from "../src/core/shapes/shape.ts";

const COLUMNS = 80;
const ROWS = 60;

interface Pieces {
  readonly cells: readonly { readonly x: number; readonly y: number }[];
  readonly polygons: readonly (readonly (readonly [number, number])[])[];
}

/** Centres of the art's cells in the world, and the obstacles' corners. */
function pieces(item: Item): Pieces {
  return {
    cells: artOf(item, COLUMNS, ROWS).map(({ column, row }) => ({ x: column + 0.5, y: ROWS - row - 0.5 })),
    polygons: obstaclesOf({ items: [item], wind: 0 }).map(({ points }) =>
      Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0] as const),
    ),
  };
}

/** Angle that the outline turns around a point: the winding number, not the crossing count of the code. */
function winding(polygon: readonly (readonly [number, number])[], x: number, y: number): number {
  let sum = 0;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [0, 0];
    sum += Math.atan2((ax - x) * (by - y) - (ay - y) * (bx - x), (ax - x) * (bx - x) + (ay - y) * (by - y));
  });
  return Math.round(sum / (2 * Math.PI));
}

function boundary(polygon: readonly (readonly [number, number])[]): [number, number][] {
  return polygon.flatMap(([ax, ay], i): [number, number][] => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [0, 0];
    const parts = Math.ceil(Math.hypot(bx - ax, by - ay) / 0.05);
    return Array.from({ length: parts }, (_, k) => [ax + ((bx - ax) * k) / parts, ay + ((by - ay) * k) / parts]);
  });
}

/** How far a cell's centre is from the solid, and a point of the solid's outline from a cell, at most, in cells. */
function mismatch(item: Item): { cells: number; outline: number } {
  const { cells, polygons } = pieces(item);
  const points = polygons.flatMap(boundary);
  const inside = (x: number, y: number): boolean => polygons.some((polygon) => winding(polygon, x, y) === 1);
  const fromCell = cells.map(({ x, y }) =>
    inside(x, y) ? 0 : Math.min(...points.map(([px, py]) => Math.hypot(px - x, py - y))),
  );
  const fromPoint = points.map(([px, py]) =>
    Math.min(
      ...cells.map(({ x, y }) => Math.hypot(Math.max(0, Math.abs(px - x) - 0.5), Math.max(0, Math.abs(py - y) - 0.5))),
    ),
  );
  return { cells: Math.max(...fromCell), outline: Math.max(...fromPoint) };
}

function stamp(type: ShapeKind, changes: Partial<Stamp> = {}): Stamp {
  return { id: 1, color: "red", type, x: 40.3, y: 30.8, angle: 0, scale: 1, ...changes };
}

/** Twice the area, positive where the corners run counter-clockwise. */
function area(polygon: readonly (readonly [number, number])[]): number {
  return polygon.reduce((sum, [ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length] ?? [0, 0];
    return sum + ax * by - ay * bx;
  }, 0);
}

const anyStamp = fc.record({
  id: fc.constant(1),
  color: fc.constant("red" as const),
  type: fc.constantFrom(...SHAPE_KINDS),
  x: fc.double({ min: 25, max: 55, noNaN: true }),
  y: fc.double({ min: 20, max: 40, noNaN: true }),
  angle: fc.oneof(fc.constantFrom(0, 45, 90, 180, 270), fc.double({ min: 0, max: 359.9, noNaN: true })),
  scale: fc.oneof(fc.constant(1), fc.double({ min: 0.5, max: 2.5, noNaN: true })),
});

test.each(SHAPE_KINDS)("the picture of a %s agrees with what balls hit within half a cell at every degree", (kind) => {
  for (let angle = 0; angle < 360; angle += 1) {
    const { cells, outline } = mismatch(stamp(kind, { angle }));
    expect(cells, `cells at ${angle}`).toBeLessThanOrEqual(0.5001);
    expect(outline, `outline at ${angle}`).toBeLessThanOrEqual(0.5001);
  }
});

test("pictures agree with outlines at any place, angle and scale", () => {
  fc.assert(
    fc.property(anyStamp, (item) => {
      const { cells, outline } = mismatch(item);
      expect(cells).toBeLessThanOrEqual(0.5001);
      expect(outline).toBeLessThanOrEqual(0.5001);
    }),
    { numRuns: 80 },
  );
});

test("a wall's picture agrees with its polygons, which are counter-clockwise", () => {
  const point = fc.tuple(fc.double({ min: 5, max: 75, noNaN: true }), fc.double({ min: 5, max: 55, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 5 }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      (points, width) => {
        const wall: Wall = { id: 1, color: "red", type: "wall", points: points.flat(), width };
        const { cells, outline } = mismatch(wall);
        expect(cells).toBeLessThanOrEqual(0.5001);
        expect(outline).toBeLessThanOrEqual(0.5001);
        for (const polygon of pieces(wall).polygons) expect(area(polygon)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 20 },
  );
});

test("the notches of a star are open and its tips are solid, upright and upside down", () => {
  for (const [angle, sign] of [
    [0, 1],
    [180, -1],
  ] as const) {
    const [polygon = []] = pieces(stamp("star", { x: 40.5, y: 30, angle })).polygons;
    const solid = (dx: number, dy: number): boolean => winding(polygon, 40.5 + dx * sign, 30 + dy * sign) === 1;
    expect([solid(0, 2.8), solid(3, 0.7), solid(-3, 0.7), solid(2.8, -2.8), solid(-2.8, -2.8), solid(0, 0)]).toEqual(
      Array(6).fill(true),
    );
    expect([solid(2, 2), solid(-2, 2), solid(0, -2.2), solid(2.8, -1), solid(-2.8, -1)]).toEqual(Array(5).fill(false));
  }
});

test("a triangle's tip is where its picture has one, a quarter turn on it points left", () => {
  const { cells, polygons } = pieces(stamp("triangle", { angle: 90, x: 40.5, y: 30.5 }));
  const leftmost = polygons.flat().reduce((best, point) => (point[0] < best[0] ? point : best));
  const pictured = cells.reduce((best, cell) => (cell.x < best.x ? cell : best));
  expect(leftmost[0]).toBeCloseTo(38, 5);
  expect(leftmost[1]).toBeCloseTo(pictured.y, 5);
});

test("pictures are made of the signs of the original alone", () => {
  fc.assert(
    fc.property(anyStamp, (item) => {
      const text = String.fromCodePoint(...artOf(item, COLUMNS, ROWS).map(({ glyph }) => glyph));
      expect(text).toMatch(/^[#X+\-|/\\^]+$/);
    }),
  );
});

test("an upright square shows the frame that it has in the original", () => {
  const rows = Array.from({ length: 5 }, () => Array(7).fill(" "));
  for (const { column, row, glyph } of artOf(stamp("square", { x: 3.5, y: 2.5 }), 7, 5)) {
    const line = rows[row];
    if (line) line[column] = String.fromCodePoint(glyph);
  }
  expect(rows.map((row) => row.join(""))).toEqual(["+-----+", "|XXXXX|", "|XXXXX|", "|XXXXX|", "+-----+"]);
});

test("art outside of the canvas is left out", () => {
  const cells = artOf(stamp("circle", { x: 0, y: 0 }), 20, 10);
  expect(cells.length).toBeGreaterThan(0);
  for (const { column, row } of cells) {
    expect(column).toBeGreaterThanOrEqual(0);
    expect(row).toBeLessThan(10);
  }
});

test("no side of what balls hit is without a length, however near to each other the points of a wall are", () => {
  const near = fc.oneof(fc.constant(0), fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.constant(1e-14));
  fc.assert(
    fc.property(fc.array(fc.tuple(near, near), { minLength: 2, maxLength: 6 }), (points) => {
      const around = points.flatMap(([x, y]) => [50 + x, y]);
      for (const polygon of pieces({ id: 1, color: "red", type: "wall", points: around, width: 0.5 }).polygons) {
        polygon.forEach(([ax, ay], i) => {
          const [bx, by] = polygon[(i + 1) % polygon.length] ?? [ax, ay];
          expect(Math.hypot(bx - ax, by - ay)).toBeGreaterThan(0.005);
        });
      }
    }),
  );
});

test("a wall far longer than the canvas has the same picture as the part of it that is near", () => {
  const shown = (points: readonly number[]): string[] =>
    artOf({ id: 1, color: "red", type: "wall", points, width: 1 }, 40, 20)
      .map(({ column, row, glyph }) => `${column} ${row} ${glyph}`)
      .sort();
  fc.assert(
    fc.property(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 1, max: 5000 }),
      (dx, dy, times) => {
        fc.pre(dx !== 0 || dy !== 0);
        const line = (far: number): number[] => [20 - dx * far, 10 - dy * far, 20 + dx * far, 10 + dy * far];
        expect(shown(line(30 + times))).toEqual(shown(line(30)));
      },
    ),
    { numRuns: 50 },
  );
});

test("emitters and attractors stand in nobody's way", () => {
  const items: Item[] = [
    { id: 1, color: "red", type: "emitter", x: 5, y: 5, angle: 90, rate: 20 },
    { id: 2, color: "red", type: "attractor", x: 9, y: 5, strength: 20, reach: 10 },
  ];
  expect(obstaclesOf({ items, wind: 0 })).toEqual([]);
  expect(items.map((item) => artOf(item, 20, 10).length)).toEqual([2, 3]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyGrid, type Grid } from "../src/core/draw/grid.ts";
import { plotBalls, plotScratch } from "../src/core/draw/plot.ts";
import { type Balls, emptyBalls } from "../src/core/physics/balls.ts";

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly color?: number;
}

function ballsAt(spots: readonly Spot[]): Balls {
  const balls = emptyBalls(spots.length);
  balls.count = spots.length;
  for (const [i, { x, y, color = 0 }] of spots.entries()) {
    balls.x[i] = x;
    balls.y[i] = y;
    balls.color[i] = color;
  }
  return balls;
}

function plotted(spots: readonly Spot[], columns: number, rows: number): Grid {
  const grid = emptyGrid(columns, rows);
  plotBalls(ballsAt(spots), grid, plotScratch());
  return grid;
}

/** The bit of each dot with its column and its row from the top, as the Unicode Standard numbers dots 1 to 8. */
const UNICODE_DOTS = [
  { bit: 0x01, column: 0, row: 0 },
  { bit: 0x02, column: 0, row: 1 },
  { bit: 0x04, column: 0, row: 2 },
  { bit: 0x08, column: 1, row: 0 },
  { bit: 0x10, column: 1, row: 1 },
  { bit: 0x20, column: 1, row: 2 },
  { bit: 0x40, column: 0, row: 3 },
  { bit: 0x80, column: 1, row: 3 },
] as const;

test("balls in the eighths of a cell light exactly its dots, in all 256 patterns", () => {
  const [columns, rows, left, top] = [5, 4, 3, 1];
  for (let pattern = 0; pattern < 256; pattern++) {
    const lit = UNICODE_DOTS.filter(({ bit }) => (pattern & bit) !== 0);
    const grid = plotted(
      lit.map(({ column, row }) => ({ x: left + 0.25 + column / 2, y: rows - top - 0.125 - row / 4 })),
      columns,
      rows,
    );
    const expected = new Uint8Array(columns * rows);
    expected[top * columns + left] = pattern;
    expect(grid.dots).toEqual(expected);
  }
});

test("a ball that falls through a cell lights its dots from the top, and one that flies across from the left", () => {
  const seen = (spots: readonly Spot[]): number[] => {
    const patterns = spots.map((spot) => plotted([spot], 3, 3).dots[4] ?? 0);
    return patterns.filter((pattern, i) => pattern !== patterns[i - 1]);
  };
  const along = Array.from({ length: 300 }, (_, i) => i / 100);
  expect(seen(along.map((y) => ({ x: 1.3, y: 3 - y })))).toEqual([0, 0x01, 0x02, 0x04, 0x40, 0]);
  expect(seen(along.map((y) => ({ x: 1.7, y: 3 - y })))).toEqual([0, 0x08, 0x10, 0x20, 0x80, 0]);
  expect(seen(along.map((x) => ({ x, y: 1.9 })))).toEqual([0, 0x01, 0x08, 0]);
  expect(seen(along.map((x) => ({ x, y: 1.1 })))).toEqual([0, 0x40, 0x80, 0]);
});

/** The same by a list of balls for each cell, as the specification words it. */
function slowGrid(spots: readonly Spot[], columns: number, rows: number): Grid {
  const grid = emptyGrid(columns, rows);
  const within = (value: number, last: number): number => Math.min(last, Math.max(0, Math.floor(value)));
  const inCell = new Map<number, Spot[]>();
  for (const spot of spots) {
    const { x, y } = { x: Math.fround(spot.x), y: Math.fround(spot.y) };
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    const column = within(x * 2, columns * 2 - 1);
    const row = rows * 4 - 1 - within(y * 4, rows * 4 - 1);
    const cell = Math.floor(row / 4) * columns + Math.floor(column / 2);
    const dot = UNICODE_DOTS.find((one) => one.column === column % 2 && one.row === row % 4);
    grid.dots[cell] = (grid.dots[cell] ?? 0) | (dot?.bit ?? 0);
    inCell.set(cell, [...(inCell.get(cell) ?? []), spot]);
  }
  for (const [cell, together] of inCell) {
    const tally = [0, 1, 2, 3, 4, 5, 6].map((color) => together.filter((spot) => spot.color === color).length);
    const most = Math.max(...tally);
    grid.counts[cell] = together.length;
    grid.colors[cell] = tally.lastIndexOf(most);
  }
  return grid;
}

const anyCoordinate = fc.oneof(
  { weight: 12, arbitrary: fc.double({ min: -1, max: 5, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e30, -0) },
);
const anySpot = fc.record({ x: anyCoordinate, y: anyCoordinate, color: fc.integer({ min: 0, max: 6 }) });

test("frame after frame, cells hold what a list of balls a cell says, wherever the balls are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anySpot, { maxLength: 40 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      (frames, columns, rows) => {
        const grid = emptyGrid(columns, rows);
        const scratch = plotScratch();
        for (const spots of frames) {
          plotBalls(ballsAt(spots), grid, scratch);
          if (columns * rows > 0) expect(grid).toEqual(slowGrid(spots, columns, rows));
        }
      },
    ),
    // Infinities of both signs add up to no number, though neither is none.
    { examples: [[[[{ x: Number.POSITIVE_INFINITY, y: Number.NEGATIVE_INFINITY, color: 0 }]], 1, 1]] },
  );
});

test("white wins no tie, and the last of other colours does", () => {
  const at = (...colors: number[]): number | undefined => {
    return plotted(
      colors.map((color) => ({ x: 0.5, y: 0.5, color })),
      1,
      1,
    ).colors[0];
  };
  expect(at(0, 0, 1, 1)).toBe(1);
  expect(at(5, 2, 2, 5, 0)).toBe(5);
  expect(at(0, 0, 6)).toBe(0);
});

test("more balls in a cell than can be counted stay the most that can", () => {
  const balls = emptyBalls(70_000);
  balls.count = 70_000;
  balls.x.fill(0.5);
  balls.y.fill(0.5);
  const grid = emptyGrid(1, 1);
  plotBalls(balls, grid, plotScratch());
  expect(Array.from(grid.counts)).toEqual([65_535]);
});

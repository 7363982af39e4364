import { blankCells, type Cells, DEFAULT_COLOR, lay, PALETTE, shownColor } from "@side-projects/terminal";
import { expect, test } from "vitest";
import { emptyGrid, type Grid } from "../src/core/draw/grid.ts";
import type { Look } from "../src/core/draw/look.ts";
import { paintCanvas } from "../src/core/draw/paint.ts";

const BRAILLE: Look = { mode: "braille", color: false, depth: "truecolor" };

function gridOf(cells: readonly { readonly dots: number; readonly count?: number; readonly color?: number }[]): Grid {
  const grid = emptyGrid(cells.length, 1);
  for (const [i, { dots, count = 1, color = 0 }] of cells.entries()) {
    grid.dots[i] = dots;
    grid.counts[i] = count;
    grid.colors[i] = color;
  }
  return grid;
}

function painted(grid: Grid, look: Look): Cells {
  const cells = blankCells(grid.columns, grid.rows);
  paintCanvas(grid, cells, look);
  return cells;
}

const textOf = ({ glyphs }: Cells): string => Array.from(glyphs, (glyph) => String.fromCodePoint(glyph || 32)).join("");

test("the background gets lighter at 2, 4, 7, 11, 16, 26, 41 and 61 balls, in the colours of the original", () => {
  const steps: [number, number][] = [
    [1, DEFAULT_COLOR],
    [2, 0x1e1e2d],
    [3, 0x1e1e2d],
    [4, 0x2d2d41],
    [6, 0x2d2d41],
    [7, 0x3c3c5a],
    [10, 0x3c3c5a],
    [11, 0x505073],
    [15, 0x505073],
    [16, 0x64648c],
    [25, 0x64648c],
    [26, 0x7d7da5],
    [40, 0x7d7da5],
    [41, 0x9696be],
    [60, 0x9696be],
    [61, 0xafafd2],
    [65_535, 0xafafd2],
  ];
  const grid = gridOf(steps.map(([count]) => ({ dots: 1, count })));
  const backgrounds = steps.map(([, background]) => background);
  expect(Array.from(painted(grid, BRAILLE).backgrounds)).toEqual(backgrounds);
  expect(Array.from(painted(grid, { ...BRAILLE, color: true }).backgrounds)).toEqual(backgrounds);
});

test("with 256 colours the eight densities are still eight backgrounds, each among the 256", () => {
  const grid = gridOf([2, 4, 7, 11, 16, 26, 41, 61].map((count) => ({ dots: 1, count })));
  const cells = painted(grid, { ...BRAILLE, depth: "256" });
  const shown = Array.from(cells.backgrounds, (color) => shownColor(color, "256"));
  expect(new Set(shown).size).toBe(8);
  const levels = new Set([0, 95, 135, 175, 215, 255]);
  for (const color of cells.backgrounds) {
    const channels = [color >> 16, (color >> 8) & 255, color & 255];
    const [red = 0] = channels;
    const grey = channels.every((channel) => channel === red) && red % 10 === 8;
    expect(grey || channels.every((channel) => levels.has(channel))).toBe(true);
  }
});

test("white balls are bright white alone and go from bluish to white in company", () => {
  const grid = gridOf([1, 2, 5, 6, 15, 16, 900].map((count) => ({ dots: 1, count, color: 3 })));
  const foregrounds = [PALETTE + 15, 0xdcdcff, 0xdcdcff, 0xf0f0ff, 0xf0f0ff, 0xffffff, 0xffffff];
  expect(Array.from(painted(grid, BRAILLE).foregrounds)).toEqual(foregrounds);
});

test("in colour each cell has the terminal's own colour of most of its balls", () => {
  const grid = gridOf([0, 1, 2, 3, 4, 5, 6].map((color) => ({ dots: 255, count: 9, color })));
  const palette = [15, 1, 2, 3, 4, 5, 6].map((index) => PALETTE + index);
  expect(Array.from(painted(grid, { ...BRAILLE, color: true }).foregrounds)).toEqual(palette);
});

test("every pattern is its own Braille character, and a cell without a ball is a plain blank", () => {
  const grid = gridOf(Array.from({ length: 256 }, (_, dots) => ({ dots })));
  const cells = painted(grid, BRAILLE);
  const expected = Array.from({ length: 256 }, (_, dots) => (dots === 0 ? 0 : 0x2800 + dots));
  expect(Array.from(cells.glyphs)).toEqual(expected);
  expect([cells.foregrounds[0], cells.backgrounds[0]]).toEqual([DEFAULT_COLOR, DEFAULT_COLOR]);
});

test("half blocks show which halves hold balls, and how many dots by shades where colours allow", () => {
  const grid = gridOf([{ dots: 0x01 }, { dots: 0x80 }, { dots: 0x81 }, { dots: 0 }, { dots: 0x1b | 0x80 }]);
  for (const depth of ["none", "16"] as const) {
    expect(textOf(painted(grid, { mode: "half", color: false, depth }))).toBe("\u2580\u2584\u2588 \u2588");
  }
  const shaded = painted(grid, { mode: "half", color: true, depth: "truecolor" });
  expect(textOf(shaded)).toBe("\u2580\u2584\u2588 \u2584");
  expect([shaded.foregrounds[4], shaded.backgrounds[4]]).toEqual([0x808080, 0xffffff]);
});

test("the ASCII look uses nothing but printable ASCII, tells the half of a lone ball and counts in company", () => {
  const all = Array.from({ length: 256 * 80 }, (_, i) => ({ dots: i & 255, count: 1 + (i >> 8) }));
  expect(textOf(painted(gridOf(all), { ...BRAILLE, mode: "ascii" }))).toMatch(/^[ -~]+$/);
  const ramp = [{ dots: 1 }, { dots: 0x80 }, ...[2, 4, 7, 11, 16, 26, 61].map((count) => ({ dots: 255, count }))];
  expect(textOf(painted(gridOf(ramp), { ...BRAILLE, mode: "ascii" }))).toBe("'.:=+*%#@");
});

test("cells beside the grid become blank, and a grid larger than the cells is cut", () => {
  const grid = emptyGrid(3, 2);
  grid.dots.fill(255);
  grid.counts.fill(1);
  const wide = blankCells(5, 3);
  wide.glyphs.fill(65);
  paintCanvas(grid, wide, BRAILLE);
  expect(textOf(wide)).toBe("\u28ff\u28ff\u28ff  \u28ff\u28ff\u28ff       ");
  const small = blankCells(2, 1);
  paintCanvas(grid, small, BRAILLE);
  expect(textOf(small)).toBe("\u28ff\u28ff");
});

test("an overlay covers whole cells where it has a glyph, and nothing else", () => {
  const cells = blankCells(3, 2);
  cells.glyphs.fill(97);
  cells.backgrounds.fill(0x505073);
  cells.attributes.fill(1);
  const overlay = blankCells(4, 1);
  overlay.glyphs.set([88, 0, 32, 89]);
  overlay.foregrounds.fill(PALETTE + 1);
  lay(overlay, cells);
  expect(textOf(cells)).toBe("Xa aaa");
  expect(Array.from(cells.backgrounds.subarray(0, 3))).toEqual([DEFAULT_COLOR, 0x505073, DEFAULT_COLOR]);
  expect(Array.from(cells.attributes.subarray(0, 3))).toEqual([0, 1, 0]);
  expect(cells.foregrounds[1]).toBe(DEFAULT_COLOR);
});

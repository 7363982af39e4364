import { blankCells } from "@side-projects/terminal";
import { emptyGrid } from "../../../apps/ballin/src/core/draw/grid.ts";
import { paintCanvas } from "../../../apps/ballin/src/core/draw/paint.ts";
import { plotBalls, plotScratch } from "../../../apps/ballin/src/core/draw/plot.ts";
import { type Balls, emptyBalls } from "../../../apps/ballin/src/core/physics/balls.ts";
import { allOf, type Finding } from "../src/findings.ts";

/** Dots 1 to 8 of a Braille cell by column and row from the upper left, as the Unicode standard numbers them. */
const DOTS: readonly (readonly [column: number, row: number])[] = [
  ...([0, 1, 2] as const).map((row) => [0, row] as const),
  ...([0, 1, 2] as const).map((row) => [1, row] as const),
  [0, 3],
  [1, 3],
];

const COLUMNS = 16;
const ROWS = 16;

/** Every pattern of dots from balls in the middle of their part of the cell, and balls that cross cells. */
export function dotFindings(quick: boolean): Finding[] {
  return [patterns(), ...crossings(quick ? 20 : 200)];
}

function patterns(): Finding {
  const places = Array.from({ length: 256 }, (_, pattern) =>
    DOTS.flatMap(([column, row], dot) =>
      (pattern >> dot) & 1
        ? [[(pattern % COLUMNS) + column / 2 + 0.25, ROWS - Math.floor(pattern / COLUMNS) - row / 4 - 0.125] as const]
        : [],
    ),
  ).flat();
  const shown = glyphsOf(places);
  const wrong = Array.from(shown).flatMap((glyph, pattern) => {
    const wanted = pattern === 0 ? [0, 0x20, 0x2800] : [0x2800 + pattern];
    return wanted.includes(glyph) ? [] : [`pattern ${pattern} shows U+${glyph.toString(16)}`];
  });
  return allOf("patterns of a cell that light their own dots", 256, wrong);
}

/** A ball goes straight through a cell in small steps: the dots follow each other on its way, one at a time. */
function crossings(steps: number): Finding[] {
  const ways: readonly (readonly [
    name: string,
    dots: readonly number[],
    at: (part: number) => readonly [number, number],
  ])[] = [
    ["up on the left", [7, 3, 2, 1], (part) => [3.2, 5 + part]],
    ["up on the right", [8, 6, 5, 4], (part) => [3.7, 5 + part]],
    ["to the right in the upper row", [1, 4], (part) => [3 + part, 5.9]],
    ["to the right in the second row", [2, 5], (part) => [3 + part, 5.6]],
    ["to the right in the third row", [3, 6], (part) => [3 + part, 5.3]],
    ["to the right in the lowest row", [7, 8], (part) => [3 + part, 5.1]],
  ];
  return ways.map(([name, wanted, at]) => {
    const seen: number[] = [];
    const wrong: string[] = [];
    for (let step = 0; step < steps; step++) {
      const glyph = glyphsOf([at((step + 0.5) / steps)])[(ROWS - 1 - 5) * COLUMNS + 3] ?? 0;
      const dot = Math.log2(glyph - 0x2800) + 1;
      if (!Number.isInteger(dot)) wrong.push(`U+${glyph.toString(16)} at step ${step}`);
      else if (seen.at(-1) !== dot) seen.push(dot);
    }
    if (seen.join() !== wanted.join()) wrong.push(`dots ${seen.join(", ")} instead of ${wanted.join(", ")}`);
    return allOf(`a ball going ${name} lights dots ${wanted.join(", ")}, one at a time`, steps, wrong);
  });
}

function glyphsOf(places: readonly (readonly [x: number, y: number])[]): Uint32Array {
  const balls: Balls = emptyBalls(Math.max(1, places.length));
  balls.count = places.length;
  for (const [i, [x, y]] of places.entries()) {
    balls.x[i] = x;
    balls.y[i] = y;
  }
  const grid = emptyGrid(COLUMNS, ROWS);
  plotBalls(balls, grid, plotScratch());
  const cells = blankCells(COLUMNS, ROWS);
  paintCanvas(grid, cells, { mode: "braille", color: false, depth: "truecolor" });
  return cells.glyphs;
}

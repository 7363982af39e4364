import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";
import { decodePng, expectImage } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { emptyGrid } from "../src/core/draw/grid.ts";
import { paintCanvas } from "../src/core/draw/paint.ts";
import { cellsToPng } from "../src/core/draw/picture.ts";
import { plotBalls, plotScratch } from "../src/core/draw/plot.ts";
import { BallinError } from "../src/core/error.ts";
import { emptyBalls } from "../src/core/physics/balls.ts";

interface Style {
  readonly foreground?: number;
  readonly background?: number;
  readonly attributes?: number;
}

function write(cells: Cells, at: readonly [column: number, row: number], text: string, style: Style = {}): void {
  const { foreground = DEFAULT_COLOR, background = DEFAULT_COLOR, attributes = 0 } = style;
  let to = at[1] * cells.columns + at[0];
  for (const glyph of text) {
    cells.glyphs[to] = glyph.codePointAt(0) ?? 0;
    cells.foregrounds[to] = foreground;
    cells.backgrounds[to] = background;
    cells.attributes[to] = attributes;
    to++;
  }
}

/** A heap of balls in all colours with a few in flight, a shape, zones and texts in every attribute. */
function smallScene(): Cells {
  const [columns, rows] = [36, 7];
  const balls = emptyBalls(900);
  for (let i = 0; i < 900; i++) {
    const x = ((i * 61) % 360) / 10;
    balls.x[i] = x;
    balls.y[i] = i < 20 ? 3 + ((i * 7) % 40) / 10 : (((i * 37) % 100) / 100) * Math.abs(x - 18) * 0.16;
    balls.color[i] = i % 5 === 0 ? 0 : 1 + Math.floor(x / 6);
  }
  balls.count = 900;
  const grid = emptyGrid(columns, rows);
  plotBalls(balls, grid, plotScratch());
  const cells = blankCells(columns, rows + 3);
  paintCanvas(grid, cells, { mode: "braille", color: true, depth: "truecolor" });
  write(cells, [15, 2], "+---+", { foreground: PALETTE + 4 });
  write(cells, [15, 3], "|###|", { foreground: PALETTE + 4 });
  write(cells, [15, 4], "+---+", { foreground: PALETTE + 12 });
  for (let zone = 0; zone < 6; zone++) {
    write(cells, [zone * 6, rows], `  ${zone + 1}   `, {
      foreground: PALETTE,
      background: PALETTE + 1 + zone,
      attributes: ATTRIBUTES.bold,
    });
  }
  write(cells, [0, rows + 1], "FPS: 60 | Gravity 100 % | Qq@#&{}~$ ", {
    foreground: PALETTE + 2,
    background: PALETTE + 8,
  });
  write(cells, [0, rows + 2], " Save ", { attributes: ATTRIBUTES.inverse });
  write(cells, [7, rows + 2], "under", { attributes: ATTRIBUTES.underline });
  write(cells, [13, rows + 2], "dim", { attributes: ATTRIBUTES.dim });
  write(
    cells,
    [17, rows + 2],
    "\u250c\u252c\u2510\u2514\u2534\u2518\u2500\u2502\u2580\u2584\u2588\u258c\u2590\u2592\u2603",
  );
  return cells;
}

test("a small scene looks as it did", () => {
  expectImage(decodePng(cellsToPng(smallScene())), new URL("output/scene.png", import.meta.url), { tolerance: 2 });
});

test("a cell or a picture out of range is told, with what to do", () => {
  const error = (columns: number, cellWidth: number): unknown => {
    try {
      return cellsToPng(blankCells(columns, 1), { cellWidth });
    } catch (thrown) {
      return thrown instanceof BallinError ? thrown.code : thrown;
    }
  };
  expect([error(1, 3), error(1, 65), error(1, 9.5), error(1, Number.NaN), error(0, 10), error(20_000, 10)]).toEqual(
    Array.from({ length: 6 }, () => "E_SIZE"),
  );
});

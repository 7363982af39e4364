import { blankCells, type Cells, encodeFrame, frameWriter, lay } from "@side-projects/terminal";
import { BAR_ROWS } from "../core/app/layout.ts";
import { emptyGrid } from "../core/draw/grid.ts";
import type { Look } from "../core/draw/look.ts";
import { paintCanvas } from "../core/draw/paint.ts";
import { plotBalls, plotScratch } from "../core/draw/plot.ts";
import type { Balls } from "../core/physics/balls.ts";
import type { Size } from "./size.ts";

/** Draws frames as the app does, for a terminal that is not there. */
export interface Drawer {
  /** The next frame: balls, and over them the overlay. What it returns is used again for the frame after the next. */
  draw(balls: Balls, overlay: Cells): Cells;
  /** The bytes by which a terminal gets from the frame before to the last one; they last until the next call. */
  encode(): Uint8Array;
}

export function createDrawer({ columns, rows }: Size, look: Look): Drawer {
  const grid = emptyGrid(columns, Math.max(1, rows - BAR_ROWS));
  const scratch = plotScratch();
  const writer = frameWriter();
  let before: Cells | undefined;
  let shown = blankCells(columns, rows);
  let spare = blankCells(columns, rows);
  return {
    draw: (balls, overlay) => {
      plotBalls(balls, grid, scratch);
      paintCanvas(grid, spare, look);
      lay(overlay, spare);
      [shown, spare] = [spare, shown];
      return shown;
    },
    encode: () => {
      const bytes = encodeFrame(before, shown, look.depth, writer);
      before = shown;
      return bytes;
    },
  };
}

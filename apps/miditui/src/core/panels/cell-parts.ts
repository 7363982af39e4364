import { type Cells, DEFAULT_COLOR } from "@side-projects/terminal";
import type { Rect } from "../screen/layout.ts";

/** Copies cells to a place of others; all of them must have room there. */
export function copyCells(from: Cells, to: Cells, column: number, row: number): void {
  for (let at = 0; at < from.rows; at++) {
    const start = at * from.columns;
    const end = start + from.columns;
    const target = (row + at) * to.columns + column;
    to.glyphs.set(from.glyphs.subarray(start, end), target);
    to.foregrounds.set(from.foregrounds.subarray(start, end), target);
    to.backgrounds.set(from.backgrounds.subarray(start, end), target);
    to.attributes.set(from.attributes.subarray(start, end), target);
  }
}

/** Blanks a place that lies within the cells. */
export function clearCells({ column, row, columns, rows }: Rect, cells: Cells): void {
  for (let at = row; at < row + rows; at++) {
    const start = at * cells.columns + column;
    cells.glyphs.fill(0, start, start + columns);
    cells.foregrounds.fill(DEFAULT_COLOR, start, start + columns);
    cells.backgrounds.fill(DEFAULT_COLOR, start, start + columns);
    cells.attributes.fill(0, start, start + columns);
  }
}

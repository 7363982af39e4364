import type { Cells } from "@side-projects/terminal";

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

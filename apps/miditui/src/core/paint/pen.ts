import type { Cells } from "@side-projects/terminal";
import type { Rect } from "../screen/layout.ts";
import type { Ink } from "./ink.ts";

const BLANK = 0x20;

/** Sets a cell, whole. */
export function setCell(cells: Cells, at: number, glyph: number, ink: Ink): void {
  cells.glyphs[at] = glyph;
  cells.foregrounds[at] = ink.foreground;
  cells.backgrounds[at] = ink.background;
  cells.attributes[at] = ink.attributes;
}

/** Other colours and attributes for a cell that keeps its glyph. */
export function inkCell(cells: Cells, at: number, ink: Ink): void {
  cells.foregrounds[at] = ink.foreground;
  cells.backgrounds[at] = ink.background;
  cells.attributes[at] = ink.attributes;
}

/** Fills a part of the screen with one glyph. */
export function fillRect(cells: Cells, part: Rect, ink: Ink, glyph: number = BLANK): void {
  for (let row = part.row; row < part.row + part.rows; row++) {
    const from = row * cells.columns + part.column;
    const to = from + part.columns;
    cells.glyphs.fill(glyph, from, to);
    cells.foregrounds.fill(ink.foreground, from, to);
    cells.backgrounds.fill(ink.background, from, to);
    cells.attributes.fill(ink.attributes, from, to);
  }
}

/**
 * Writes text of one column a character into the first row of a part, cut off at its end.
 *
 * @param column from the left edge of the part
 * @returns the column after the text
 */
export function write(cells: Cells, part: Rect, column: number, text: string, ink: Ink): number {
  const start = part.row * cells.columns + part.column;
  let at = column;
  for (let index = 0; index < text.length && at < part.columns; index++, at++) {
    if (at >= 0) setCell(cells, start + at, text.charCodeAt(index), ink);
  }
  return at;
}

/** Copies a part of the screen from other cells of the same size. */
export function copyRect(from: Cells, to: Cells, part: Rect): void {
  for (let row = part.row; row < part.row + part.rows; row++) {
    const start = row * to.columns + part.column;
    const end = start + part.columns;
    to.glyphs.set(from.glyphs.subarray(start, end), start);
    to.foregrounds.set(from.foregrounds.subarray(start, end), start);
    to.backgrounds.set(from.backgrounds.subarray(start, end), start);
    to.attributes.set(from.attributes.subarray(start, end), start);
  }
}

/** How a text is written, in the values of Cells. */
import { type Cells, DEFAULT_COLOR } from "@side-projects/terminal";
export interface Ink {
  readonly foreground: number;
  readonly background: number;
  readonly attributes: number;
}

export const DEFAULT_INK: Ink = { foreground: DEFAULT_COLOR, background: DEFAULT_COLOR, attributes: 0 };

/** Writes a text of single-width signs; what is outside of the cells is left out. */
export function write(cells: Cells, column: number, row: number, text: string, ink: Ink): void {
  if (row < 0 || row >= cells.rows) return;
  let at = column;
  for (const sign of text) {
    if (at >= cells.columns) return;
    if (at >= 0) {
      const index = row * cells.columns + at;
      cells.glyphs[index] = sign.codePointAt(0) ?? 32;
      cells.foregrounds[index] = ink.foreground;
      cells.backgrounds[index] = ink.background;
      cells.attributes[index] = ink.attributes;
    }
    at++;
  }
}

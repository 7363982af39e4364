import type { Cells } from "./cells.ts";
import { glyphText, shownGlyph } from "./glyph.ts";

/** The glyphs of the cells as lines without blanks at their ends, each ended by a line feed. */
export function cellsToText(cells: Cells): string {
  const lines: string[] = [];
  for (let row = 0; row < cells.rows; row++) {
    const first = row * cells.columns;
    lines.push(
      Array.from({ length: cells.columns }, (_, column) =>
        glyphText(shownGlyph(cells.glyphs, first + column, column, cells.columns)),
      )
        .join("")
        .trimEnd(),
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

import type { Cells } from "./cells.ts";

/** The glyphs of the cells as lines without blanks at their ends, each ended by a line feed. */
export function cellsToText(cells: Cells): string {
  const lines: string[] = [];
  for (let row = 0; row < cells.rows; row++) {
    const glyphs = cells.glyphs.subarray(row * cells.columns, (row + 1) * cells.columns);
    lines.push(
      Array.from(glyphs, (glyph) => String.fromCodePoint(glyph || 0x20))
        .join("")
        .trimEnd(),
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

import type { Cells } from "./cells.ts";

/** Copies all cells of an overlay that are not see-through, whole: what is below keeps nothing of its own. */
export function lay(overlay: Cells, cells: Cells): void {
  const columns = Math.min(overlay.columns, cells.columns);
  const rows = Math.min(overlay.rows, cells.rows);
  for (let row = 0; row < rows; row++) {
    const to = row * cells.columns - row * overlay.columns;
    const first = row * overlay.columns;
    const end = first + columns;
    for (let at = first; at < end; at++) {
      const glyph = overlay.glyphs[at]!;
      if (glyph === 0) continue;
      cells.glyphs[at + to] = glyph;
      cells.foregrounds[at + to] = overlay.foregrounds[at]!;
      cells.backgrounds[at + to] = overlay.backgrounds[at]!;
      cells.attributes[at + to] = overlay.attributes[at]!;
    }
  }
}

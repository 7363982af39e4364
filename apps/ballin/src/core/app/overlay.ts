import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";
import { DEFAULT_INK, write } from "./ink.ts";
import { LEAST } from "./layout.ts";
import { layoutFor, type State } from "./state.ts";
import { drawBars } from "./view-bars.ts";
import { drawScene } from "./view-scene.ts";

/**
 * All that lies over the balls: shapes, bars, the builder and messages; menus are laid over it by the views. The rest is
 * see-through.
 *
 * @param colored false shows without colour what is else told by it
 */
export function drawOverlay(state: State, colored: boolean): Cells {
  const cells = blankCells(state.columns, state.rows);
  const layout = layoutFor(state);
  if (layout.buttons.length === 0) {
    drawTooSmall(cells, state);
    return cells;
  }
  drawScene(cells, state, layout, colored);
  drawBars(cells, state, layout, colored);
  drawToasts(cells, state, colored);
  return cells;
}

function drawTooSmall(cells: Cells, { columns, rows }: State): void {
  for (let row = 0; row < rows; row++) write(cells, 0, row, "".padEnd(columns), DEFAULT_INK);
  const words = `ballin needs ${LEAST.columns} x ${LEAST.rows}`;
  for (let row = 0; row * columns < words.length; row++) {
    write(cells, 0, row, words.slice(row * columns, (row + 1) * columns), DEFAULT_INK);
  }
}

function drawToasts(cells: Cells, { toasts, columns }: State, colored: boolean): void {
  toasts.forEach(({ text, bad }, row) => {
    const shown = ` ${bad ? "! " : ""}${text} `.slice(0, columns);
    const attributes = ATTRIBUTES.bold | (colored ? 0 : ATTRIBUTES.inverse);
    const background = bad ? PALETTE + 1 : PALETTE + 7;
    const ink = colored
      ? { foreground: bad ? PALETTE + 15 : PALETTE, background, attributes }
      : { foreground: DEFAULT_COLOR, background: DEFAULT_COLOR, attributes };
    write(cells, Math.max(0, columns - shown.length), row, shown, ink);
  });
}

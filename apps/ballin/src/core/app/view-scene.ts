import { ATTRIBUTES, type Cells, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";
import { artOf } from "../shapes/art.ts";
import { type Item, SHAPE_COLORS } from "../shapes/shape.ts";
import { handleCells } from "./handles.ts";
import { DEFAULT_INK, type Ink, write } from "./ink.ts";
import type { Layout } from "./layout.ts";
import { type State, selectedItem } from "./state.ts";

/** Shapes and all else that stands in the world, and what the builder shows beside them. */
export function drawScene(cells: Cells, state: State, layout: Layout, colored: boolean): void {
  for (const item of state.scene.items) drawItem(cells, item, item.id === state.selected, layout, colored);
  if (state.building === undefined) return;
  drawBuilder(cells, state, state.building, layout);
}

function drawItem(cells: Cells, item: Item, selected: boolean, layout: Layout, colored: boolean): void {
  const color = PALETTE + 1 + SHAPE_COLORS.indexOf(item.color) + (selected ? 8 : 0);
  const emphasis = selected ? ATTRIBUTES.bold | (colored ? 0 : ATTRIBUTES.inverse) : 0;
  const foreground = colored ? color : DEFAULT_COLOR;
  for (const { column, row, glyph } of artOf(item, layout.columns, layout.canvasRows)) {
    const at = row * cells.columns + column;
    cells.glyphs[at] = glyph;
    cells.foregrounds[at] = foreground;
    cells.backgrounds[at] = DEFAULT_COLOR;
    cells.attributes[at] = emphasis;
  }
}

const HANDLE: Ink = { ...DEFAULT_INK, attributes: ATTRIBUTES.inverse | ATTRIBUTES.bold };

function drawBuilder(cells: Cells, state: State, building: NonNullable<State["building"]>, layout: Layout): void {
  const item = selectedItem(state);
  if (item !== undefined) {
    for (const { column, row, glyph } of handleCells(item, layout.columns, layout.canvasRows)) {
      write(cells, column, row, glyph, HANDLE);
    }
  }
  const { wall, column, row } = building;
  if (wall !== undefined) {
    const points = [...wall, column + 0.5, layout.canvasRows - row - 0.5];
    drawItem(cells, { type: "wall", id: 0, color: "yellow", points, width: 1 }, true, layout, true);
  }
  const at = row * cells.columns + column;
  write(cells, column, row, cells.glyphs[at] ? String.fromCodePoint(cells.glyphs[at]) : "+", CURSOR);
}

const CURSOR: Ink = { ...DEFAULT_INK, attributes: ATTRIBUTES.inverse };

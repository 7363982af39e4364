import { handlesOf } from "../builder/handles.ts";
import type { Item } from "../shapes/shape.ts";

/** A cell beside the selected item that a mouse drags. */
export interface Handle {
  readonly kind: "turn" | "scale";
  readonly column: number;
  readonly row: number;
  readonly glyph: string;
}

/** The handles of an item as cells of the canvas, moved inside of it. */
export function handleCells(item: Item, columns: number, rows: number): readonly Handle[] {
  const { turn, scale } = handlesOf(item);
  const cell = (x: number, y: number): Pick<Handle, "column" | "row"> => ({
    column: Math.max(0, Math.min(columns - 1, Math.floor(x))),
    row: Math.max(0, Math.min(rows - 1, Math.floor(rows - y))),
  });
  return [
    { kind: "turn", ...cell(turn.x, turn.y), glyph: "@" },
    { kind: "scale", ...cell(scale.x, scale.y), glyph: "%" },
  ];
}

import type { Cells } from "@side-projects/terminal";
import type { Rect, RollLayout } from "../screen/layout.ts";
import { rowOfVelocity } from "../screen/viewport.ts";
import { type GridLines, LINE } from "./grid-lines.ts";
import { INKS, type Ink } from "./ink.ts";
import { setCell, write } from "./pen.ts";
import { LOOK, type RollNotes } from "./roll-notes.ts";

const SPACE = 0x20;
const COLON = 0x3a;
const BAR = 0x7c;

/** A bar for each column that notes begin in, as high as the loudest of them. */
export function paintLane(cells: Cells, roll: RollLayout, notes: RollNotes, lines: GridLines): void {
  const { lane } = roll;
  if (lane === undefined) return;
  paintScale(cells, { ...lane, column: roll.keys.column, columns: roll.keys.columns });
  for (let column = 0; column < lane.columns; column++) {
    const velocity = notes.velocities[column]!;
    const top = velocity === 0 ? lane.row + lane.rows : rowOfVelocity(lane, velocity);
    const kind = lines.kinds[column]!;
    const line = kind === LINE.bar ? BAR : kind === LINE.beat ? COLON : SPACE;
    for (let row = lane.row; row < lane.row + lane.rows; row++) {
      const at = row * cells.columns + lane.column + column;
      if (row < top) setCell(cells, at, line, INKS.step);
      else setCell(cells, at, SPACE, inkOf(notes.velocityKinds[column]!));
    }
  }
}

function inkOf(kind: number): Ink {
  if (kind === LOOK.selected) return INKS.selected;
  return kind === LOOK.newest ? INKS.newest : INKS.note;
}

function paintScale(cells: Cells, scale: Rect): void {
  const put = (row: number, text: string): void => {
    write(cells, { ...scale, row: scale.row + row }, scale.columns - 1 - text.length, text, INKS.caption);
  };
  put(0, "127");
  if (scale.rows > 2) put(1, "Vel");
  put(scale.rows - 1, "1");
}

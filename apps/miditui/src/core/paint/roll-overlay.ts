import type { Cells } from "@side-projects/terminal";
import { insertTick } from "../app/playhead.ts";
import type { AppState } from "../app/state.ts";
import type { Rect, RollLayout } from "../screen/layout.ts";
import { columnOfTick, rowOfPitch } from "../screen/viewport.ts";
import { INKS, type Ink } from "./ink.ts";
import { isLit, type Moment } from "./moment.ts";
import { inkCell, setCell } from "./pen.ts";
import type { RollNotes } from "./roll-notes.ts";
import type { Sounding } from "./sounding.ts";

const BAR = 0x7c;
const CURSOR = 0x5f;
const CORNER = 0x2b;
const DASH = 0x2d;

const NO_NOTES: ReadonlySet<number> = new Set();

/** What is painted over the roll, from below: sounding notes, rubber band, playhead, insert line, cursor. */
export function overlayRoll(moment: Moment, roll: RollLayout, notes: RollNotes): void {
  const { cells, state, playhead } = moment;
  const { grid } = roll;
  const sounding = isLit(state, "roll") ? moment.sounding(state.track) : [];
  for (const note of sounding) lightNote(cells, state, grid, notes, note);
  const lit = new Set(sounding.map(({ id }) => id));
  overlayBand(cells, state, grid);
  const column = columnOfTick(state, grid, playhead) - grid.column;
  overlayLine(cells, grid, notes, column, { ink: INKS.playhead, lit });
  if (state.mode === "insert") {
    const tick = insertTick(state);
    overlayLine(cells, grid, notes, columnOfTick(state, grid, tick) - grid.column, { ink: INKS.insert, lit: NO_NOTES });
  }
  overlayCursor(cells, state, grid, notes);
}

function lightNote(cells: Cells, state: AppState, grid: Rect, notes: RollNotes, note: Sounding): void {
  const row = rowOfPitch(state, grid, note.pitch) - grid.row;
  if (row < 0 || row >= grid.rows) return;
  const first = Math.max(0, columnOfTick(state, grid, note.start) - grid.column);
  const last = Math.min(grid.columns - 1, columnOfTick(state, grid, note.end - 1) - grid.column);
  const start = (grid.row + row) * cells.columns + grid.column;
  for (let column = first; column <= last; column++) {
    const at = row * notes.columns + column;
    if (notes.looks[at] !== 0 && notes.owners[at] === note.id) inkCell(cells, start + column, INKS.sounding);
  }
}

interface Line {
  readonly ink: Ink;
  /** Ids of notes that tell by their light that the line is there, and keep their glyphs. */
  readonly lit: ReadonlySet<number>;
}

/** A line through all rows; on notes it is a block, to be seen on any colour. */
function overlayLine(cells: Cells, grid: Rect, notes: RollNotes, column: number, { ink, lit }: Line): void {
  if (column < 0 || column >= grid.columns) return;
  for (let row = 0; row < grid.rows; row++) {
    const at = (grid.row + row) * cells.columns + grid.column + column;
    const cell = row * notes.columns + column;
    if (notes.looks[cell] === 0) setCell(cells, at, BAR, ink);
    else if (!lit.has(notes.owners[cell]!)) setCell(cells, at, BAR, INKS.playheadOnNote);
  }
}

/** The border of the rubber band, over notes as well. */
function overlayBand(cells: Cells, state: AppState, grid: Rect): void {
  const { band } = state;
  if (band === undefined) return;
  const left = columnOfTick(state, grid, Math.min(band.from.tick, band.to.tick));
  const right = columnOfTick(state, grid, Math.max(band.from.tick, band.to.tick));
  const top = rowOfPitch(state, grid, Math.max(band.from.pitch, band.to.pitch));
  const bottom = rowOfPitch(state, grid, Math.min(band.from.pitch, band.to.pitch));
  const put = (column: number, row: number, glyph: number): void => {
    if (column < grid.column || column >= grid.column + grid.columns) return;
    if (row < grid.row || row >= grid.row + grid.rows) return;
    setCell(cells, row * cells.columns + column, glyph, INKS.band);
  };
  for (let column = Math.max(left, grid.column); column <= Math.min(right, grid.column + grid.columns); column++) {
    put(column, top, DASH);
    put(column, bottom, DASH);
  }
  for (let row = Math.max(top, grid.row); row <= Math.min(bottom, grid.row + grid.rows); row++) {
    const corner = row === top || row === bottom;
    put(left, row, corner ? CORNER : BAR);
    put(right, row, corner ? CORNER : BAR);
  }
}

function overlayCursor(cells: Cells, state: AppState, grid: Rect, notes: RollNotes): void {
  const column = columnOfTick(state, grid, state.cursor.tick) - grid.column;
  const row = rowOfPitch(state, grid, state.cursor.pitch) - grid.row;
  if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows) return;
  const at = (grid.row + row) * cells.columns + grid.column + column;
  if (notes.looks[row * notes.columns + column] === 0) setCell(cells, at, CURSOR, INKS.cursor);
  else inkCell(cells, at, INKS.cursor);
}

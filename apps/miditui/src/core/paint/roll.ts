import type { Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { NoteList } from "../notes/note-list.ts";
import { isBlackKey, pitchName } from "../pitch-name.ts";
import type { Rect, RollLayout } from "../screen/layout.ts";
import { pitchOfRow, rollSpan } from "../screen/viewport.ts";
import { type GridLines, LINE } from "./grid-lines.ts";
import { INKS, type Ink } from "./ink.ts";
import { paintLane } from "./lane.ts";
import { fillRect, setCell, write } from "./pen.ts";
import { LOOK, type RollNotes, rollNotes } from "./roll-notes.ts";

const SPACE = 0x20;
const DOT = 0x2e;
const COLON = 0x3a;
const BAR = 0x7c;
const LEFT = 0x3c;
const RIGHT = 0x3e;
const UP = 0x5e;
const DOWN = 0x76;
const NOTE_START = 0x5b;
const NOTE_BODY = 0x3d;
/** Selected notes are told apart without colour. */
const SELECTED_BODY = 0x23;

/** Inks of notes by their LOOK. */
const LOOK_INKS: readonly Ink[] = [INKS.blank, INKS.note, INKS.selected, INKS.newest];

const LINE_INKS: readonly Ink[] = [INKS.blank, INKS.step, INKS.beat, INKS.bar];
const WHITE_KEY_LINES: readonly number[] = [SPACE, DOT, COLON, BAR];
/** Rows of black keys have no dots, as the scale of the piano has no room there. */
const BLACK_KEY_LINES: readonly number[] = [SPACE, SPACE, COLON, BAR];

/** Paints all of the roll that does not move with the playhead. */
export function paintRoll(cells: Cells, state: AppState, roll: RollLayout, lines: GridLines): RollNotes {
  const notes = rollNotes(notesOf(state), {
    span: rollSpan(state, roll),
    columns: roll.grid.columns,
    rows: roll.grid.rows,
    ticksPerColumn: state.ticksPerColumn,
    selection: state.selection,
    newest: state.newest,
  });
  paintKeys(cells, state, roll, notes);
  for (let row = 0; row < roll.grid.rows; row++) {
    const pitch = pitchOfRow(state, roll.grid, roll.grid.row + row);
    if (pitch === undefined) fillRect(cells, rowRect(roll.grid, row), INKS.blank);
    else paintRow(cells, roll.grid, { row, pitch }, { notes, lines });
  }
  if (roll.lane !== undefined) paintLane(cells, roll, notes, lines);
  return notes;
}

/** The notes that the roll shows: those of the track that is chosen. */
function notesOf(state: AppState): NoteList {
  return state.project.tracks[state.track]?.notes ?? { count: 0, blocks: [] };
}

interface Row {
  /** From the top of the grid. */
  readonly row: number;
  readonly pitch: number;
}

interface Shown {
  readonly notes: RollNotes;
  readonly lines: GridLines;
}

function rowRect(part: Rect, row: number): Rect {
  return { column: part.column, row: part.row + row, columns: part.columns, rows: 1 };
}

function paintKeys(cells: Cells, state: AppState, roll: RollLayout, notes: RollNotes): void {
  const above = notes.above.includes(1) ? "^" : " ";
  const below = notes.below.includes(1) ? "v" : " ";
  const last = roll.keys.rows - 1;
  for (let row = 0; row < roll.keys.rows; row++) {
    const pitch = pitchOfRow(state, roll.grid, roll.grid.row + row);
    const line = rowRect(roll.keys, row);
    if (pitch === undefined) {
      fillRect(cells, line, INKS.blank);
      continue;
    }
    const sign = row === 0 ? above : row === last ? below : " ";
    const ink = pitch === state.cursor.pitch ? INKS.cursorKey : isBlackKey(pitch) ? INKS.blackKey : INKS.whiteKey;
    write(cells, line, 0, `${pitchName(pitch).padStart(line.columns - 1)}${sign}`, ink);
  }
}

function paintRow(cells: Cells, grid: Rect, { row, pitch }: Row, { notes, lines }: Shown): void {
  const { columns, looks, above, below } = notes;
  const { kinds } = lines;
  const glyphs = isBlackKey(pitch) ? BLACK_KEY_LINES : WHITE_KEY_LINES;
  const start = (grid.row + row) * cells.columns + grid.column;
  const from = row * columns;
  const upper = row === 0;
  const lower = row === notes.rows - 1;
  for (let column = 0; column < columns; column++) {
    const look = looks[from + column]!;
    if (look !== 0) {
      setCell(cells, start + column, noteGlyph(look), LOOK_INKS[look & LOOK.kind]!);
    } else if (column === 0 && notes.left[pitch] === 1) {
      setCell(cells, start, LEFT, INKS.arrow);
    } else if (column === columns - 1 && notes.right[pitch] === 1) {
      setCell(cells, start + column, RIGHT, INKS.arrow);
    } else if (upper && above[column] === 1) {
      setCell(cells, start + column, UP, INKS.arrow);
    } else if (lower && below[column] === 1) {
      setCell(cells, start + column, DOWN, INKS.arrow);
    } else {
      const kind = kinds[column] ?? LINE.none;
      setCell(cells, start + column, glyphs[kind]!, LINE_INKS[kind]!);
    }
  }
}

function noteGlyph(look: number): number {
  if ((look & LOOK.start) !== 0) return NOTE_START;
  return (look & LOOK.kind) === LOOK.selected ? SELECTED_BODY : NOTE_BODY;
}

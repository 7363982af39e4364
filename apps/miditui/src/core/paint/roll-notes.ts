import type { NoteBlock, NoteList, NoteSet } from "../notes/note-list.ts";
import { hasNote } from "../notes/note-set.ts";
import type { RollSpan } from "../screen/viewport.ts";
import { loudestNote, pitchSummary, spanSummary } from "./block-summary.ts";

/** What a cell of the roll shows of a note: its kind in the lower two bits, and whether the note begins there. */
export const LOOK: {
  readonly plain: 1;
  readonly selected: 2;
  readonly newest: 3;
  readonly kind: 3;
  readonly start: 4;
} = {
  plain: 1,
  selected: 2,
  newest: 3,
  kind: 3,
  start: 4,
};

/** The notes of one track as the cells of a grid see them; of notes that share a cell the last in the list's order. */
export interface RollNotes {
  readonly columns: number;
  readonly rows: number;
  /** LOOK of each cell, row by row; 0 without a note. */
  readonly looks: Uint8Array;
  /** Id of the note that is seen in a cell. */
  readonly owners: Uint32Array;
  /** By column: whether there are notes above the top row, and below the bottom one. */
  readonly above: Uint8Array;
  readonly below: Uint8Array;
  /** By pitch: whether there are notes that begin left of the view, or end right of it. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  /** By column: the highest velocity of the notes that begin there, 0 without any, and the kind of that note. */
  readonly velocities: Uint8Array;
  readonly velocityKinds: Uint8Array;
}

export interface RollView {
  readonly span: RollSpan;
  readonly columns: number;
  readonly rows: number;
  readonly ticksPerColumn: number;
  readonly selection: NoteSet;
  readonly newest: number | undefined;
}

export function rollNotes(list: NoteList, view: RollView): RollNotes {
  const { columns, rows } = view;
  const notes: RollNotes = {
    columns,
    rows,
    looks: new Uint8Array(columns * rows),
    owners: new Uint32Array(columns * rows),
    above: new Uint8Array(columns),
    below: new Uint8Array(columns),
    left: new Uint8Array(128),
    right: new Uint8Array(128),
    velocities: new Uint8Array(columns),
    velocityKinds: new Uint8Array(columns),
  };
  const { from, to } = view.span;
  for (const block of list.blocks) {
    if (block.firstStart >= to) addPitches(block, notes.right);
    else if (block.lastEnd < from) addPitches(block, notes.left);
    else if (isOneColumn(block, view)) addFarBlock(block, view, notes);
    else addBlock(block, view, notes);
  }
  return notes;
}

/** Marks the pitches of a block in 128 bytes. */
function addPitches(block: NoteBlock, marks: Uint8Array): void {
  const { pitches } = pitchSummary(block);
  for (let at = 0; at < pitches.length; at++) marks[pitches[at]! + block.pitchShift] = 1;
}

function isOneColumn(block: NoteBlock, { span, ticksPerColumn }: RollView): boolean {
  const { firstStart, lastEnd, tickShift } = block;
  if (firstStart < span.from || lastEnd > span.to || lastEnd - firstStart > ticksPerColumn) return false;
  const end = spanSummary(block).end + tickShift;
  if (end > span.to) return false;
  const columnOf = (tick: number): number => Math.floor((tick - span.from) / ticksPerColumn);
  return columnOf(firstStart) === columnOf(end - 1);
}

/** Of a block that is all in one column, only the last note of each pitch and the loudest of all are seen. */
function addFarBlock(block: NoteBlock, view: RollView, notes: RollNotes): void {
  const { ids, velocities, pitchShift } = block;
  const { columns, rows, span } = view;
  const column = Math.floor((block.firstStart - span.from) / view.ticksPerColumn);
  const { pitches, last } = pitchSummary(block);
  for (let at = 0; at < pitches.length; at++) {
    const row = span.high - pitches[at]! - pitchShift;
    if (row < 0) notes.above[column] = 1;
    else if (row >= rows) notes.below[column] = 1;
    else {
      const id = ids[last[at]!]!;
      notes.looks[row * columns + column] = lookOf(id, view) | LOOK.start;
      notes.owners[row * columns + column] = id;
    }
  }
  const loudest = loudestNote(block);
  if (velocities[loudest]! < notes.velocities[column]!) return;
  notes.velocities[column] = velocities[loudest]!;
  notes.velocityKinds[column] = lookOf(ids[loudest]!, view);
}

function lookOf(id: number, { newest, selection }: RollView): number {
  if (id === newest) return LOOK.newest;
  return hasNote(selection, id) ? LOOK.selected : LOOK.plain;
}

function addBlock(block: NoteBlock, view: RollView, notes: RollNotes): void {
  const { count, ids, starts, durations, pitches, velocities, tickShift, pitchShift } = block;
  const { looks, owners, above, below, left, right, velocities: highest, velocityKinds } = notes;
  const { columns, rows, ticksPerColumn, selection } = view;
  const { from, to, high } = view.span;
  const newest = view.newest ?? -1;
  const { bits, firstWord } = selection;
  const anySelected = selection.count > 0;
  for (let index = 0; index < count; index++) {
    const pitch = pitches[index]! + pitchShift;
    const start = starts[index]! + tickShift;
    // A note without length is seen where it begins.
    const end = start + (durations[index]! || 1);
    if (start >= to) {
      right[pitch] = 1;
      continue;
    }
    if (start < from) left[pitch] = 1;
    if (end > to) right[pitch] = 1;
    if (end <= from) continue;

    const id = ids[index]!;
    let look: number = LOOK.plain;
    if (id === newest) look = LOOK.newest;
    else if (anySelected && ((bits[(id >>> 5) - firstWord]! >>> (id & 31)) & 1) === 1) look = LOOK.selected;

    // Quotients are columns of the screen, so they are small whatever the ticks are.
    const first = start < from ? 0 : ((start - from) / ticksPerColumn) | 0;
    const last = end >= to ? columns - 1 : ((end - 1 - from) / ticksPerColumn) | 0;
    if (start >= from && velocities[index]! >= highest[first]!) {
      highest[first] = velocities[index]!;
      velocityKinds[first] = look;
    }
    const row = high - pitch;
    if (row < 0) {
      for (let column = first; column <= last; column++) above[column] = 1;
      continue;
    }
    if (row >= rows) {
      for (let column = first; column <= last; column++) below[column] = 1;
      continue;
    }
    const at = row * columns;
    for (let cell = at + first; cell <= at + last; cell++) {
      looks[cell] = look;
      owners[cell] = id;
    }
    if (start >= from) looks[at + first] = look | LOOK.start;
  }
}

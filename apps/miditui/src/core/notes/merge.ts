import type { NoteBlock, NoteList } from "./note-list.ts";
import { type NoteWriter, noteWriter } from "./note-writer.ts";

/** The notes of both lists in one; blocks between which the other has none are shared. */
export function mergeNotes(a: NoteList, b: NoteList): NoteList {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const writer = noteWriter();
  const left: Cursor = { blocks: a.blocks, block: 0, index: 0 };
  const right: Cursor = { blocks: b.blocks, block: 0, index: 0 };
  while (left.block < left.blocks.length && right.block < right.blocks.length) {
    takeBefore(left, right, writer);
    if (left.block < left.blocks.length) takeBefore(right, left, writer);
  }
  takeRest(left, writer);
  takeRest(right, writer);
  return writer.finish();
}

interface Cursor {
  readonly blocks: readonly NoteBlock[];
  block: number;
  index: number;
}

/** Takes all notes of `from` that come before the one that `other` stands at. */
function takeBefore(from: Cursor, other: Cursor, writer: NoteWriter): void {
  const limit = other.blocks[other.block]!;
  for (; from.block < from.blocks.length; from.block++, from.index = 0) {
    const block = from.blocks[from.block]!;
    const end = firstNotBefore(block, from.index, limit, other.index);
    if (end === block.count && from.index === 0) writer.block(block);
    else if (end > from.index) writer.run(block, from.index, end);
    if (end < block.count) {
      from.index = end;
      return;
    }
  }
}

function takeRest(cursor: Cursor, writer: NoteWriter): void {
  for (; cursor.block < cursor.blocks.length; cursor.block++, cursor.index = 0) {
    const block = cursor.blocks[cursor.block]!;
    if (cursor.index === 0) writer.block(block);
    else writer.run(block, cursor.index, block.count);
  }
}

/** Place of the first note of `block`, from `from` on, that does not come before the note at `index` of `other`. */
function firstNotBefore(block: NoteBlock, from: number, other: NoteBlock, index: number): number {
  if (!comesBefore(block, from, other, index)) return from;
  // Doubling steps first: lists that alternate need one, lists that hardly meet a few.
  let low = from;
  let step = 1;
  while (low + step < block.count && comesBefore(block, low + step, other, index)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, block.count);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(block, middle, other, index)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(a: NoteBlock, i: number, b: NoteBlock, j: number): boolean {
  const start = a.starts[i]! + a.tickShift;
  const otherStart = b.starts[j]! + b.tickShift;
  if (start !== otherStart) return start < otherStart;
  const pitch = a.pitches[i]! + a.pitchShift;
  const otherPitch = b.pitches[j]! + b.pitchShift;
  return pitch === otherPitch ? a.ids[i]! < b.ids[j]! : pitch < otherPitch;
}

import type { NoteColumns, NoteList } from "./note-list.ts";
import { noteWriter } from "./note-writer.ts";

/** The list of notes that come in any order; the columns are read, not kept. */
export function notesFrom(columns: NoteColumns): NoteList {
  const writer = noteWriter();
  if (isSorted(columns)) for (let i = 0; i < columns.count; i++) writer.note(columns, i);
  else for (const index of sortedOrder(columns)) writer.note(columns, index);
  return writer.finish();
}

function isSorted({ count, starts, pitches, ids }: NoteColumns): boolean {
  for (let i = 1; i < count; i++) {
    const step = starts[i]! - starts[i - 1]! || pitches[i]! - pitches[i - 1]! || ids[i]! - ids[i - 1]!;
    if (step < 0) return false;
  }
  return true;
}

function sortedOrder({ count, starts, pitches, ids }: NoteColumns): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order.sort((a, b) => starts[a]! - starts[b]! || pitches[a]! - pitches[b]! || ids[a]! - ids[b]!);
}

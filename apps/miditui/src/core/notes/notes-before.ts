import type { NoteList } from "./note-list.ts";
import { noteWriter } from "./note-writer.ts";

/** The notes that begin before a tick; all for Infinity. */
export function notesBefore(notes: NoteList, before: number): NoteList {
  if (before === Number.POSITIVE_INFINITY) return notes;
  const kept = noteWriter();
  for (const block of notes.blocks) {
    let count = block.count;
    while (count > 0 && (block.starts[count - 1] ?? 0) + block.tickShift >= before) count--;
    if (count === block.count) kept.block(block);
    else if (count > 0) kept.run(block, 0, count);
  }
  return kept.finish();
}

import { emptyNotes, type NoteBlock, type NoteList, type NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";
import { type NoteWriter, noteWriter } from "./note-writer.ts";

/** A list parted in two by a set of ids. */
export interface Parted {
  /** Notes that are not in the set; the very same list if none is. */
  readonly kept: NoteList;
  readonly taken: NoteList;
}

/** Parts a list in two; blocks that lie wholly on one side are shared. */
export function takeOut(list: NoteList, set: NoteSet): Parted {
  if (!hasAny(list, set)) return { kept: list, taken: emptyNotes };
  const kept = noteWriter();
  const taken = noteWriter();
  for (const block of list.blocks) {
    if (!mayHaveBetween(set, block.minId, block.maxId)) kept.block(block);
    else partBlock(block, set, kept, taken);
  }
  return { kept: kept.finish(), taken: taken.finish() };
}

/** Whether a note of the set is in the list. */
export function hasAny(list: NoteList, set: NoteSet): boolean {
  return list.blocks.some(
    (block) => mayHaveBetween(set, block.minId, block.maxId) && block.ids.some((id) => hasNote(set, id)),
  );
}

function partBlock(block: NoteBlock, set: NoteSet, kept: NoteWriter, taken: NoteWriter): void {
  const { ids, count } = block;
  for (let from = 0; from < count; ) {
    const inSet = hasNote(set, ids[from]!);
    let to = from + 1;
    while (to < count && hasNote(set, ids[to]!) === inSet) to++;
    const writer = inSet ? taken : kept;
    if (to - from === count) writer.block(block);
    else writer.run(block, from, to);
    from = to;
  }
}

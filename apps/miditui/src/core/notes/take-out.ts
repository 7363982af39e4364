import { emptyNotes, type NoteBlock, type NoteList, type NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";
import { type NoteWriter, noteWriter } from "./note-writer.ts";

/** A list parted in two by a set of ids. */
export interface Parted {
  /** Notes that are not in the set; the very same list if none is. */
  readonly kept: NoteList;
  readonly taken: NoteList;
}

/** The last set that a list was parted by: every step of a drag parts the song it began with by the same one. */
const known = new WeakMap<NoteList, { readonly set: NoteSet; readonly parted: Parted }>();

/** Parts a list in two; blocks that lie wholly on one side are shared. */
export function takeOut(list: NoteList, set: NoteSet): Parted {
  const last = known.get(list);
  if (last?.set === set) return last.parted;
  const parted = part(list, set);
  if (parted.taken.count > 0) known.set(list, { set, parted });
  return parted;
}

function part(list: NoteList, set: NoteSet): Parted {
  const first = list.blocks.findIndex((block) => hasAny(block, set));
  if (first < 0) return { kept: list, taken: emptyNotes };
  const kept = noteWriter();
  const taken = noteWriter();
  list.blocks.forEach((block, index) => {
    if (index < first || !mayHaveBetween(set, block.minId, block.maxId)) kept.block(block);
    else partBlock(block, set, kept, taken);
  });
  return { kept: kept.finish(), taken: taken.finish() };
}

function hasAny(block: NoteBlock, set: NoteSet): boolean {
  if (!mayHaveBetween(set, block.minId, block.maxId)) return false;
  for (let i = 0; i < block.count; i++) if (hasNote(set, block.ids[i]!)) return true;
  return false;
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

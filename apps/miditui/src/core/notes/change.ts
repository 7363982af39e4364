import { NO_ORDER } from "../project/event.ts";
import { NOTE_FLAGS, type NoteBlock, type NoteList, type NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";

/** What a value of a note becomes. */
export type NoteValue = (start: number, value: number, id: number) => number;

/** Notes of the set get other velocities (1 to 127); the very same list if all have them already. */
export function withVelocities(list: NoteList, set: NoteSet, velocity: NoteValue): NoteList {
  return changeBlocks(list, set, (block) => {
    if (!changesAny(block, block.velocities, set, velocity)) return block;
    const velocities = block.velocities.slice();
    fill(block, velocities, set, velocity);
    return { ...block, velocities };
  });
}

/** Notes of the set get other lengths in ticks; those whose length changes are ended here, no longer by their file. */
export function withDurations(list: NoteList, set: NoteSet, duration: NoteValue): NoteList {
  return changeBlocks(list, set, (block) => {
    if (!changesAny(block, block.durations, set, duration)) return block;
    const durations = block.durations.slice();
    fill(block, durations, set, duration);
    const changed = (index: number): boolean => durations[index] !== block.durations[index];
    const flags = block.flags.map((flag, i) => (changed(i) ? flag & ~NOTE_FLAGS.open : flag));
    const orders = block.orders && {
      on: block.orders.on,
      off: block.orders.off.map((order, i) => (changed(i) ? NO_ORDER : order)),
    };
    let lastEnd = 0;
    for (let i = 0; i < block.count; i++) {
      lastEnd = Math.max(lastEnd, block.starts[i]! + block.tickShift + durations[i]!);
    }
    return { ...block, durations, flags, orders, lastEnd };
  });
}

function changeBlocks(list: NoteList, set: NoteSet, change: (block: NoteBlock) => NoteBlock): NoteList {
  let changed = false;
  const blocks = list.blocks.map((block) => {
    if (!mayHaveBetween(set, block.minId, block.maxId)) return block;
    const next = change(block);
    if (next !== block) changed = true;
    return next;
  });
  return changed ? { count: list.count, blocks } : list;
}

/** Whether a note of the set would get another value than it has. */
function changesAny(block: NoteBlock, column: Uint8Array | Uint32Array, set: NoteSet, value: NoteValue): boolean {
  const { ids, starts, tickShift, count } = block;
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    if (hasNote(set, id) && value(starts[i]! + tickShift, column[i]!, id) !== column[i]) return true;
  }
  return false;
}

function fill(block: NoteBlock, column: Uint8Array | Uint32Array, set: NoteSet, value: NoteValue): void {
  const { ids, starts, tickShift, count } = block;
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    if (hasNote(set, id)) column[i] = value(starts[i]! + tickShift, column[i]!, id);
  }
}

import { NO_ORDER } from "../project/event.ts";
import { NOTE_FLAGS, type NoteBlock, type NoteList, type NoteOrders, type NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";

/** What a value of a note becomes. */
export type NoteValue = (start: number, value: number, id: number) => number;

/** Notes of the set get other velocities (1 to 127); the very same list if all have them already. */
export function withVelocities(list: NoteList, set: NoteSet, velocity: NoteValue): NoteList {
  return changeBlocks(list, set, (block) => {
    const velocities = block.velocities.slice();
    return fill(velocities, block, set, velocity) ? { ...block, velocities } : block;
  });
}

/** Notes of the set get other lengths in ticks; those whose length changes are ended here, no longer by their file. */
export function withDurations(list: NoteList, set: NoteSet, duration: NoteValue): NoteList {
  return changeBlocks(list, set, (block) => {
    const durations = block.durations.slice();
    if (!fill(durations, block, set, duration)) return block;
    const flags = block.flags.slice();
    const off = block.orders?.off.slice();
    let open = false;
    let lastEnd = 0;
    for (let i = 0; i < block.count; i++) {
      const end = block.starts[i]! + block.tickShift + durations[i]!;
      if (end > lastEnd) lastEnd = end;
      if (durations[i] === block.durations[i]) continue;
      if (off) off[i] = NO_ORDER;
      if ((flags[i]! & NOTE_FLAGS.open) === 0) continue;
      open = true;
      flags[i]! &= ~NOTE_FLAGS.open;
    }
    const orders: NoteOrders | undefined = block.orders && off ? { on: block.orders.on, off } : undefined;
    return { ...block, durations, flags: open ? flags : block.flags, orders, lastEnd };
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

/** Whether a note of the set has got another value than it had. */
function fill(column: Uint8Array | Uint32Array, block: NoteBlock, set: NoteSet, value: NoteValue): boolean {
  const { ids, starts, tickShift, count } = block;
  let changed = false;
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    if (!hasNote(set, id)) continue;
    const old = column[i]!;
    const next = value(starts[i]! + tickShift, old, id);
    if (next === old) continue;
    column[i] = next;
    changed = true;
  }
  return changed;
}

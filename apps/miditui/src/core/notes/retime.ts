import { NO_ORDER } from "../project/event.ts";
import { mergeNotes } from "./merge.ts";
import { LAST_TICK } from "./new-notes.ts";
import { NOTE_FLAGS, type NoteBlock, type NoteColumns, type NoteList, type NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";
import { notesFrom } from "./notes-from.ts";
import { takeOut } from "./take-out.ts";

/**
 * Notes of the set start elsewhere and keep their lengths, as far as they end by LAST_TICK; the very same list if none of
 * them moves.
 */
export function withStarts(list: NoteList, set: NoteSet, startOf: (start: number) => number): NoteList {
  let changed = false;
  const blocks = list.blocks.map((block) => {
    const next = retimed(block, set, startOf);
    if (next !== block) changed = true;
    return next;
  });
  if (!changed) return list;
  const retimedList = { count: list.count, blocks };
  if (blocks.every((block, index) => isSorted(block, blocks[index - 1]))) return retimedList;
  const { kept, taken } = takeOut(retimedList, set);
  return mergeNotes(kept, notesFrom(columnsOf(taken)));
}

/** The block with other starts, in the old order: it may be one that no list can hold. */
function retimed(block: NoteBlock, set: NoteSet, startOf: (start: number) => number): NoteBlock {
  if (!mayHaveBetween(set, block.minId, block.maxId)) return block;
  const { count, ids, tickShift, durations } = block;
  const starts = new Uint32Array(count);
  let changed = false;
  let firstStart = Number.POSITIVE_INFINITY;
  let lastEnd = 0;
  for (let i = 0; i < count; i++) {
    const old = block.starts[i]! + tickShift;
    const start = hasNote(set, ids[i]!) ? Math.min(startOf(old), Math.max(old, LAST_TICK - durations[i]!)) : old;
    if (start !== old) changed = true;
    starts[i] = start;
    if (start < firstStart) firstStart = start;
    if (start + durations[i]! > lastEnd) lastEnd = start + durations[i]!;
  }
  if (!changed) return block;
  const isMoved = (i: number): boolean => starts[i] !== block.starts[i]! + tickShift;
  return {
    ...block,
    starts,
    flags: withoutOpen(block.flags, isMoved),
    orders: block.orders && {
      on: withoutOrders(block.orders.on, isMoved),
      off: withoutOrders(block.orders.off, isMoved),
    },
    tickShift: 0,
    firstStart,
    lastEnd,
  };
}

/** A note that its file never ended has, once it is moved, the end that it had. */
function withoutOpen(flags: Uint8Array, isMoved: (index: number) => boolean): Uint8Array {
  let next: Uint8Array | undefined;
  for (let i = 0; i < flags.length; i++) {
    if ((flags[i]! & NOTE_FLAGS.open) === 0 || !isMoved(i)) continue;
    next ??= flags.slice();
    next[i]! &= ~NOTE_FLAGS.open;
  }
  return next ?? flags;
}

function withoutOrders(orders: Uint32Array, isMoved: (index: number) => boolean): Uint32Array {
  const next = orders.slice();
  for (let i = 0; i < next.length; i++) if (isMoved(i)) next[i] = NO_ORDER;
  return next;
}

function isSorted(block: NoteBlock, previous: NoteBlock | undefined): boolean {
  const { count } = block;
  if (previous && !inOrder(previous, previous.count - 1, block, 0)) return false;
  for (let i = 1; i < count; i++) if (!inOrder(block, i - 1, block, i)) return false;
  return true;
}

function inOrder(a: NoteBlock, i: number, b: NoteBlock, j: number): boolean {
  const start = a.starts[i]! + a.tickShift - b.starts[j]! - b.tickShift;
  if (start !== 0) return start < 0;
  const pitch = a.pitches[i]! + a.pitchShift - b.pitches[j]! - b.pitchShift;
  return pitch === 0 ? a.ids[i]! < b.ids[j]! : pitch < 0;
}

/** All notes of a list in columns of its whole length. */
function columnsOf(list: NoteList): NoteColumns {
  const { count } = list;
  const ids = new Uint32Array(count);
  const starts = new Uint32Array(count);
  const durations = new Uint32Array(count);
  const pitches = new Uint8Array(count);
  const velocities = new Uint8Array(count);
  const offVelocities = new Uint8Array(count);
  const flags = new Uint8Array(count);
  const ordered = list.blocks.some((block) => block.orders);
  const orders = ordered
    ? { on: new Uint32Array(count).fill(NO_ORDER), off: new Uint32Array(count).fill(NO_ORDER) }
    : undefined;
  let at = 0;
  for (const block of list.blocks) {
    const { tickShift, pitchShift } = block;
    ids.set(block.ids, at);
    durations.set(block.durations, at);
    velocities.set(block.velocities, at);
    offVelocities.set(block.offVelocities, at);
    flags.set(block.flags, at);
    for (let i = 0; i < block.count; i++) {
      starts[at + i] = block.starts[i]! + tickShift;
      pitches[at + i] = block.pitches[i]! + pitchShift;
    }
    if (orders && block.orders) {
      orders.on.set(block.orders.on, at);
      orders.off.set(block.orders.off, at);
    }
    at += block.count;
  }
  return { count, ids, starts, durations, pitches, velocities, offVelocities, flags, orders };
}

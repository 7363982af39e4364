import { NOTE_FLAGS, type NoteBlock } from "../notes/note-list.ts";
import { NO_ORDER } from "../project/event.ts";
import type { Track } from "../project/project.ts";
import type { EventTable } from "./event-table.ts";

/** A note that its file never ended, as long as no later note of its pitch asks for an end. */
interface OpenNote {
  readonly end: number;
  readonly message: number;
}

/**
 * Adds the two events of each note of the track. A note that its file did not end stays so if it lasts to the end still and
 * no later one of its pitch has an end, which it would take.
 *
 * @param endTick where the chunk ends
 * @returns how many notes end within another of their pitch
 */
export function addNotes(table: EventTable, track: Track, endTick: number): number {
  const notes: NoteEvents = {
    table,
    channel: track.channel,
    endTick,
    open: new Map(),
    ends: new Float64Array(128).fill(-1),
  };
  let nested = 0;
  // The last of a block, since those of the next one may begin with it.
  let last: NotePlace[] = [];
  for (const block of track.notes.blocks) {
    let from = 0;
    if (last.length > 0) {
      if (isUnison(last[0], block)) from = endOfUnison(block, 0);
      last.push(...placesOf(block, 0, from));
      if (from === block.count) continue;
      nested += addUnison(notes, last);
    }
    for (let to = endOfUnison(block, from); to < block.count; to = endOfUnison(block, from)) {
      if (to === from + 1) nested += addNote(notes, block, from, orderOfOn(block, from));
      else nested += addUnison(notes, placesOf(block, from, to));
      from = to;
    }
    last = placesOf(block, from, block.count);
  }
  return nested + addUnison(notes, last);
}

interface NotePlace {
  readonly block: NoteBlock;
  readonly note: number;
}

interface NoteEvents {
  readonly table: EventTable;
  readonly channel: number;
  readonly endTick: number;
  /** By pitch. */
  readonly open: Map<number, OpenNote[]>;
  /** Latest end of each pitch so far. */
  readonly ends: Float64Array;
}

/**
 * Notes of one start and pitch. The first end is that of the first, so the shortest is to begin first, whichever of them
 * the file had first.
 */
function addUnison(notes: NoteEvents, unison: readonly NotePlace[]): number {
  const orders = unison.map(({ block, note }) => orderOfOn(block, note)).sort((a, b) => a - b);
  const byEnd = unison.toSorted((a, b) => (a.block.durations[a.note] ?? 0) - (b.block.durations[b.note] ?? 0));
  return byEnd.reduce(
    (nested, { block, note }, index) => nested + addNote(notes, block, note, orders[index] ?? NO_ORDER),
    0,
  );
}

function orderOfOn(block: NoteBlock, note: number): number {
  return block.orders?.on[note] ?? NO_ORDER;
}

/** @returns 1 where it ends within another of its pitch, else 0 */
function addNote(notes: NoteEvents, block: NoteBlock, note: number, on: number): number {
  const { table, channel, endTick, open, ends } = notes;
  const start = (block.starts[note] ?? 0) + block.tickShift;
  const length = block.durations[note] ?? 0;
  const pitch = (block.pitches[note] ?? 0) + block.pitchShift;
  const flags = block.flags[note] ?? 0;
  const key = (channel << 16) | (pitch << 8);
  const end = start + length;
  const nested = end < (ends[pitch] ?? 0) ? 1 : 0;
  if (nested === 0) ends[pitch] = end;
  table.on(start, on, 0x900000 | key | (block.velocities[note] ?? 0));
  const asOn = (flags & NOTE_FLAGS.offAsOn) !== 0;
  const message = asOn ? 0x900000 | key : 0x800000 | key | (block.offVelocities[note] ?? 0);
  if ((flags & NOTE_FLAGS.open) !== 0 && end === endTick) {
    const others = open.get(pitch) ?? [];
    others.push({ end, message });
    open.set(pitch, others);
    return nested;
  }
  if (open.size > 0) {
    for (const other of open.get(pitch) ?? []) table.off(other.end, NO_ORDER, other.message, 1);
    open.delete(pitch);
  }
  table.off(end, block.orders?.off[note] ?? NO_ORDER, message, length);
  return nested;
}

/** Where the notes of one start and pitch end. */
function endOfUnison(block: NoteBlock, from: number): number {
  let to = from + 1;
  while (to < block.count && block.starts[to] === block.starts[from] && block.pitches[to] === block.pitches[from]) to++;
  return to;
}

/** Whether the first note of a block begins with one before it, on the same pitch. */
function isUnison(place: NotePlace | undefined, next: NoteBlock): boolean {
  if (place === undefined) return false;
  const { block, note } = place;
  return (
    (block.starts[note] ?? 0) + block.tickShift === next.firstStart &&
    (block.pitches[note] ?? 0) + block.pitchShift === (next.pitches[0] ?? 0) + next.pitchShift
  );
}

function placesOf(block: NoteBlock, from: number, to: number): NotePlace[] {
  return Array.from({ length: to - from }, (_, index) => ({ block, note: from + index }));
}

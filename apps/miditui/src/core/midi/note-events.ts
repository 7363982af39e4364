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
  for (const block of track.notes.blocks) {
    for (let from = 0; from < block.count; ) {
      const to = endOfUnison(block, from);
      if (to === from + 1) nested += addNote(notes, block, from);
      else for (const note of byEnd(block, from, to)) nested += addNote(notes, block, note);
      from = to;
    }
  }
  return nested;
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

/** @returns 1 where it ends within another of its pitch, else 0 */
function addNote(notes: NoteEvents, block: NoteBlock, note: number): number {
  const { table, channel, endTick, open, ends } = notes;
  const start = (block.starts[note] ?? 0) + block.tickShift;
  const length = block.durations[note] ?? 0;
  const pitch = (block.pitches[note] ?? 0) + block.pitchShift;
  const flags = block.flags[note] ?? 0;
  const key = (channel << 16) | (pitch << 8);
  const end = start + length;
  const nested = end < (ends[pitch] ?? 0) ? 1 : 0;
  if (nested === 0) ends[pitch] = end;
  table.on(start, block.orders?.on[note] ?? NO_ORDER, 0x900000 | key | (block.velocities[note] ?? 0));
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

/** The first end is that of the first note, so the shortest is to be written first. */
function byEnd(block: NoteBlock, from: number, to: number): number[] {
  const notes = Array.from({ length: to - from }, (_, index) => from + index);
  return notes.sort((a, b) => (block.durations[a] ?? 0) - (block.durations[b] ?? 0));
}

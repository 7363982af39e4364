import { NOTE_FLAGS } from "../notes/note-list.ts";
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
  const open = new Map<number, OpenNote[]>();
  const ends = new Float64Array(128).fill(-1);
  let nested = 0;
  for (const block of track.notes.blocks) {
    for (let note = 0; note < block.count; note++) {
      const start = (block.starts[note] ?? 0) + block.tickShift;
      const length = block.durations[note] ?? 0;
      const pitch = (block.pitches[note] ?? 0) + block.pitchShift;
      const flags = block.flags[note] ?? 0;
      const key = (track.channel << 16) | (pitch << 8);
      const end = start + length;
      if (end < (ends[pitch] ?? 0)) nested++;
      else ends[pitch] = end;
      table.on(start, block.orders?.on[note] ?? NO_ORDER, 0x900000 | key | (block.velocities[note] ?? 0));
      const asOn = (flags & NOTE_FLAGS.offAsOn) !== 0;
      const message = asOn ? 0x900000 | key : 0x800000 | key | (block.offVelocities[note] ?? 0);
      if ((flags & NOTE_FLAGS.open) !== 0 && end === endTick) {
        const others = open.get(pitch) ?? [];
        others.push({ end, message });
        open.set(pitch, others);
        continue;
      }
      for (const other of open.get(pitch) ?? []) table.off(other.end, NO_ORDER, other.message, 1);
      open.delete(pitch);
      table.off(end, block.orders?.off[note] ?? NO_ORDER, message, length);
    }
  }
  return nested;
}

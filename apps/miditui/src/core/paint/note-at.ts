import type { Note, NoteList } from "../notes/note-list.ts";

/** Ticks from `from`, without `to`. */
export interface TickRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The note that is seen where a column of these ticks crosses a pitch: of all that sound there the last in the list's
 * order, since later ones are painted over earlier ones. A note without length is seen at its tick.
 */
export function noteAt(list: NoteList, pitch: number, { from, to }: TickRange): Note | undefined {
  for (let at = list.blocks.length - 1; at >= 0; at--) {
    const block = list.blocks[at]!;
    if (block.firstStart >= to || block.lastEnd < from) continue;
    const { starts, durations, pitches, tickShift } = block;
    const wanted = pitch - block.pitchShift;
    for (let index = block.count - 1; index >= 0; index--) {
      if (pitches[index]! !== wanted) continue;
      const start = starts[index]! + tickShift;
      const duration = durations[index]!;
      if (start >= to || start + (duration || 1) <= from) continue;
      return { id: block.ids[index]!, start, duration, pitch, velocity: block.velocities[index]! };
    }
  }
  return undefined;
}

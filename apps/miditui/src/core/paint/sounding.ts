import type { NoteList } from "../notes/note-list.ts";

/** A note that sounds. */
export interface Sounding {
  readonly id: number;
  readonly start: number;
  /** The tick after its last. */
  readonly end: number;
  readonly pitch: number;
}

/** The notes that sound at a tick, the tick of their end excluded. */
export function soundingNotes(list: NoteList, tick: number): Sounding[] {
  const found: Sounding[] = [];
  for (const block of list.blocks) {
    if (block.firstStart > tick) break;
    if (block.lastEnd <= tick) continue;
    const { count, starts, durations, tickShift } = block;
    for (let index = 0; index < count; index++) {
      const start = starts[index]! + tickShift;
      if (start > tick) break;
      const end = start + durations[index]!;
      if (end <= tick) continue;
      found.push({ id: block.ids[index]!, start, end, pitch: block.pitches[index]! + block.pitchShift });
    }
  }
  return found;
}

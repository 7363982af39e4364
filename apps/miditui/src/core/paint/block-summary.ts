import type { NoteBlock } from "../notes/note-list.ts";

/** What a block is from afar: its pitches, each with the last note that has it. */
export interface PitchSummary {
  /** Each pitch once, before the shift of the block. */
  readonly pitches: Uint8Array;
  /** Place in the block of the last note of that pitch. */
  readonly last: Uint16Array;
}

/** By columns of blocks, which those that were changed in another way share. */
const pitchSummaries: WeakMap<Uint8Array, PitchSummary> = new WeakMap();
const loudestNotes: WeakMap<Uint8Array, number> = new WeakMap();

/** When a block is heard, before its shift; a note without length is heard for a tick. */
export interface SpanSummary {
  /** Those that it was worked out for, beside the starts. */
  readonly durations: Uint32Array;
  /** Ticks of the longest silence between its first start and its end. */
  readonly longestGap: number;
  /** The tick after its last. */
  readonly end: number;
}

const spanSummaries: WeakMap<Uint32Array, SpanSummary> = new WeakMap();

/** Worked out once for a column of pitches. */
export function pitchSummary({ pitches, count }: NoteBlock): PitchSummary {
  const found = pitchSummaries.get(pitches);
  if (found !== undefined) return found;
  const lastOf = new Int16Array(128).fill(-1);
  let distinct = 0;
  for (let index = 0; index < count; index++) {
    const pitch = pitches[index]!;
    if (lastOf[pitch] === -1) distinct++;
    lastOf[pitch] = index;
  }
  const summary = { pitches: new Uint8Array(distinct), last: new Uint16Array(distinct) };
  let at = 0;
  for (let pitch = 0; pitch < 128; pitch++) {
    if (lastOf[pitch] === -1) continue;
    summary.pitches[at] = pitch;
    summary.last[at++] = lastOf[pitch]!;
  }
  pitchSummaries.set(pitches, summary);
  return summary;
}

/** Place in the block of the loudest note, the last one where many are as loud. Worked out once for a column. */
export function loudestNote({ velocities, count }: NoteBlock): number {
  const found = loudestNotes.get(velocities);
  if (found !== undefined) return found;
  let loudest = 0;
  for (let index = 1; index < count; index++) if (velocities[index]! >= velocities[loudest]!) loudest = index;
  loudestNotes.set(velocities, loudest);
  return loudest;
}

/** Worked out once for a column of starts and one of durations. */
export function spanSummary({ starts, durations, count }: NoteBlock): SpanSummary {
  const found = spanSummaries.get(starts);
  if (found !== undefined && found.durations === durations) return found;
  let longestGap = 0;
  let end = count === 0 ? 0 : starts[0]!;
  for (let index = 0; index < count; index++) {
    const start = starts[index]!;
    if (start - end > longestGap) longestGap = start - end;
    const noteEnd = start + (durations[index]! || 1);
    if (noteEnd > end) end = noteEnd;
  }
  const summary = { durations, longestGap, end };
  spanSummaries.set(starts, summary);
  return summary;
}

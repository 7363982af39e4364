import type { NoteList } from "./note-list.ts";
import { notesFrom } from "./notes-from.ts";

/** A note that is to be made: no id yet. A `Note` will do. */
export interface NewNote {
  /** Ticks. */
  readonly start: number;
  /** Ticks, 1 or more. */
  readonly duration: number;
  /** 0 to 127. */
  readonly pitch: number;
  /** 1 to 127. */
  readonly velocity: number;
  /** How fast the key is let go, 0 to 127. @default 64 */
  readonly offVelocity?: number;
}

/** Greatest tick at which a note may end. */
export const LAST_TICK = 0xfffffffe;

/** New notes as a list, with ids from `firstId` on in the order given; values out of range go to the nearest in it. */
export function listOfNew(notes: readonly NewNote[], firstId: number): NoteList {
  const count = notes.length;
  const ids = new Uint32Array(count);
  const starts = new Uint32Array(count);
  const durations = new Uint32Array(count);
  const pitches = new Uint8Array(count);
  const velocities = new Uint8Array(count);
  const offVelocities = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const note = notes[i]!;
    ids[i] = firstId + i;
    starts[i] = within(note.start, 0, LAST_TICK - 1);
    durations[i] = within(note.duration, 1, LAST_TICK - starts[i]!);
    pitches[i] = within(note.pitch, 0, 127);
    velocities[i] = within(note.velocity, 1, 127);
    offVelocities[i] = within(note.offVelocity ?? 64, 0, 127);
  }
  const flags = new Uint8Array(count);
  return notesFrom({ count, ids, starts, durations, pitches, velocities, offVelocities, flags, orders: undefined });
}

/** The nearest whole number from `low` to `high`; what is no number counts as `low`. */
export function within(value: number, low: number, high: number): number {
  return value > low ? Math.min(Math.round(value), high) : low;
}

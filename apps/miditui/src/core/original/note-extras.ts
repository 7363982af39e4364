import { MIDI_LIMITS } from "../midi/limits.ts";
import { type OriginalNotes, originalDuration, originalTick, ticksOfOriginal } from "./song.ts";

/**
 * What our notes have beside the original's: columns in the order of its notes. One is left out where it says what could
 * be guessed.
 */
export interface NoteExtras {
  readonly starts?: ArrayLike<number> | undefined;
  readonly durations?: ArrayLike<number> | undefined;
  readonly offVelocities?: ArrayLike<number> | undefined;
  readonly flags?: ArrayLike<number> | undefined;
  readonly orders?: { readonly on: ArrayLike<number>; readonly off: ArrayLike<number> } | undefined;
}

/** Velocity of a note-off where nothing is known of it, after the MIDI 1.0 specification. */
export const OFF_VELOCITY = 64;

/**
 * Start and length of a note in our ticks: as the extras have it, unless that is not what the original's fields say (then
 * someone has edited those).
 */
export function timesOf(
  notes: OriginalNotes,
  index: number,
  ticksPerQuarter: number,
  extras: NoteExtras,
): { readonly start: number; readonly duration: number } {
  const from = notes.starts[index] ?? 0;
  const length = notes.durations[index] ?? 0;
  const exactStart = extras.starts?.[index];
  const start =
    exactStart !== undefined && originalTick(exactStart, ticksPerQuarter) === from
      ? exactStart
      : ticksOfOriginal(from, ticksPerQuarter);
  const exact = extras.durations?.[index];
  if (exact !== undefined && originalDuration(start, exact, ticksPerQuarter) === length) return bounded(start, exact);
  const guess = ticksOfOriginal(from + length, ticksPerQuarter) - ticksOfOriginal(from, ticksPerQuarter);
  return bounded(start, length > 0 ? Math.max(1, guess) : 0);
}

/** A note that ends within what can be counted. */
function bounded(start: number, duration: number): { readonly start: number; readonly duration: number } {
  return { start, duration: Math.min(duration, Math.max(0, MIDI_LIMITS.tick - start)) };
}

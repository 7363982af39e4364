import { MIDI_LIMITS } from "../midi/limits.ts";

/**
 * A song as the original program (miditui 0.1.8 in Rust) holds it and writes it into .json and .oxm: 480 ticks a quarter,
 * one tempo, one metre. Its fields and their order are those of the files.
 */
export interface OriginalSong {
  readonly name: string;
  /** Quarter notes a minute. */
  readonly tempo: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly tracks: readonly OriginalTrack[];
  /** The channel that the next track gets. */
  readonly nextChannel: number;
  readonly soundfontPath: string | undefined;
}

export interface OriginalTrack {
  readonly id: number;
  readonly name: string;
  readonly channel: number;
  readonly program: number;
  readonly volume: number;
  readonly pan: number;
  readonly muted: boolean;
  readonly solo: boolean;
  readonly notes: OriginalNotes;
}

/** Notes of a track in the order of the file, as columns of `count`. */
export interface OriginalNotes {
  readonly count: number;
  /** Unsigned 64 bit in the file; one above 2 ** 53 has lost its last bits here. */
  readonly ids: Float64Array;
  readonly pitches: Uint8Array;
  readonly velocities: Uint8Array;
  readonly starts: Uint32Array;
  readonly durations: Uint32Array;
}

/** Ticks a quarter of all its songs. */
export const ORIGINAL_RESOLUTION = 480;

export function originalNotes(count: number): OriginalNotes {
  return {
    count,
    ids: new Float64Array(count),
    pitches: new Uint8Array(count),
    velocities: new Uint8Array(count),
    starts: new Uint32Array(count),
    durations: new Uint32Array(count),
  };
}

/** The tick of the original's that is nearest to ours. */
export function originalTick(tick: number, ticksPerQuarter: number): number {
  return Math.min(MIDI_LIMITS.tick, Math.round((tick * ORIGINAL_RESOLUTION) / ticksPerQuarter));
}

/** The length there of a note, so that what abuts does so still; nothing is shortened away. */
export function originalDuration(start: number, duration: number, ticksPerQuarter: number): number {
  const from = originalTick(start, ticksPerQuarter);
  const length = originalTick(start + duration, ticksPerQuarter) - from;
  return length === 0 && duration > 0 ? 1 : length;
}

/** Our tick that is nearest to the original's. */
export function ticksOfOriginal(tick: number, ticksPerQuarter: number): number {
  return Math.min(MIDI_LIMITS.tick, Math.round((tick * ticksPerQuarter) / ORIGINAL_RESOLUTION));
}

import { LAST_TICK } from "../notes/new-notes.ts";

/** What a file may hold. More is refused before memory is taken for it. */
export const MIDI_LIMITS: {
  readonly bytes: number;
  readonly events: number;
  readonly others: number;
  readonly chunks: number;
  readonly tracks: number;
  readonly tick: number;
} = {
  /** Of a whole file. */
  bytes: 0x10000000,
  /** Of a whole file, a note counts as two. */
  events: 10_000_000,
  /** Those of `events` that are not notes; each is an object of its own. */
  others: 2_000_000,
  chunks: 65_535,
  /** Channels of all chunks together. */
  tracks: 65_535,
  /** The latest one. */
  tick: LAST_TICK,
};

/**
 * Notes sorted by start, then pitch, then id, in blocks of flat columns. Never changed: an edit makes another list that
 * shares every block, and every column of a block, that it left as it was.
 */
export interface NoteList {
  readonly count: number;
  readonly blocks: readonly NoteBlock[];
}

/** At most 512 notes. A column may be shared with blocks of other lists, so nobody writes to one. */
export interface NoteBlock {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Ticks, before `tickShift`. */
  readonly starts: Uint32Array;
  readonly durations: Uint32Array;
  /** 0 to 127, before `pitchShift`. */
  readonly pitches: Uint8Array;
  /** 1 to 127. */
  readonly velocities: Uint8Array;
  readonly offVelocities: Uint8Array;
  /** Bits of NOTE_FLAGS. */
  readonly flags: Uint8Array;
  /** Places of its two events as in `ChannelEvent.order`; undefined where no note of the block has one. */
  readonly orders: { readonly on: Uint32Array; readonly off: Uint32Array } | undefined;
  /** Added to all starts: a whole block is moved without a copy. */
  readonly tickShift: number;
  /** Added to all pitches. */
  readonly pitchShift: number;
  /** First start and last end, shifts included, so that a range query passes over it unread. */
  readonly firstStart: number;
  readonly lastEnd: number;
}

/** offAsOn: its end was written as a note-on of velocity 0. open: the file never ends it; it lasts to the chunk's end. */
export const NOTE_FLAGS: { readonly offAsOn: 1; readonly open: 2 } = { offAsOn: 1, open: 2 };

/** One note, read out of a list. */
export interface Note {
  readonly id: number;
  readonly start: number;
  /** Ticks; at least 1 where it was made here, 0 may come from a file. */
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Ids of notes, as a set that is cheap to share: a bit for each id. */
export interface NoteSet {
  readonly count: number;
  readonly bits: Uint32Array;
}

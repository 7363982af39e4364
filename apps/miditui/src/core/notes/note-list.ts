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
  readonly orders: NoteOrders | undefined;
  /** Added to all starts: a whole block is moved without a copy. */
  readonly tickShift: number;
  /** Added to all pitches. */
  readonly pitchShift: number;
  /** First start and last end, shifts included, so that a range query passes over it unread. */
  readonly firstStart: number;
  readonly lastEnd: number;
  /** Least and greatest id, so that a look-up passes over it unread. */
  readonly minId: number;
  readonly maxId: number;
}

export interface NoteOrders {
  readonly on: Uint32Array;
  readonly off: Uint32Array;
}

/** Unsorted notes as columns; those may be longer than `count`. */
export interface NoteColumns {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly durations: Uint32Array;
  readonly pitches: Uint8Array;
  readonly velocities: Uint8Array;
  readonly offVelocities: Uint8Array;
  readonly flags: Uint8Array;
  readonly orders: NoteOrders | undefined;
}

/** offAsOn: its end was written as a note-on of velocity 0. open: the file never ends it; it lasts to the chunk's end. */
export const NOTE_FLAGS: { readonly offAsOn: 1; readonly open: 2 } = { offAsOn: 1, open: 2 };

/** Notes of a block, at most. */
export const BLOCK_SIZE = 512;

/** One note, read out of a list. */
export interface Note {
  readonly id: number;
  readonly start: number;
  /** Ticks; at least 1 where it was made here, 0 may come from a file. */
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Ids of notes, as a set that is cheap to share: a bit for each id from the first one on. */
export interface NoteSet {
  readonly count: number;
  /** Bit `id % 32` of the word `floor(id / 32) - firstWord`. */
  readonly bits: Uint32Array;
  readonly firstWord: number;
}

export const emptyNotes: NoteList = { count: 0, blocks: [] };

/** The note at a place of a block. */
export function readNote(block: NoteBlock, index: number): Note {
  return {
    id: block.ids[index]!,
    start: block.starts[index]! + block.tickShift,
    duration: block.durations[index]!,
    pitch: block.pitches[index]! + block.pitchShift,
    velocity: block.velocities[index]!,
  };
}

/** Calls `visit` for each note that sounds in [from, to), in order. A note without length sounds at its start. */
export function visitNotes(
  list: NoteList,
  from: number,
  to: number,
  visit: (block: NoteBlock, index: number) => void,
): void {
  for (const block of list.blocks) {
    if (block.firstStart >= to) return;
    if (block.lastEnd < from) continue;
    const { starts, durations, tickShift, count } = block;
    for (let i = 0; i < count; i++) {
      const start = starts[i]! + tickShift;
      if (start >= to) return;
      if (start >= from || start + durations[i]! > from) visit(block, i);
    }
  }
}

/** Notes that sound in [from, to), in order. */
export function notesBetween(list: NoteList, from: number, to: number): Note[] {
  const notes: Note[] = [];
  visitNotes(list, from, to, (block, index) => notes.push(readNote(block, index)));
  return notes;
}

/** All notes in order, made one by one. */
export function* allNotes(list: NoteList): Generator<Note> {
  for (const block of list.blocks) for (let i = 0; i < block.count; i++) yield readNote(block, i);
}

/** The note of that id, if the list has it. */
export function noteOf(list: NoteList, id: number): Note | undefined {
  for (const block of list.blocks) {
    if (id < block.minId || id > block.maxId) continue;
    const index = block.ids.indexOf(id);
    if (index >= 0) return readNote(block, index);
  }
  return undefined;
}

import { NO_ORDER } from "../project/event.ts";
import type { NoteBlock } from "./note-list.ts";
import { makeBlock } from "./note-writer.ts";

/** Places of all that is known of a note in its nine numbers of 32 bits. */
export const FIELD: {
  readonly id: 0;
  readonly start: 1;
  readonly duration: 2;
  readonly pitch: 3;
  readonly velocity: 4;
  readonly offVelocity: 5;
  readonly flags: 6;
  readonly on: 7;
  readonly off: 8;
} = { id: 0, start: 1, duration: 2, pitch: 3, velocity: 4, offVelocity: 5, flags: 6, on: 7, off: 8 };

export const FIELDS = 9;

/** Notes field by field, shifts worked in, in columns that grow. */
export interface GatheredNotes {
  count: number;
  columns: Int32Array[];
}

export function gatherNotes(capacity = 64): GatheredNotes {
  return { count: 0, columns: Array.from({ length: FIELDS }, () => new Int32Array(capacity)) };
}

/** Adds the notes from `from` up to `to` of a block. */
export function gather(notes: GatheredNotes, block: NoteBlock, from: number, to: number): void {
  const at = notes.count;
  const count = to - from;
  makeRoom(notes, count);
  const [ids, starts, durations, pitches, velocities, offVelocities, flags, on, off] = notes.columns;
  const { tickShift, pitchShift, orders } = block;
  for (let i = 0; i < count; i++) {
    ids![at + i] = block.ids[from + i]!;
    starts![at + i] = block.starts[from + i]! + tickShift;
    durations![at + i] = block.durations[from + i]!;
    pitches![at + i] = block.pitches[from + i]! + pitchShift;
    velocities![at + i] = block.velocities[from + i]!;
    offVelocities![at + i] = block.offVelocities[from + i]!;
    flags![at + i] = block.flags[from + i]!;
    on![at + i] = orders ? orders.on[from + i]! : NO_ORDER;
    off![at + i] = orders ? orders.off[from + i]! : NO_ORDER;
  }
}

/** Adds `count` notes from a place of others on. */
export function gatherAll(notes: GatheredNotes, columns: readonly Int32Array[], from: number, count: number): void {
  const at = notes.count;
  makeRoom(notes, count);
  for (let field = 0; field < FIELDS; field++) {
    notes.columns[field]!.set(columns[field]!.subarray(from, from + count), at);
  }
}

/** A block of `count` gathered notes from a place on; they are sorted. */
export function blockOfGathered({ columns }: GatheredNotes, from: number, count: number): NoteBlock {
  const words = (field: number): Uint32Array => new Uint32Array(columns[field]!.subarray(from, from + count));
  const bytes = (field: number): Uint8Array => new Uint8Array(columns[field]!.subarray(from, from + count));
  return makeBlock({
    count,
    ids: words(FIELD.id),
    starts: words(FIELD.start),
    durations: words(FIELD.duration),
    pitches: bytes(FIELD.pitch),
    velocities: bytes(FIELD.velocity),
    offVelocities: bytes(FIELD.offVelocity),
    flags: bytes(FIELD.flags),
    orders: ordersOf(words(FIELD.on), words(FIELD.off)),
  });
}

/** Orders where at least one note has one. */
export function ordersOf(on: Uint32Array, off: Uint32Array): NoteBlock["orders"] {
  for (let i = 0; i < on.length; i++) if (on[i] !== NO_ORDER || off[i] !== NO_ORDER) return { on, off };
  return undefined;
}

function makeRoom(notes: GatheredNotes, count: number): void {
  const needed = notes.count + count;
  if (needed > notes.columns[0]!.length) {
    const capacity = Math.max(needed, 2 * notes.columns[0]!.length);
    notes.columns = notes.columns.map((column) => {
      const larger = new Int32Array(capacity);
      larger.set(column.subarray(0, notes.count));
      return larger;
    });
  }
  notes.count = needed;
}

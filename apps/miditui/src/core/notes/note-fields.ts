import { NO_ORDER } from "../project/event.ts";
import type { NoteBlock } from "./note-list.ts";
import { makeBlock } from "./note-writer.ts";

/** Something that is known of each note, as a whole number of 32 bits. */
export interface NoteField {
  /** The column as it is shared; undefined where no note of the block has the field. */
  readonly column: (block: NoteBlock) => Uint32Array | Uint8Array | undefined;
  /** The value of one note, shifts included. */
  readonly read: (block: NoteBlock, index: number) => number;
}

/** All that is known of a note. */
export const NOTE_FIELDS: readonly NoteField[] = [
  { column: (block) => block.ids, read: (block, i) => block.ids[i]! },
  { column: (block) => block.starts, read: (block, i) => block.starts[i]! + block.tickShift },
  { column: (block) => block.durations, read: (block, i) => block.durations[i]! },
  { column: (block) => block.pitches, read: (block, i) => block.pitches[i]! + block.pitchShift },
  { column: (block) => block.velocities, read: (block, i) => block.velocities[i]! },
  { column: (block) => block.offVelocities, read: (block, i) => block.offVelocities[i]! },
  { column: (block) => block.flags, read: (block, i) => block.flags[i]! },
  { column: (block) => block.orders?.on, read: (block, i) => (block.orders ? block.orders.on[i]! : NO_ORDER) },
  { column: (block) => block.orders?.off, read: (block, i) => (block.orders ? block.orders.off[i]! : NO_ORDER) },
];

/** Places in NOTE_FIELDS. */
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

/** A block of notes that are told field by field, as numbers of 32 bits; sorted. */
export function blockOfFields(count: number, fields: readonly Int32Array[], from: number): NoteBlock {
  const words = (field: number): Uint32Array => new Uint32Array(fields[field]!.subarray(from, from + count));
  const bytes = (field: number): Uint8Array => new Uint8Array(fields[field]!.subarray(from, from + count));
  const on = words(FIELD.on);
  const off = words(FIELD.off);
  return makeBlock({
    count,
    ids: words(FIELD.id),
    starts: words(FIELD.start),
    durations: words(FIELD.duration),
    pitches: bytes(FIELD.pitch),
    velocities: bytes(FIELD.velocity),
    offVelocities: bytes(FIELD.offVelocity),
    flags: bytes(FIELD.flags),
    orders: ordersOf(on, off),
  });
}

/** Orders where at least one note has one. */
export function ordersOf(on: Uint32Array, off: Uint32Array): NoteBlock["orders"] {
  return on.some((order) => order !== NO_ORDER) || off.some((order) => order !== NO_ORDER) ? { on, off } : undefined;
}

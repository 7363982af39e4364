import { NO_ORDER } from "../project/event.ts";
import { FIELD, FIELDS, ordersOf } from "./note-fields.ts";
import type { NoteBlock } from "./note-list.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/** Other values of the same notes in the same order, as what has to be added to the later ones. */
export interface ColumnPatch {
  /** By FIELD; undefined where the columns are shared. */
  readonly fields: readonly (PackedNumbers | undefined)[];
  /** Of each block whose column is shared. */
  readonly tickShifts: PackedNumbers;
  readonly pitchShifts: PackedNumbers;
}

export function patchColumns(earlier: readonly NoteBlock[], later: readonly NoteBlock[]): ColumnPatch {
  const tickShifts = earlier.map((block, i) => block.tickShift - later[i]!.tickShift);
  const far = tickShifts.some((shift) => shift !== (shift | 0));
  return {
    fields: Array.from({ length: FIELDS }, (_, field) =>
      (far && field === FIELD.start) || !isShared(field, earlier, later)
        ? differencesOf(field, earlier, later)
        : undefined,
    ),
    tickShifts: packNumbers(Int32Array.from(tickShifts)),
    pitchShifts: packNumbers(Int32Array.from(earlier, (block, i) => block.pitchShift - later[i]!.pitchShift)),
  };
}

export function columnPatchBytes(patch: ColumnPatch): number {
  const fields = patch.fields.reduce((sum, field) => sum + (field ? packedBytes(field) : 0), 0);
  return fields + packedBytes(patch.tickShifts) + packedBytes(patch.pitchShifts) + 200;
}

/** The earlier blocks; columns that were shared are shared again. */
export function applyColumns(patch: ColumnPatch, later: readonly NoteBlock[]): NoteBlock[] {
  const added = patch.fields.map((field) => field && unpackNumbers(field));
  const tickShifts = unpackNumbers(patch.tickShifts);
  const pitchShifts = unpackNumbers(patch.pitchShifts);
  let from = 0;
  return later.map((block, index) => {
    const base = from;
    from += block.count;
    const bytes = (field: number, shared: Uint8Array): Uint8Array => {
      const numbers = added[field];
      return numbers ? summed(new Uint8Array(block.count), field, block, numbers.subarray(base)) : shared;
    };
    const words = (field: number, shared: Uint32Array): Uint32Array => {
      const numbers = added[field];
      return numbers ? summed(new Uint32Array(block.count), field, block, numbers.subarray(base)) : shared;
    };
    const starts = words(FIELD.start, block.starts);
    const durations = words(FIELD.duration, block.durations);
    const tickShift = added[FIELD.start] ? 0 : block.tickShift + tickShifts[index]!;
    const sameLengths = starts === block.starts && durations === block.durations;
    return {
      ...block,
      starts,
      durations,
      pitches: bytes(FIELD.pitch, block.pitches),
      velocities: bytes(FIELD.velocity, block.velocities),
      offVelocities: bytes(FIELD.offVelocity, block.offVelocities),
      flags: bytes(FIELD.flags, block.flags),
      orders:
        added[FIELD.on] || added[FIELD.off]
          ? ordersOf(words(FIELD.on, block.orders?.on ?? NONE), words(FIELD.off, block.orders?.off ?? NONE))
          : block.orders,
      tickShift,
      pitchShift: added[FIELD.pitch] ? 0 : block.pitchShift + pitchShifts[index]!,
      firstStart: starts[0]! + tickShift,
      lastEnd: sameLengths ? block.lastEnd + tickShift - block.tickShift : lastEnd(starts, durations) + tickShift,
    };
  });
}

const NONE = new Uint32Array(0);

function isShared(field: number, earlier: readonly NoteBlock[], later: readonly NoteBlock[]): boolean {
  for (let i = 0; i < earlier.length; i++) {
    if (columnOf(field, earlier[i]!) !== columnOf(field, later[i]!)) return false;
  }
  return true;
}

function differencesOf(field: number, earlier: readonly NoteBlock[], later: readonly NoteBlock[]): PackedNumbers {
  const added = new Int32Array(earlier.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (let i = 0; i < earlier.length; i++) {
    const old = columnOf(field, earlier[i]!);
    const next = columnOf(field, later[i]!);
    const shift = shiftOf(field, earlier[i]!) - shiftOf(field, later[i]!);
    const { count } = earlier[i]!;
    if (old === next && shift === 0) at += count;
    else {
      for (let note = 0; note < count; note++) {
        added[at++] = (old ? old[note]! : NO_ORDER) - (next ? next[note]! : NO_ORDER) + shift;
      }
    }
  }
  return packNumbers(added);
}

/** Fills a column with the values of a block and what is added to them. */
function summed<Column extends Uint8Array | Uint32Array>(
  result: Column,
  field: number,
  block: NoteBlock,
  added: Int32Array,
): Column {
  const values: Uint8Array | Uint32Array = result;
  const column = columnOf(field, block);
  const shift = shiftOf(field, block);
  for (let i = 0; i < values.length; i++) values[i] = (column ? column[i]! : NO_ORDER) + shift + added[i]!;
  return result;
}

function columnOf(field: number, block: NoteBlock): Uint8Array | Uint32Array | undefined {
  if (field === FIELD.id) return block.ids;
  if (field === FIELD.start) return block.starts;
  if (field === FIELD.duration) return block.durations;
  if (field === FIELD.pitch) return block.pitches;
  if (field === FIELD.velocity) return block.velocities;
  if (field === FIELD.offVelocity) return block.offVelocities;
  if (field === FIELD.flags) return block.flags;
  return field === FIELD.on ? block.orders?.on : block.orders?.off;
}

function shiftOf(field: number, block: NoteBlock): number {
  return field === FIELD.start ? block.tickShift : field === FIELD.pitch ? block.pitchShift : 0;
}

function lastEnd(starts: Uint32Array, durations: Uint32Array): number {
  let last = 0;
  for (let i = 0; i < starts.length; i++) last = Math.max(last, starts[i]! + durations[i]!);
  return last;
}

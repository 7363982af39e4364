import { FIELD, NOTE_FIELDS, type NoteField, ordersOf } from "./note-fields.ts";
import type { NoteBlock } from "./note-list.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/** Other values of the same notes in the same order, as what has to be added to the later ones. */
export interface ColumnPatch {
  /** In the order of NOTE_FIELDS; undefined where the columns are shared. */
  readonly fields: readonly (PackedNumbers | undefined)[];
  /** Of each block whose column is shared. */
  readonly tickShifts: PackedNumbers;
  readonly pitchShifts: PackedNumbers;
}

export function patchColumns(earlier: readonly NoteBlock[], later: readonly NoteBlock[]): ColumnPatch {
  const tickShifts = earlier.map((block, i) => block.tickShift - later[i]!.tickShift);
  const far = tickShifts.some((shift) => shift !== (shift | 0));
  return {
    fields: NOTE_FIELDS.map((field, index) =>
      (far && index === FIELD.start) || !isShared(field, earlier, later)
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
    const column = <Column extends Uint8Array | Uint32Array>(
      field: number,
      shared: Column,
      make: (count: number) => Column,
    ): Column => {
      const numbers = added[field];
      if (!numbers) return shared;
      const own = make(block.count);
      fillColumn(own, NOTE_FIELDS[field]!, block, numbers.subarray(base));
      return own;
    };
    const bytes = (count: number): Uint8Array => new Uint8Array(count);
    const words = (count: number): Uint32Array => new Uint32Array(count);
    const starts = column(FIELD.start, block.starts, words);
    const pitches = column(FIELD.pitch, block.pitches, bytes);
    const durations = column(FIELD.duration, block.durations, words);
    const tickShift = added[FIELD.start] ? 0 : block.tickShift + tickShifts[index]!;
    return {
      ...block,
      starts,
      durations,
      pitches,
      velocities: column(FIELD.velocity, block.velocities, bytes),
      offVelocities: column(FIELD.offVelocity, block.offVelocities, bytes),
      flags: column(FIELD.flags, block.flags, bytes),
      orders:
        added[FIELD.on] || added[FIELD.off]
          ? ordersOf(
              column(FIELD.on, block.orders?.on ?? words(0), words),
              column(FIELD.off, block.orders?.off ?? words(0), words),
            )
          : block.orders,
      tickShift,
      pitchShift: added[FIELD.pitch] ? 0 : block.pitchShift + pitchShifts[index]!,
      firstStart: starts[0]! + tickShift,
      lastEnd: lastEnd(starts, durations) + tickShift,
    };
  });
}

function isShared(field: NoteField, earlier: readonly NoteBlock[], later: readonly NoteBlock[]): boolean {
  return earlier.every((block, i) => field.column(block) === field.column(later[i]!));
}

function differencesOf(field: NoteField, earlier: readonly NoteBlock[], later: readonly NoteBlock[]): PackedNumbers {
  const added = new Int32Array(earlier.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (let i = 0; i < earlier.length; i++) {
    const old = earlier[i]!;
    const next = later[i]!;
    for (let note = 0; note < old.count; note++) added[at++] = field.read(old, note) - field.read(next, note);
  }
  return packNumbers(added);
}

function fillColumn(column: Uint8Array | Uint32Array, field: NoteField, block: NoteBlock, added: Int32Array): void {
  for (let i = 0; i < column.length; i++) column[i] = field.read(block, i) + added[i]!;
}

function lastEnd(starts: Uint32Array, durations: Uint32Array): number {
  let last = 0;
  for (let i = 0; i < starts.length; i++) last = Math.max(last, starts[i]! + durations[i]!);
  return last;
}

import { blockOfFields, FIELD, NOTE_FIELDS } from "./note-fields.ts";
import type { NoteBlock } from "./note-list.ts";
import type { NotePlaces } from "./packed-notes.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/** Turn by turn: how many notes stay, how many go, how many come; and how many the resulting blocks have each. */
export interface ScriptPatch {
  readonly stay: PackedNumbers;
  readonly go: PackedNumbers;
  readonly come: PackedNumbers;
  readonly sizes: PackedNumbers;
}

/** How to get from the later blocks to the earlier ones; the notes that go and come are added to the two places. */
export function patchScript(
  earlier: readonly NoteBlock[],
  later: readonly NoteBlock[],
  gone: NotePlaces,
  come: NotePlaces,
): ScriptPatch {
  const turns: Turns = { stay: [], go: [], come: [] };
  let counts = { stay: 0, go: 0, come: 0 };
  const close = (): void => {
    turns.stay.push(counts.stay);
    turns.go.push(counts.go);
    turns.come.push(counts.come);
    counts = { stay: 0, go: 0, come: 0 };
  };
  let a = 0;
  let i = 0;
  let b = 0;
  let j = 0;
  while (a < earlier.length || b < later.length) {
    const old = earlier[a];
    const next = later[b];
    const step = !old ? 1 : !next ? -1 : orderOf(old, i, next, j);
    if (step === 0 && old && next && isEqual(old, i, next, j)) {
      if (counts.go > 0 || counts.come > 0) close();
      counts.stay++;
    } else {
      if (next && step >= 0) {
        counts.go++;
        add(gone, next, j);
      }
      if (old && step <= 0) {
        counts.come++;
        add(come, old, i);
      }
    }
    if (old && step <= 0 && ++i === old.count) {
      a++;
      i = 0;
    }
    if (next && step >= 0 && ++j === next.count) {
      b++;
      j = 0;
    }
  }
  close();
  return {
    stay: packNumbers(Int32Array.from(turns.stay)),
    go: packNumbers(Int32Array.from(turns.go)),
    come: packNumbers(Int32Array.from(turns.come)),
    sizes: packNumbers(Int32Array.from(earlier, ({ count }) => count)),
  };
}

interface Turns {
  readonly stay: number[];
  readonly go: number[];
  readonly come: number[];
}

export function scriptPatchBytes({ stay, go, come, sizes }: ScriptPatch): number {
  return 100 + packedBytes(stay) + packedBytes(go) + packedBytes(come) + packedBytes(sizes);
}

/** The notes of the later blocks that go, in their order. */
export function goneNotes(patch: ScriptPatch, later: readonly NoteBlock[], gone: NotePlaces): void {
  const stay = unpackNumbers(patch.stay);
  const go = unpackNumbers(patch.go);
  const cursor: Cursor = { blocks: later, block: 0, index: 0 };
  for (let turn = 0; turn < stay.length; turn++) {
    for (let n = stay[turn]!; n > 0; n--) advance(cursor);
    for (let n = go[turn]!; n > 0; n--) {
      add(gone, cursor.blocks[cursor.block]!, cursor.index);
      advance(cursor);
    }
  }
}

/** Notes that come, field by field, and how many of them were taken already. */
export interface Supply {
  readonly fields: readonly Int32Array[];
  used: number;
}

/** The earlier blocks. */
export function applyScript(patch: ScriptPatch, later: readonly NoteBlock[], supply: Supply): NoteBlock[] {
  const stay = unpackNumbers(patch.stay);
  const go = unpackNumbers(patch.go);
  const come = unpackNumbers(patch.come);
  const sizes = unpackNumbers(patch.sizes);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const fields = NOTE_FIELDS.map(() => new Int32Array(total));
  const cursor: Cursor = { blocks: later, block: 0, index: 0 };
  let at = 0;
  for (let turn = 0; turn < stay.length; turn++) {
    for (let n = stay[turn]!; n > 0; n--, at++) {
      const block = cursor.blocks[cursor.block]!;
      for (let field = 0; field < fields.length; field++) {
        fields[field]![at] = NOTE_FIELDS[field]!.read(block, cursor.index);
      }
      advance(cursor);
    }
    for (let n = go[turn]!; n > 0; n--) advance(cursor);
    const count = come[turn]!;
    const from = supply.used;
    for (let field = 0; field < fields.length; field++) {
      fields[field]!.set(supply.fields[field]!.subarray(from, from + count), at);
    }
    supply.used += count;
    at += count;
  }
  let from = 0;
  return Array.from(sizes, (size) => {
    const block = blockOfFields(size, fields, from);
    from += size;
    return block;
  });
}

const { read: orderOn } = NOTE_FIELDS[FIELD.on]!;
const { read: orderOff } = NOTE_FIELDS[FIELD.off]!;

interface Cursor {
  readonly blocks: readonly NoteBlock[];
  block: number;
  index: number;
}

function advance(cursor: Cursor): void {
  if (++cursor.index < cursor.blocks[cursor.block]!.count) return;
  cursor.block++;
  cursor.index = 0;
}

function add(places: NotePlaces, block: NoteBlock, index: number): void {
  places.blocks.push(block);
  places.indexes.push(index);
}

function orderOf(a: NoteBlock, i: number, b: NoteBlock, j: number): number {
  return (
    a.starts[i]! + a.tickShift - b.starts[j]! - b.tickShift ||
    a.pitches[i]! + a.pitchShift - b.pitches[j]! - b.pitchShift ||
    a.ids[i]! - b.ids[j]!
  );
}

function isEqual(a: NoteBlock, i: number, b: NoteBlock, j: number): boolean {
  if (a.durations[i] !== b.durations[j] || a.velocities[i] !== b.velocities[j]) return false;
  if (a.offVelocities[i] !== b.offVelocities[j] || a.flags[i] !== b.flags[j]) return false;
  if (a.orders === undefined && b.orders === undefined) return true;
  return orderOn(a, i) === orderOn(b, j) && orderOff(a, i) === orderOff(b, j);
}

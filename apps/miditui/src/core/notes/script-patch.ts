import { NO_ORDER } from "../project/event.ts";
import { blockOfGathered, type GatheredNotes, gather, gatherAll, gatherNotes } from "./note-fields.ts";
import type { NoteBlock } from "./note-list.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/** Turn by turn: how many notes stay, how many go, how many come; and how many the resulting blocks have each. */
export interface ScriptPatch {
  readonly stay: PackedNumbers;
  readonly go: PackedNumbers;
  readonly come: PackedNumbers;
  readonly sizes: PackedNumbers;
}

/** How to get from the later blocks to the earlier ones; the notes that go and come are added to the two heaps. */
export function patchScript(
  earlier: readonly NoteBlock[],
  later: readonly NoteBlock[],
  gone: GatheredNotes,
  come: GatheredNotes,
): ScriptPatch {
  const turns = { stay: gatherNumbers(), go: gatherNumbers(), come: gatherNumbers() };
  const counts = { stay: 0, go: 0, come: 0 };
  const close = (): void => {
    addNumber(turns.stay, counts.stay);
    addNumber(turns.go, counts.go);
    addNumber(turns.come, counts.come);
    counts.stay = 0;
    counts.go = 0;
    counts.come = 0;
  };
  // Notes that go or come are gathered by the run, which ends at a note that stays and at the end of a block.
  const takeRuns = (old: NoteBlock | undefined, i: number, next: NoteBlock | undefined, j: number): void => {
    if (next && j > goFrom) gather(gone, next, goFrom, j);
    if (old && i > comeFrom) gather(come, old, comeFrom, i);
    goFrom = j;
    comeFrom = i;
  };
  let goFrom = 0;
  let comeFrom = 0;
  let a = 0;
  let i = 0;
  let b = 0;
  let j = 0;
  while (a < earlier.length || b < later.length) {
    const old = earlier[a];
    const next = later[b];
    const step = !old ? 1 : !next ? -1 : orderOf(old, i, next, j);
    const oldMoves = old !== undefined && step <= 0;
    const nextMoves = next !== undefined && step >= 0;
    if (step === 0 && old && next && isEqual(old, i, next, j)) {
      if (counts.go > 0 || counts.come > 0) close();
      takeRuns(old, i, next, j);
      goFrom++;
      comeFrom++;
      counts.stay++;
    } else {
      if (nextMoves) counts.go++;
      if (oldMoves) counts.come++;
    }
    if (oldMoves) i++;
    if (nextMoves) j++;
    const oldEnds = i === old?.count;
    const nextEnds = j === next?.count;
    if (!oldEnds && !nextEnds) continue;
    takeRuns(old, i, next, j);
    if (oldEnds) {
      a++;
      i = 0;
      comeFrom = 0;
    }
    if (nextEnds) {
      b++;
      j = 0;
      goFrom = 0;
    }
  }
  close();
  return {
    stay: packNumbers(numbersOf(turns.stay)),
    go: packNumbers(numbersOf(turns.go)),
    come: packNumbers(numbersOf(turns.come)),
    sizes: packNumbers(Int32Array.from(earlier, ({ count }) => count)),
  };
}

export function scriptPatchBytes({ stay, go, come, sizes }: ScriptPatch): number {
  return 100 + packedBytes(stay) + packedBytes(go) + packedBytes(come) + packedBytes(sizes);
}

/** The notes of the later blocks that go, in their order. */
export function goneNotes(patch: ScriptPatch, later: readonly NoteBlock[], gone: GatheredNotes): void {
  const stay = unpackNumbers(patch.stay);
  const go = unpackNumbers(patch.go);
  const cursor: Cursor = { blocks: later, block: 0, index: 0 };
  for (let turn = 0; turn < stay.length; turn++) {
    advance(cursor, stay[turn]!, undefined);
    advance(cursor, go[turn]!, gone);
  }
}

/** Notes that come, and how many of them were taken already. */
export interface Supply {
  readonly notes: GatheredNotes;
  used: number;
}

/** The earlier blocks. */
export function applyScript(patch: ScriptPatch, later: readonly NoteBlock[], supply: Supply): NoteBlock[] {
  const stay = unpackNumbers(patch.stay);
  const go = unpackNumbers(patch.go);
  const come = unpackNumbers(patch.come);
  const sizes = unpackNumbers(patch.sizes);
  const notes = gatherNotes(sizes.reduce((sum, size) => sum + size, 0));
  const cursor: Cursor = { blocks: later, block: 0, index: 0 };
  for (let turn = 0; turn < stay.length; turn++) {
    advance(cursor, stay[turn]!, notes);
    advance(cursor, go[turn]!, undefined);
    gatherAll(notes, supply.notes.columns, supply.used, come[turn]!);
    supply.used += come[turn]!;
  }
  let from = 0;
  return Array.from(sizes, (size) => {
    const block = blockOfGathered(notes, from, size);
    from += size;
    return block;
  });
}

interface Cursor {
  readonly blocks: readonly NoteBlock[];
  block: number;
  index: number;
}

/** Goes on by so many notes and gathers them on the way. */
function advance(cursor: Cursor, count: number, notes: GatheredNotes | undefined): void {
  for (let left = count; left > 0; ) {
    const block = cursor.blocks[cursor.block]!;
    const end = Math.min(block.count, cursor.index + left);
    if (notes) gather(notes, block, cursor.index, end);
    left -= end - cursor.index;
    cursor.index = end;
    if (end < block.count) continue;
    cursor.block++;
    cursor.index = 0;
  }
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
  const on = a.orders ? a.orders.on[i] : NO_ORDER;
  const off = a.orders ? a.orders.off[i] : NO_ORDER;
  return on === (b.orders ? b.orders.on[j] : NO_ORDER) && off === (b.orders ? b.orders.off[j] : NO_ORDER);
}

interface GatheredNumbers {
  count: number;
  values: Int32Array;
}

function gatherNumbers(): GatheredNumbers {
  return { count: 0, values: new Int32Array(16) };
}

function addNumber(numbers: GatheredNumbers, value: number): void {
  if (numbers.count === numbers.values.length) {
    const larger = new Int32Array(2 * numbers.count);
    larger.set(numbers.values);
    numbers.values = larger;
  }
  numbers.values[numbers.count++] = value;
}

function numbersOf({ values, count }: GatheredNumbers): Int32Array {
  return values.subarray(0, count);
}

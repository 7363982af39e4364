import { NO_ORDER } from "../project/event.ts";
import { BLOCK_SIZE, emptyNotes, type NoteBlock, type NoteColumns, type NoteList } from "./note-list.ts";

/** Blocks below this are joined with a neighbour, so that edits do not grind a list to dust. */
const SMALL_BLOCK = 128;

/** Builds a list from notes that come in its order: whole blocks are shared, single notes gathered into new ones. */
export interface NoteWriter {
  /** Takes a block as it is. */
  block: (block: NoteBlock) => void;
  /** Takes the notes from `from` up to `to` of a block. */
  run: (block: NoteBlock, from: number, to: number) => void;
  /** Takes one note of columns. */
  note: (columns: NoteColumns, index: number) => void;
  /** The list; the writer is used up. */
  finish: () => NoteList;
}

export function noteWriter(): NoteWriter {
  const blocks: NoteBlock[] = [];
  let total = 0;
  const pending = pendingNotes();

  const emit = (from: number, to: number): void => {
    if (to > from) blocks.push(blockOf(pending, from, to));
  };

  const flush = (): void => {
    const last = blocks.at(-1);
    if (pending.count > 0 && pending.count < SMALL_BLOCK && last && last.count + pending.count <= BLOCK_SIZE) {
      blocks.pop();
      prepend(pending, last);
    }
    const middle = pending.count > BLOCK_SIZE ? (pending.count + 1) >> 1 : pending.count;
    emit(0, middle);
    emit(middle, pending.count);
    pending.count = 0;
  };

  const makeRoom = (): void => {
    if (pending.count < 2 * BLOCK_SIZE) return;
    emit(0, BLOCK_SIZE);
    shiftDown(pending, BLOCK_SIZE);
  };

  const run = (block: NoteBlock, from: number, to: number): void => {
    total += to - from;
    for (let at = from; at < to; ) {
      makeRoom();
      const end = Math.min(to, at + 2 * BLOCK_SIZE - pending.count);
      copyRun(pending, block, at, end);
      at = end;
    }
  };

  return {
    run,
    block: (block) => {
      if (pending.count > 0 && Math.min(pending.count, block.count) < SMALL_BLOCK) {
        if (pending.count + block.count <= BLOCK_SIZE) return run(block, 0, block.count);
      }
      flush();
      blocks.push(block);
      total += block.count;
    },
    note: (columns, index) => {
      makeRoom();
      total++;
      const at = pending.count++;
      pending.ids[at] = columns.ids[index]!;
      pending.starts[at] = columns.starts[index]!;
      pending.durations[at] = columns.durations[index]!;
      pending.pitches[at] = columns.pitches[index]!;
      pending.velocities[at] = columns.velocities[index]!;
      pending.offVelocities[at] = columns.offVelocities[index]!;
      pending.flags[at] = columns.flags[index]!;
      pending.on[at] = columns.orders ? columns.orders.on[index]! : NO_ORDER;
      pending.off[at] = columns.orders ? columns.orders.off[index]! : NO_ORDER;
    },
    finish: () => {
      flush();
      return total === 0 ? emptyNotes : { count: total, blocks };
    },
  };
}

interface Pending {
  count: number;
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly durations: Uint32Array;
  readonly pitches: Uint8Array;
  readonly velocities: Uint8Array;
  readonly offVelocities: Uint8Array;
  readonly flags: Uint8Array;
  readonly on: Uint32Array;
  readonly off: Uint32Array;
}

function pendingNotes(): Pending {
  const size = 2 * BLOCK_SIZE;
  return {
    count: 0,
    ids: new Uint32Array(size),
    starts: new Uint32Array(size),
    durations: new Uint32Array(size),
    pitches: new Uint8Array(size),
    velocities: new Uint8Array(size),
    offVelocities: new Uint8Array(size),
    flags: new Uint8Array(size),
    on: new Uint32Array(size),
    off: new Uint32Array(size),
  };
}

function copyRun(pending: Pending, block: NoteBlock, from: number, to: number): void {
  const { ids, starts, durations, pitches, velocities, offVelocities, flags, tickShift, pitchShift, orders } = block;
  const { ids: ownIds, starts: ownStarts, durations: ownDurations, pitches: ownPitches } = pending;
  const { velocities: ownVelocities, offVelocities: ownOffVelocities, flags: ownFlags, on, off } = pending;
  const base = pending.count - from;
  for (let i = from; i < to; i++) {
    const at = base + i;
    ownIds[at] = ids[i]!;
    ownStarts[at] = starts[i]! + tickShift;
    ownDurations[at] = durations[i]!;
    ownPitches[at] = pitches[i]! + pitchShift;
    ownVelocities[at] = velocities[i]!;
    ownOffVelocities[at] = offVelocities[i]!;
    ownFlags[at] = flags[i]!;
  }
  if (orders) {
    for (let i = from; i < to; i++) {
      on[base + i] = orders.on[i]!;
      off[base + i] = orders.off[i]!;
    }
  } else {
    // Most runs are short, and then a call of fill takes longer than the loop.
    for (let i = from; i < to; i++) {
      on[base + i] = NO_ORDER;
      off[base + i] = NO_ORDER;
    }
  }
  pending.count += to - from;
}

function prepend(pending: Pending, block: NoteBlock): void {
  const count = pending.count;
  for (const column of columnsOf(pending)) column.copyWithin(block.count, 0, count);
  pending.count = 0;
  copyRun(pending, block, 0, block.count);
  pending.count += count;
}

function shiftDown(pending: Pending, by: number): void {
  for (const column of columnsOf(pending)) column.copyWithin(0, by, pending.count);
  pending.count -= by;
}

function columnsOf(pending: Pending): readonly (Uint32Array | Uint8Array)[] {
  const { ids, starts, durations, on, off, pitches, velocities, offVelocities, flags } = pending;
  return [ids, starts, durations, on, off, pitches, velocities, offVelocities, flags];
}

/** A block of its own columns in one buffer: allocating seven costs more than filling them. */
function blockOf(pending: Pending, from: number, to: number): NoteBlock {
  const count = to - from;
  let ordered = false;
  for (let i = from; i < to && !ordered; i++) ordered = pending.on[i] !== NO_ORDER || pending.off[i] !== NO_ORDER;
  const wide = (ordered ? 5 : 3) * 4 * count;
  const buffer = new ArrayBuffer(wide + 4 * count);
  const words = (index: number, source: Uint32Array): Uint32Array => {
    const column = new Uint32Array(buffer, index * 4 * count, count);
    for (let i = 0; i < count; i++) column[i] = source[from + i]!;
    return column;
  };
  const bytes = (index: number, source: Uint8Array): Uint8Array => {
    const column = new Uint8Array(buffer, wide + index * count, count);
    for (let i = 0; i < count; i++) column[i] = source[from + i]!;
    return column;
  };
  return makeBlock({
    count,
    ids: words(0, pending.ids),
    starts: words(1, pending.starts),
    durations: words(2, pending.durations),
    pitches: bytes(0, pending.pitches),
    velocities: bytes(1, pending.velocities),
    offVelocities: bytes(2, pending.offVelocities),
    flags: bytes(3, pending.flags),
    orders: ordered ? { on: words(3, pending.on), off: words(4, pending.off) } : undefined,
  });
}

/** A block that takes sorted columns over as its own; those must be exactly `count` long. */
export function makeBlock(columns: NoteColumns): NoteBlock {
  const { count, ids, starts, durations } = columns;
  let lastEnd = 0;
  let minId = ids[0]!;
  let maxId = minId;
  for (let i = 0; i < count; i++) {
    const end = starts[i]! + durations[i]!;
    if (end > lastEnd) lastEnd = end;
    const id = ids[i]!;
    if (id < minId) minId = id;
    if (id > maxId) maxId = id;
  }
  return {
    count,
    ids,
    starts,
    durations,
    pitches: columns.pitches,
    velocities: columns.velocities,
    offVelocities: columns.offVelocities,
    flags: columns.flags,
    orders: columns.orders,
    tickShift: 0,
    pitchShift: 0,
    firstStart: starts[0]!,
    lastEnd,
    minId,
    maxId,
  };
}

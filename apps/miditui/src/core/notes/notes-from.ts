import type { NoteColumns, NoteList } from "./note-list.ts";
import { noteWriter } from "./note-writer.ts";

/** The list of notes that come in any order; the columns are read, not kept. */
export function notesFrom(columns: NoteColumns): NoteList {
  const writer = noteWriter();
  const order = sortedOrder(columns);
  for (let i = 0; i < columns.count; i++) writer.note(columns, order ? order[i]! : i);
  return writer.finish();
}

/** Places of the notes as they are to stand; undefined where they stand so already. */
function sortedOrder({ count, starts, pitches, ids }: NoteColumns): Uint32Array | undefined {
  let inOrder = true;
  let startsInOrder = true;
  for (let i = 1; i < count && startsInOrder; i++) {
    const step = starts[i]! - starts[i - 1]!;
    if (step < 0) startsInOrder = false;
    if (step < 0 || (step === 0 && (pitches[i]! - pitches[i - 1]! || ids[i]! - ids[i - 1]!) < 0)) inOrder = false;
  }
  if (inOrder) return undefined;
  let order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  if (!startsInOrder) {
    // Three digits of eleven bits: a list of notes is nearly always long and its starts far from random.
    for (let shift = 0; shift < 33; shift += 11) order = byDigit(order, starts, shift);
  }
  sortChords(order, starts, pitches, ids);
  return order;
}

/** One pass of a radix sort, which leaves equal digits as they stand. */
function byDigit(order: Uint32Array<ArrayBuffer>, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(2049);
  for (let i = 0; i < order.length; i++) places[((keys[order[i]!]! >>> shift) & 2047) + 1]!++;
  if (places.includes(order.length)) return order;
  for (let digit = 1; digit < 2048; digit++) places[digit]! += places[digit - 1]!;
  const next = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) next[places[(keys[order[i]!]! >>> shift) & 2047]!++] = order[i]!;
  return next;
}

/** Sorts notes of equal starts by pitch and id; there are seldom more than a few. */
function sortChords(order: Uint32Array, starts: Uint32Array, pitches: Uint8Array, ids: Uint32Array): void {
  for (let from = 0; from < order.length; ) {
    const start = starts[order[from]!]!;
    let to = from + 1;
    while (to < order.length && starts[order[to]!] === start) to++;
    if (to - from > 32) {
      order.subarray(from, to).sort((a, b) => pitches[a]! - pitches[b]! || ids[a]! - ids[b]!);
    } else {
      for (let i = from + 1; i < to; i++) {
        const note = order[i]!;
        let at = i;
        for (; at > from; at--) {
          const before = order[at - 1]!;
          if ((pitches[before]! - pitches[note]! || ids[before]! - ids[note]!) <= 0) break;
          order[at] = before;
        }
        order[at] = note;
      }
    }
    from = to;
  }
}

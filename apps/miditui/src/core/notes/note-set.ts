import type { NoteSet } from "./note-list.ts";

export const emptySet: NoteSet = { count: 0, bits: new Uint32Array(0), firstWord: 0 };

/** The set of these ids; one that comes twice counts once. */
export function setOf(ids: Iterable<number>): NoteSet {
  const list = Array.from(ids);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const id of list) {
    if (id < low) low = id;
    if (id > high) high = id;
  }
  if (list.length === 0) return emptySet;
  const firstWord = low >>> 5;
  const bits = new Uint32Array((high >>> 5) - firstWord + 1);
  for (const id of list) bits[(id >>> 5) - firstWord]! |= 1 << (id & 31);
  return { count: countBits(bits), bits, firstWord };
}

export function hasNote(set: NoteSet, id: number): boolean {
  const word = set.bits[(id >>> 5) - set.firstWord];
  return word !== undefined && ((word >>> (id & 31)) & 1) === 1;
}

/** The set and this id; the very same set if it is in already. */
export function withNote(set: NoteSet, id: number): NoteSet {
  return hasNote(set, id) ? set : unionOf(set, setOf([id]));
}

/** The set without this id; the very same set if it is not in. */
export function withoutNote(set: NoteSet, id: number): NoteSet {
  if (!hasNote(set, id)) return set;
  if (set.count === 1) return emptySet;
  const bits = set.bits.slice();
  bits[(id >>> 5) - set.firstWord]! &= ~(1 << (id & 31));
  return { count: set.count - 1, bits, firstWord: set.firstWord };
}

/** Ids that are in one of the two. */
export function unionOf(a: NoteSet, b: NoteSet): NoteSet {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const firstWord = Math.min(a.firstWord, b.firstWord);
  const bits = new Uint32Array(Math.max(a.firstWord + a.bits.length, b.firstWord + b.bits.length) - firstWord);
  bits.set(a.bits, a.firstWord - firstWord);
  const offset = b.firstWord - firstWord;
  for (let i = 0; i < b.bits.length; i++) bits[offset + i]! |= b.bits[i]!;
  return { count: countBits(bits), bits, firstWord };
}

/** The ids of a set, ascending. */
export function idsOf(set: NoteSet): number[] {
  const ids: number[] = [];
  for (let i = 0; i < set.bits.length; i++) {
    const base = (set.firstWord + i) * 32;
    for (let word = set.bits[i]!; word !== 0; word &= word - 1) ids.push(base + 31 - Math.clz32(word & -word));
  }
  return ids;
}

/** How many ids from `low` to `high` are in the set, not counted beyond the words that hold them: 0 means none. */
export function mayHaveBetween(set: NoteSet, low: number, high: number): boolean {
  const last = Math.min((high >>> 5) - set.firstWord, set.bits.length - 1);
  for (let i = Math.max(0, (low >>> 5) - set.firstWord); i <= last; i++) if (set.bits[i] !== 0) return true;
  return false;
}

function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    word = (word + (word >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(word, 0x01010101) >>> 24;
  }
  return count;
}

/** The ids from `first` up to but not with `end`. */
export function rangeSet(first: number, end: number): NoteSet {
  if (end <= first) return emptySet;
  const firstWord = first >>> 5;
  const bits = new Uint32Array(((end - 1) >>> 5) - firstWord + 1).fill(0xffffffff);
  bits[0]! &= 0xffffffff << (first & 31);
  bits[bits.length - 1]! &= 0xffffffff >>> (31 - ((end - 1) & 31));
  return { count: end - first, bits, firstWord };
}

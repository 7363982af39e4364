import fc from "fast-check";
import { expect, test } from "vitest";
import { allNotes, noteOf, notesBetween } from "../src/core/notes/note-list.ts";
import {
  emptySet,
  hasNote,
  idsOf,
  rangeSet,
  setOf,
  unionOf,
  withNote,
  withoutNote,
} from "../src/core/notes/note-set.ts";
import { inOrder, type PlainNote } from "./naive-notes.ts";
import { faultsOf, listOf, plainNotes } from "./plain-song.ts";

const songs = fc
  .record({ seed: fc.nat(), count: fc.oneof(fc.nat(30), fc.nat(3000)) })
  .map(({ seed, count }) => plainNotes(seed, count, 1));

function idsIn(notes: Iterable<{ readonly id: number }>): number[] {
  return Array.from(notes, ({ id }) => id);
}

test("a list holds its notes by start, then pitch, then id, in whatever order they came", () => {
  fc.assert(
    fc.property(songs, fc.boolean(), (notes, sorted) => {
      const list = listOf(sorted ? notes.toSorted((a, b) => a.start - b.start) : notes);
      const expected = inOrder(notes).map(({ id, start, duration, pitch, velocity }: PlainNote) => ({
        id,
        start,
        duration,
        pitch,
        velocity,
      }));
      expect(Array.from(allNotes(list))).toEqual(expected);
      expect(faultsOf(list)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("starts up to the last of 32 bits are sorted as numbers", () => {
  const [note] = plainNotes(1, 1, 1);
  if (!note) throw new Error("one note was asked for");
  const starts = [0xfffffffe, 5, 0x80000000, 0, 0x7fffffff, 2 ** 22, 2048];
  const list = listOf(starts.map((start, at) => ({ ...note, id: at + 1, start, duration: 1 })));
  expect(Array.from(allNotes(list), ({ start }) => start)).toEqual(starts.toSorted((a, b) => a - b));
});

test("the notes between two ticks are those that sound there, however long before they started", () => {
  fc.assert(
    fc.property(songs, fc.nat(5000), fc.nat(3000), (notes, from, length) => {
      const to = from + length;
      const sounding = inOrder(notes).filter(
        ({ start, duration }) => start < to && (start >= from || start + duration > from),
      );
      expect(idsIn(notesBetween(listOf(notes), from, to))).toEqual(idsIn(sounding));
    }),
    { numRuns: 30 },
  );
});

test("a note is found by its id, and an id of no note finds none", () => {
  fc.assert(
    fc.property(songs, fc.nat(4000), (notes, id) => {
      const wanted = notes.find((note) => note.id === id);
      expect(noteOf(listOf(notes), id)?.start).toBe(wanted?.start);
    }),
    { numRuns: 30 },
  );
});

const ids = fc.array(fc.oneof(fc.nat(100), fc.integer({ min: 1e6, max: 1e6 + 50 })), { maxLength: 40 });

test("a set holds what was put into it and no more, however it was made", () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(110), (a, b, id) => {
      const sorted = (values: Iterable<number>): number[] => [...new Set(values)].sort((x, y) => x - y);
      const set = setOf(a);
      expect(idsOf(set)).toEqual(sorted(a));
      expect(set.count).toBe(new Set(a).size);
      expect(hasNote(set, id)).toBe(a.includes(id));
      const union = unionOf(set, setOf(b));
      expect([idsOf(union), union.count]).toEqual([sorted([...a, ...b]), new Set([...a, ...b]).size]);
      expect(idsOf(withNote(set, id))).toEqual(sorted([...a, id]));
      const without = withoutNote(set, id);
      expect([idsOf(without), without.count]).toEqual([
        sorted(a).filter((value) => value !== id),
        set.count - (a.includes(id) ? 1 : 0),
      ]);
      expect(withoutNote(without, id)).toBe(without);
    }),
  );
});

test("a set of a range is the set of its ids", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(100), (first, count) => {
      const expected = Array.from({ length: count }, (_, at) => first + at);
      expect(idsOf(rangeSet(first, first + count))).toEqual(expected);
      expect(rangeSet(first, first + count).count).toBe(count);
    }),
  );
  expect(rangeSet(7, 7)).toBe(emptySet);
});

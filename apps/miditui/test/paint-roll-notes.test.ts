import fc from "fast-check";
import { expect, test } from "vitest";
import { withDurations } from "../src/core/notes/change.ts";
import { allNotes, type NoteList } from "../src/core/notes/note-list.ts";
import { emptySet, rangeSet, setOf } from "../src/core/notes/note-set.ts";
import { shiftNotes } from "../src/core/notes/shift.ts";
import { type RollView, rollNotes } from "../src/core/paint/roll-notes.ts";
import { soundingNotes } from "../src/core/paint/sounding.ts";
import { occupiedColumns } from "../src/core/paint/timeline-notes.ts";
import { isSeenIn, naiveRollNotes } from "./paint-naive.ts";
import { listOf, plainNotes } from "./plain-song.ts";
import { crowdedNotes } from "./screen-states.ts";

interface Case {
  readonly list: NoteList;
  readonly view: RollView;
}

/** Lists of many blocks too, near and from so far that blocks lie in one column. */
function anyCase(): fc.Arbitrary<Case> {
  return fc
    .record({
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      notes: fc.constantFrom(0, 1, 20, 200, 1500),
      crowded: fc.boolean(),
      fromEnd: fc.boolean(),
      shift: fc.constantFrom(0, 7),
      columns: fc.integer({ min: 1, max: 40 }),
      rows: fc.integer({ min: 1, max: 30 }),
      high: fc.oneof(fc.integer({ min: 58, max: 80 }), fc.integer({ min: 40, max: 127 })),
      from: fc.oneof(
        fc.constantFrom(0, 10, 20, 30),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 100_000 }),
      ),
      ticksPerColumn: fc.oneof(
        fc.constantFrom(1, 5, 10, 20, 100),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 300, max: 100_000 }),
      ),
      every: fc.integer({ min: 1, max: 5 }),
      newest: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ seed, notes, crowded, fromEnd, shift, columns, rows, high, from: any, ticksPerColumn, every, newest }) => {
      const plain = listOf((crowded ? crowdedNotes : plainNotes)(seed, notes, 1));
      const list = shift === 0 ? plain : shiftNotes(plain, shift, shift);
      const ids = Array.from(allNotes(list), ({ id }) => id).filter((id) => id % every === 0);
      // Where the first block ends nothing of it is seen any more.
      const from = fromEnd ? (list.blocks[0]?.lastEnd ?? any) : any;
      const to = from + columns * ticksPerColumn;
      const span = { from, to, high, low: Math.max(0, high - rows + 1) };
      return { list, view: { span, columns, rows, ticksPerColumn, selection: setOf(ids), newest } };
    });
}

test("every cell of the roll shows the last note of the list that lies there, and arrows tell what lies outside", () => {
  fc.assert(
    fc.property(anyCase(), ({ list, view }) => {
      expect(rollNotes(list, view)).toEqual(naiveRollNotes(list, view));
    }),
    { numRuns: 30 },
  );
});

test("a note without length where all others have ended is seen in the column that begins there", () => {
  const [one, other] = crowdedNotes(1, 2, 1);
  if (one === undefined || other === undefined) throw new Error("there are two notes");
  const list = listOf([
    { ...one, start: 0, duration: 10, pitch: 60 },
    { ...other, start: 10, duration: 0, pitch: 61 },
  ]);
  const span = { from: 0, to: 20, high: 61, low: 60 };
  const view = { span, columns: 2, rows: 2, ticksPerColumn: 10, selection: emptySet, newest: undefined };
  expect([...rollNotes(list, view).looks]).toEqual([0, 5, 5, 0]);
  expect([...occupiedColumns(list, span, 2)]).toEqual([1, 1]);
});

test("a column of the timeline is occupied where any note is seen", () => {
  fc.assert(
    fc.property(anyCase(), ({ list, view }) => {
      const { span, columns, ticksPerColumn } = view;
      const scroll = { tick: span.from, pitch: 0, tracks: 0, timeline: 0 };
      const notes = [...allNotes(list)];
      const seen = Array.from({ length: columns }, (_, column) =>
        notes.some((note) => isSeenIn(note, { scroll, ticksPerColumn }, column)) ? 1 : 0,
      );
      expect([...occupiedColumns(list, span, columns)]).toEqual(seen);
    }),
    { numRuns: 30 },
  );
});

test("notes that were made shorter leave their columns, though they begin where they did", () => {
  const long = listOf(crowdedNotes(1, 600, 1).map((note, at) => ({ ...note, start: at * 10, duration: 200 })));
  const range = { from: 0, to: 6000 };
  expect(occupiedColumns(long, range, 1200).every((occupied) => occupied === 1)).toBe(true);
  const short = withDurations(long, rangeSet(1, 601), () => 5);
  expect([...occupiedColumns(short, range, 1200)]).toEqual(Array.from({ length: 1200 }, (_, at) => (at + 1) % 2));
});

test("the notes that sound at a tick are those that have begun and not ended", () => {
  fc.assert(
    fc.property(anyCase(), fc.nat(3000), ({ list }, tick) => {
      const expected = [...allNotes(list)].filter((note) => note.start <= tick && tick < note.start + note.duration);
      expect(soundingNotes(list, tick).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
    { numRuns: 30 },
  );
});

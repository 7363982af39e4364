import { ATTRIBUTES, blankCells, type Cells, PALETTE } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppState } from "../src/core/app/state.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { paintCanvases } from "../src/core/paint/canvases.ts";
import { newProject } from "../src/core/project/new-project.ts";
import { hit } from "../src/core/screen/hit.ts";
import type { Layout, Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import type { Target } from "../src/core/screen/target.ts";
import { isSeenIn } from "./paint-naive.ts";
import { anyState, stateOf } from "./screen-states.ts";

const RUNS = { numRuns: 15 };
const MAGENTA = PALETTE + 5;

interface Seen {
  readonly target: Target;
  readonly glyph: string;
  readonly color: number;
  /** Whether the cell is a block of colour. */
  readonly block: boolean;
  readonly column: number;
  readonly row: number;
}

function painted(state: AppState, layout: Layout): Cells {
  const cells = blankCells(layout.columns, layout.rows);
  paintCanvases(state, layout, 1e9 * state.ticksPerColumn, cells);
  return cells;
}

/** All cells of a part: what is painted there, and what a click there is. */
function* look(state: AppState, layout: Layout, cells: Cells, part: Rect): Generator<Seen> {
  for (let row = part.row; row < part.row + part.rows; row++) {
    for (let column = part.column; column < part.column + part.columns; column++) {
      const at = row * cells.columns + column;
      yield {
        target: hit(state, layout, column, row),
        glyph: String.fromCodePoint(cells.glyphs[at] || 0x20),
        color: cells.foregrounds[at] ?? 0,
        block: ((cells.attributes[at] ?? 0) & ATTRIBUTES.inverse) !== 0,
        column: column - part.column,
        row: row - part.row,
      };
    }
  }
}

/** Away from the roll, so that no cell has the cursor's colours. */
function withoutCursor(state: AppState): AppState {
  return { ...state, cursor: { tick: 1e12, pitch: 0 } };
}

function check(wrong: readonly unknown[]): void {
  expect(wrong.slice(0, 3)).toEqual([]);
}

test("a click finds a note exactly where one is painted, the selected ones where they have their colour", () => {
  fc.assert(
    fc.property(anyState(), fc.integer({ min: 1, max: 4 }), (any, every) => {
      const notes = [...allNotes(any.project.tracks[any.track]?.notes ?? { count: 0, blocks: [] })];
      const ids = new Set(notes.map(({ id }) => id).filter((id) => id % every === 0));
      const state = withoutCursor({ ...any, view: "roll", selection: setOf(ids) });
      const layout = layoutOf(state);
      const grid = layout.roll?.grid;
      if (grid === undefined) throw new Error("the view shows the roll");
      const wrong = [...look(state, layout, painted(state, layout), grid)].filter((seen) => {
        const { target } = seen;
        if (target.type !== "roll") return true;
        const { note } = target;
        if (note === undefined) return seen.block;
        const begins = note.start >= target.tick && note.start < target.tick + state.ticksPerColumn;
        if (!seen.block || note.pitch !== target.pitch || !isSeenIn(note, state, seen.column)) return true;
        return (seen.color === MAGENTA) !== ids.has(note.id) || (seen.glyph === "[") !== begins;
      });
      check(wrong);
    }),
    RUNS,
  );
});

test("the first and the last column of a note are its edges, unless it has only one", () => {
  fc.assert(
    fc.property(anyState(), (any) => {
      const state = { ...any, view: "roll" as const };
      const layout = layoutOf(state);
      const grid = layout.roll?.grid;
      if (grid === undefined) throw new Error("the view shows the roll");
      const wrong = [...look(state, layout, painted(state, layout), grid)].filter(({ target, column }) => {
        if (target.type !== "roll" || target.note === undefined) return false;
        const { note, edge } = target;
        const before = isSeenIn(note, state, column - 1);
        const after = isSeenIn(note, state, column + 1);
        const expected = before === after ? undefined : before ? "end" : "start";
        return edge !== expected;
      });
      check(wrong);
    }),
    RUNS,
  );
});

test("a key plays the pitch that is written on it, and its row is that pitch", () => {
  const names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
  fc.assert(
    fc.property(anyState(), (any) => {
      const state = { ...any, view: "roll" as const };
      const layout = layoutOf(state);
      const { roll } = layout;
      if (roll === undefined) throw new Error("the view shows the roll");
      const cells = painted(state, layout);
      const keys = [...look(state, layout, cells, roll.keys)];
      const wrong = [...look(state, layout, cells, { ...roll.grid, columns: 1 })].filter(({ target, row }) => {
        const written = keys.filter((key) => key.row === row);
        const [, name = "", octave = ""] = /^ *([A-G]#?)(-?\d+)/.exec(written.map(({ glyph }) => glyph).join("")) ?? [];
        const pitch = names.indexOf(name) + 12 * (Number(octave) + 1);
        const plays = written.every((key) => key.target.type === "key" && key.target.pitch === pitch);
        return !plays || target.type !== "roll" || target.pitch !== pitch;
      });
      check(wrong);
    }),
    RUNS,
  );
});

test("a click on the timeline finds the track and a tick of a note exactly where a note is painted", () => {
  fc.assert(
    fc.property(anyState(), (any) => {
      const state = { ...any, view: "timeline" as const };
      const layout = layoutOf(state);
      const grid = layout.timeline?.grid;
      if (grid === undefined) throw new Error("the view shows the timeline");
      const notesOf = state.project.tracks.map((track) => [...allNotes(track.notes)]);
      const wrong = [...look(state, layout, painted(state, layout), grid)].filter(({ target, block, column }) => {
        if (target.type !== "timeline") return true;
        const notes = target.track === undefined ? [] : (notesOf[target.track] ?? []);
        return notes.some((note) => isSeenIn(note, state, column)) !== block;
      });
      check(wrong);
    }),
    RUNS,
  );
});

test("a bar of the lane is as high as the row whose velocity a click there would give", () => {
  const base = newProject();
  fc.assert(
    fc.property(anyState(), fc.integer({ min: 0, max: 7 }), (any, level) => {
      const state = { ...any, view: "roll" as const, lane: true, track: 0, scroll: { ...any.scroll, tick: 0 } };
      const lane = layoutOf(state).roll?.lane;
      if (lane === undefined) throw new Error("the lane is shown");
      const row = lane.row + (level % lane.rows);
      const target = hit(state, layoutOf(state), lane.column, row);
      if (target.type !== "lane") throw new Error(`a click on the lane is ${target.type}`);
      const note = { start: 0, duration: 1, pitch: 60, velocity: target.velocity };
      const { project } = addNotes(base, 0, [note]);
      const cells = painted({ ...state, project }, layoutOf(state));
      const seen = [...look(state, layoutOf(state), cells, { ...lane, columns: 1 })];
      expect(seen.findIndex(({ block }) => block)).toBe(level % lane.rows);
    }),
    RUNS,
  );
});

test("a click on the number of a bar is the tick of its column", () => {
  const state = stateOf(newProject(), { ticksPerColumn: 120 });
  const layout = layoutOf(state);
  const { roll, timeline } = layout;
  if (roll === undefined || timeline === undefined) throw new Error("both are shown");
  for (const part of [roll.ruler, timeline.ruler]) {
    const numbers = [...look(state, layout, painted(state, layout), part)].filter(({ glyph }) => /\d/.test(glyph));
    // Four quarters of 480 ticks are sixteen columns.
    expect(numbers.map(({ glyph, column }) => [glyph, column])).toEqual([
      ["1", 0],
      ["2", 16],
      ["3", 32],
      ["4", 48],
    ]);
    expect(numbers.map(({ target }) => target.type === "ruler" && target.tick)).toEqual([0, 1920, 3840, 5760]);
  }
});

test("a dialog takes every click, and a screen too small has nothing to click on", () => {
  fc.assert(
    fc.property(anyState(), fc.nat(299), fc.nat(99), (state, column, row) => {
      const open = { ...state, dialog: { type: "help" as const, scroll: 3 } };
      expect(hit(open, layoutOf(open), column, row).type).toMatch(/dialog/);
      const small = { ...state, screen: { ...state.screen, columns: 79 } };
      expect(hit(small, layoutOf(small), column, row)).toEqual({ type: "nothing" });
    }),
    RUNS,
  );
});

test("broken places, as pixels give them, are in the cell that they lie in", () => {
  fc.assert(
    fc.property(anyState(), fc.nat(299), fc.nat(99), (state, column, row) => {
      const layout = layoutOf(state);
      expect(hit(state, layout, column + 0.99, row + 0.5)).toEqual(hit(state, layout, column, row));
    }),
    RUNS,
  );
});

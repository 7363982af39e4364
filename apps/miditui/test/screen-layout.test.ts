import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dialog } from "../src/core/app/dialog.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Layout, Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { tracksInList, tracksInTimeline } from "../src/core/screen/viewport.ts";
import { Session } from "./app-session.ts";
import { anyState, stateOf } from "./screen-states.ts";

function framesOf({ transport, tracks, roll, timeline, keyboard }: Layout): Rect[] {
  return [transport, tracks.frame, roll?.frame, timeline?.frame, keyboard.frame].filter((part) => part !== undefined);
}

function partsOf({ transportParts, tracks, roll, timeline, keyboard }: Layout): Rect[] {
  return [
    ...Object.values(transportParts),
    tracks.list,
    tracks.hints,
    ...(roll === undefined ? [] : [roll.ruler, roll.keys, roll.grid, ...(roll.lane === undefined ? [] : [roll.lane])]),
    ...(timeline === undefined ? [] : [timeline.ruler, timeline.labels, timeline.grid]),
    keyboard.keys,
    keyboard.hints,
  ];
}

/** How many of the parts each cell of the screen lies in. */
function coverOf({ columns, rows }: { columns: number; rows: number }, parts: readonly Rect[]): Uint8Array {
  const cover = new Uint8Array(columns * rows);
  for (const part of parts) {
    for (let row = part.row; row < part.row + part.rows; row++) {
      for (let column = part.column; column < part.column + part.columns; column++) {
        if (column < 0 || column >= columns || row < 0 || row >= rows) throw new Error(`${column}, ${row} is outside`);
        cover[row * columns + column] = (cover[row * columns + column] ?? 0) + 1;
      }
    }
  }
  return cover;
}

test("frames fill the screen, and their parts lie inside of borders without touching each other", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const layout = layoutOf(state);
      expect(coverOf(layout, framesOf(layout)).every((times) => times === 1)).toBe(true);
      const insides = framesOf(layout).map(({ column, row, columns, rows }) => ({
        column: column + 1,
        row: row + 1,
        columns: columns - 2,
        rows: rows - 2,
      }));
      const inside = coverOf(layout, insides);
      const parts = coverOf(layout, partsOf(layout));
      expect(parts.every((times, at) => times === 0 || (times === 1 && inside[at] === 1))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("every part has room on 80 x 24, and less is told to be too small", () => {
  const state = stateOf(newProject(), { lane: true }, 80, 24);
  const layout = layoutOf(state);
  expect(layout.tooSmall).toBe(false);
  expect(partsOf(layout).every((part) => part.columns > 0 && part.rows > 0)).toBe(true);
  expect(layoutOf(stateOf(newProject(), {}, 79, 24)).tooSmall).toBe(true);
  expect(layoutOf(stateOf(newProject(), {}, 80, 23)).tooSmall).toBe(true);
});

test("a screen of any size, however small, has a layout without negative sizes", () => {
  for (let size = 0; size < 30; size++) {
    const layout = layoutOf(stateOf(newProject(), { dialog: { type: "help", scroll: 0 } }, 2 * size, size));
    for (const part of [...framesOf(layout), ...partsOf(layout)]) {
      expect(Math.min(part.columns, part.rows)).toBeGreaterThanOrEqual(0);
    }
  }
});

test("roll and timeline have the same columns when both are seen", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { roll, timeline } = layoutOf({ ...state, view: "combined" });
      expect([timeline?.grid.column, timeline?.grid.columns]).toEqual([roll?.grid.column, roll?.grid.columns]);
    }),
    { numRuns: 20 },
  );
});

test("the parts of a dialog lie inside its border, in rows of their own, on every screen", () => {
  const dialogs: Dialog["type"][] = ["help", "open", "save", "new", "prompt"];
  fc.assert(
    fc.property(anyState(), fc.constantFrom(...dialogs), (state, type) => {
      const { dialog } = layoutOf({ ...state, dialog: dialogOf(type) });
      if (dialog === undefined) throw new Error("a dialog has a layout");
      const { frame } = dialog;
      const parts = [dialog.heading, dialog.list, dialog.field, dialog.caption, ...dialog.choices]
        .concat(dialog.problem, dialog.footer)
        .filter((part) => part !== undefined);
      const inner = { column: frame.column + 1, row: frame.row + 1, columns: frame.columns - 2, rows: frame.rows - 2 };
      const inside = coverOf(state.screen, [inner]);
      const cover = coverOf(state.screen, parts);
      expect(cover.every((times, at) => times <= (inside[at] ?? 0))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

function dialogOf(type: Dialog["type"]): Dialog {
  if (type === "help") return { type, scroll: 0 };
  if (type === "new") return { type, choice: "save", next: { type: "new" } };
  if (type === "prompt") return { type, about: "rename", text: "", caret: 0, problem: undefined };
  return {
    type,
    folder: "/",
    entries: [],
    chosen: 0,
    scroll: 0,
    text: "",
    caret: 0,
    typing: true,
    format: "json",
    problem: undefined,
    replacing: undefined,
  };
}

test("one line a track holds in the timeline as in the list, so that twice as many tracks are seen", () => {
  const session = new Session({ columns: 80, rows: 24 });
  const shown = (): number[] => {
    const { timeline, tracks } = layoutOf(session.state);
    return [timeline === undefined ? 0 : tracksInTimeline(timeline), tracksInList(tracks)];
  };
  const [before = [], after = []] = [shown(), session.keys("t") && shown()];
  expect(after.map((count, at) => count >= 2 * (before[at] ?? 0))).toEqual([true, true]);
});

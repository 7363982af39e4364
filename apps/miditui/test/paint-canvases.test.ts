import { ATTRIBUTES, blankCells, type Cells, cellsToText, PALETTE } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppState } from "../src/core/app/state.ts";
import { setMetre, setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { addTrack, toggleMuted, toggleSolo } from "../src/core/edit/tracks.ts";
import { emptySet, setOf } from "../src/core/notes/note-set.ts";
import { paintCanvases } from "../src/core/paint/canvases.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import type { Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { columnOfTick, rowOfPitch } from "../src/core/screen/viewport.ts";
import { anyState, stateOf } from "./screen-states.ts";

const RED = PALETTE + 1;
const GREY = PALETTE + 8;
const WHITE = PALETTE + 15;

function paint(state: AppState, playhead: number): Cells {
  const layout = layoutOf(state);
  const cells = blankCells(layout.columns, layout.rows);
  paintCanvases(state, layout, playhead, cells);
  return cells;
}

/** The same state as if its screen had never been painted. */
function unseen(state: AppState): AppState {
  return { ...state, screen: { ...state.screen } };
}

function gridOf(state: AppState, panel: "roll" | "timeline"): Rect {
  const grid = layoutOf(state)[panel]?.grid;
  if (grid === undefined) throw new Error(`the view shows no ${panel}`);
  return grid;
}

/** Cells of a part that are as wanted, as column and row of the screen. */
function where(cells: Cells, part: Rect, wanted: (at: number) => boolean): { column: number; row: number }[] {
  return Array.from(cells.glyphs.keys())
    .filter(wanted)
    .map((at) => ({ column: at % cells.columns, row: Math.floor(at / cells.columns) }))
    .filter(
      ({ column, row }) =>
        column >= part.column && column < part.column + part.columns && row >= part.row && row < part.row + part.rows,
    );
}

function isInverse(cells: Cells, at: number): boolean {
  return ((cells.attributes[at] ?? 0) & ATTRIBUTES.inverse) !== 0;
}

/** Two notes of two beats and a third a bar later. */
function shortSong(): Project {
  return addNotes(newProject(), 0, [
    { start: 0, duration: 960, pitch: 60, velocity: 100 },
    { start: 0, duration: 960, pitch: 64, velocity: 100 },
    { start: 1920, duration: 960, pitch: 62, velocity: 100 },
  ]).project;
}

function playing(project: Project, changes: Partial<AppState> = {}): AppState {
  const transport = { state: "playing" as const, tick: 0, since: 0 };
  return stateOf(project, { transport, ticksPerColumn: 120, cursor: { tick: 1e9, pitch: 0 }, ...changes });
}

test("what is kept of the last picture never shows: any state painted after any other is as if painted first", () => {
  fc.assert(
    fc.property(
      anyState(),
      fc.array(anyState(), { minLength: 1, maxLength: 4 }),
      fc.nat(20_000),
      (first, more, playhead) => {
        for (const next of more) {
          // All on one screen, and each twice: with other notes in other places, then with the playhead moved alone.
          const state = { ...next, screen: first.screen };
          paint(state, playhead + 500);
          expect(paint(state, playhead)).toEqual(paint(unseen(state), playhead));
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("every change of what is shown is painted at once over what was kept", () => {
  let song = shortSong();
  for (let track = 0; track < 12; track++) song = renameTrack(addTrack(song), track, `${track}`);
  const base = playing(song);
  const changes: Partial<AppState>[] = [
    { scroll: { ...base.scroll, tick: 60 } },
    { scroll: { ...base.scroll, pitch: base.scroll.pitch + 1 } },
    { ticksPerColumn: 60 },
    { selection: setOf([1]) },
    { newest: 2 },
    { cursor: { tick: 0, pitch: 62 } },
    { loop: { on: true, start: 0, end: 960 } },
    { grid: { step: 960, swing: 50, strength: 100 } },
    { lane: true },
    { view: "timeline" },
    { scroll: { ...base.scroll, timeline: 3 } },
    { project: setMetre(song, 0, { numerator: 3, denominator: 4 }) },
    { project: toggleMuted(song, 0) },
    { track: 1 },
    { project: renameTrack(song, 0, "New") },
    { project: setTempo(song, 0, 90) },
  ];
  for (const change of changes) {
    paint(base, 1000);
    const state = { ...base, ...change };
    const seen = paint(state, 1000);
    expect(seen).toEqual(paint(unseen(state), 1000));
    expect(seen).not.toEqual(paint(base, 1000));
  }
});

test("nothing is painted outside of the canvases", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const layout = layoutOf(state);
      const cells = blankCells(layout.columns, layout.rows);
      cells.glyphs.fill(0x40);
      paintCanvases(state, layout, 0, cells);
      const { roll, timeline, tracks, keyboard } = layout;
      const frames = [roll?.frame, timeline?.frame].filter((frame) => frame !== undefined);
      for (const { column, row, columns, rows } of frames) {
        for (let across = column; across < column + columns; across++) {
          expect([
            cells.glyphs[row * cells.columns + across],
            cells.glyphs[(row + rows - 1) * cells.columns + across],
          ]).toEqual([0x40, 0x40]);
        }
      }
      for (const part of [tracks.frame, keyboard.frame]) {
        expect(where(cells, part, (at) => cells.glyphs[at] !== 0x40)).toEqual([]);
      }
    }),
    { numRuns: 10 },
  );
});

test("the playhead is in the same column of roll and timeline, through all rows, wherever it is", () => {
  for (const playhead of [0, 119.99, 120, 1500, 7000.5]) {
    const state = playing(newProject());
    const cells = paint(state, playhead);
    for (const grid of [gridOf(state, "roll"), gridOf(state, "timeline")]) {
      const red = where(cells, grid, (at) => cells.foregrounds[at] === RED && cells.glyphs[at] === 0x7c);
      expect(red.map(({ column }) => column)).toEqual(Array(grid.rows).fill(grid.column + Math.floor(playhead / 120)));
    }
  }
});

test("the notes under the playhead light up while it plays, from end to end, and no others", () => {
  const state = playing(shortSong());
  const grid = gridOf(state, "roll");
  const lit = (shown: AppState, playhead: number): { column: number; row: number }[] => {
    const cells = paint(shown, playhead);
    return where(cells, grid, (at) => cells.foregrounds[at] === WHITE && isInverse(cells, at));
  };
  const rows = [64, 60].flatMap((pitch) => Array<number>(8).fill(rowOfPitch(state, grid, pitch)));
  expect(lit(state, 959.9).map(({ row }) => row)).toEqual(rows);
  expect(lit(state, 959.9)[0]?.column).toBe(grid.column);
  expect(lit(state, 960)).toEqual([]);
  expect(lit(state, 1920)).toHaveLength(8);
  expect(lit({ ...state, highlight: "off" }, 0)).toEqual([]);
  expect(lit({ ...state, transport: { ...state.transport, state: "paused" } }, 0)).toEqual([]);
});

test("the timeline lights up only when it is asked to, and tells sounding tracks by a star, the chosen one by >", () => {
  const state = playing(shortSong());
  const grid = gridOf(state, "timeline");
  const white = (shown: AppState): number => {
    const cells = paint(shown, 0);
    return where(cells, grid, (at) => cells.foregrounds[at] === WHITE).length;
  };
  expect(white(state)).toBe(0);
  // Eight columns in both rows of the track, but for the one of the playhead.
  expect(white({ ...state, highlight: "both" })).toBe(14);
  const labels = layoutOf(state).timeline?.labels;
  if (labels === undefined) throw new Error("the view shows the timeline");
  expect(cellsToText(paint(state, 0)).split("\n")[labels.row]?.slice(labels.column)).toMatch(/^\*>Tr\./);
  expect(cellsToText(paint(state, 1000)).split("\n")[labels.row]?.slice(labels.column)).toMatch(/^ >Tr\./);
});

test("of two notes on one pitch only what is seen of the one that sounds lights up", () => {
  const { project } = addNotes(newProject(), 0, [
    { start: 0, duration: 960, pitch: 60, velocity: 100 },
    { start: 480, duration: 240, pitch: 60, velocity: 100 },
  ]);
  const state = playing(project);
  const grid = gridOf(state, "roll");
  const cells = paint(state, 100);
  const lit = where(cells, grid, (at) => cells.foregrounds[at] === WHITE && isInverse(cells, at));
  expect(lit.map(({ column }) => column - grid.column)).toEqual([0, 1, 2, 3, 6, 7]);
});

test("a track that is not heard does not light up, has no star, and is grey in the timeline", () => {
  for (const project of [toggleMuted(shortSong(), 0), toggleSolo(addTrack(shortSong()), 1)]) {
    const state = playing(project, { highlight: "both" });
    const cells = paint(state, 0);
    const white = (grid: Rect): unknown[] => where(cells, grid, (at) => cells.foregrounds[at] === WHITE);
    expect([white(gridOf(state, "roll")), white(gridOf(state, "timeline"))]).toEqual([[], []]);
    const blocks = where(cells, gridOf(state, "timeline"), (at) => cells.glyphs[at] === 0x3d);
    expect(blocks.length).toBeGreaterThan(10);
    expect(blocks.every(({ column, row }) => cells.foregrounds[row * cells.columns + column] === GREY)).toBe(true);
    expect(cellsToText(cells)).not.toContain("* Tr");
  }
});

test("signs at the edges tell of notes out of sight: of their pitch at the sides, of their time above and below", () => {
  const { project } = addNotes(newProject(), 0, [
    { start: 0, duration: 120, pitch: 62, velocity: 100 },
    { start: 960, duration: 240, pitch: 100, velocity: 100 },
    { start: 1200, duration: 120, pitch: 20, velocity: 100 },
    { start: 96_000, duration: 120, pitch: 64, velocity: 100 },
  ]);
  const scroll = { tick: 480, pitch: 66, tracks: 0, timeline: 0 };
  const state = stateOf(project, { ticksPerColumn: 120, cursor: { tick: 1e9, pitch: 0 }, scroll });
  const grid = gridOf(state, "roll");
  const cells = paint(state, 1e9);
  const signs = (sign: string): number[][] =>
    where(cells, grid, (at) => cells.glyphs[at] === sign.charCodeAt(0)).map(({ column, row }) => [
      column - grid.column,
      row - grid.row,
    ]);
  expect(signs("<")).toEqual([[0, 4]]);
  expect(signs(">")).toEqual([[grid.columns - 1, 2]]);
  expect(signs("^")).toEqual([
    [4, 0],
    [5, 0],
  ]);
  expect(signs("v")).toEqual([[6, grid.rows - 1]]);
});

test("the loop is underlined in the ruler while it is on", () => {
  const underlined = (on: boolean): number => {
    const state = playing(newProject(), { loop: { on, start: 480, end: 1920 } });
    const ruler = layoutOf(state).roll?.ruler;
    if (ruler === undefined) throw new Error("the view shows the roll");
    const cells = paint(state, 1e9);
    return where(cells, ruler, (at) => ((cells.attributes[at] ?? 0) & ATTRIBUTES.underline) !== 0).length;
  };
  expect([underlined(true), underlined(false)]).toEqual([12, 0]);
});

test("in Insert mode a red line is where the next note goes", () => {
  const state = stateOf(newProject(), { mode: "insert", cursor: { tick: 2400, pitch: 60 }, ticksPerColumn: 120 });
  const grid = gridOf(state, "roll");
  const cells = paint(state, 0);
  const red = new Set(where(cells, grid, (at) => cells.foregrounds[at] === RED).map(({ column }) => column));
  expect([...red]).toEqual([grid.column, columnOfTick(state, grid, 2400)]);
});

test("the rubber band is drawn around its corners, cut off at the edges of the grid", () => {
  const band = { from: { tick: 1200, pitch: 62 }, to: { tick: 480, pitch: 66 }, base: emptySet };
  const state = stateOf(newProject(), { band, ticksPerColumn: 120, cursor: { tick: 1e9, pitch: 0 } });
  const grid = gridOf(state, "roll");
  const corners = (cells: Cells): { column: number; row: number }[] =>
    where(cells, grid, (at) => cells.glyphs[at] === 0x2b);
  const [left, right] = [grid.column + 4, grid.column + 10];
  const [top, bottom] = [rowOfPitch(state, grid, 66), rowOfPitch(state, grid, 62)];
  expect(corners(paint(state, 1e9))).toEqual([
    { column: left, row: top },
    { column: right, row: top },
    { column: left, row: bottom },
    { column: right, row: bottom },
  ]);
  const scrolled = { ...state, scroll: { ...state.scroll, tick: 600 } };
  expect(corners(paint(scrolled, 1e9)).map(({ column }) => column)).toEqual([right - 5, right - 5]);
});

test("names of tracks in any script keep to their columns, cut off by a dot", () => {
  const label = (name: string, view: "combined" | "timeline"): string => {
    const state = stateOf(renameTrack(newProject(), 0, name), { view });
    const labels = layoutOf(state).timeline?.labels;
    if (labels === undefined) throw new Error("the view shows the timeline");
    const cells = paint(state, 0);
    const line = cellsToText({ ...cells, rows: labels.row + 1 }).split("\n")[labels.row] ?? "";
    const start = line.trimStart().replace(/^>/, "");
    return start.slice(0, start.search(/[|]/)).trimEnd();
  };
  expect(label("Ba", "combined")).toBe("Ba");
  expect(label("Bass", "combined")).toBe("Ba.");
  expect(label("日本の歌", "combined")).toBe("日.");
  expect(label("日本の歌", "timeline")).toBe("日本の歌");
  expect(label("日本の歌と踊り", "timeline")).toBe("日本の .");
});

test("the position is told as bar, beat and tick, and as time, with the tempo and metre in force there", () => {
  const song = setTempo(setTempo(newProject(), 0, 60), 1920, 97.5);
  const line = (playhead: number): string =>
    cellsToText(paint(stateOf(song), playhead))
      .split("\n")[1]
      ?.trim() ?? "";
  expect(line(0)).toMatch(/^Pos: 1:01:000 0:00\.000 +BPM: 60 +4\/4$/);
  expect(line(1919.5)).toMatch(/^Pos: 1:04:479 0:03\.998 +BPM: 60 +4\/4$/);
  expect(line(1920)).toMatch(/^Pos: 2:01:000 0:04\.000 +BPM: 97\.5 +4\/4$/);
});

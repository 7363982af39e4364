import { blankCells, cellsToText } from "@side-projects/terminal";
import { expect, test } from "vitest";
import type { AppState } from "../src/core/app/state.ts";
import { setMarker, setMetre } from "../src/core/edit/conductor.ts";
import { paintCanvases } from "../src/core/paint/canvases.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { columnOfTick } from "../src/core/screen/viewport.ts";
import { stateOf } from "./screen-states.ts";

/** Ruler and the row of a white key of the roll, as text. */
function rulerOf(project: Project, changes: Partial<AppState> = {}): string[] {
  const state = stateOf(project, { ticksPerColumn: 120, cursor: { tick: 1e9, pitch: 0 }, ...changes });
  const layout = layoutOf(state);
  const cells = blankCells(layout.columns, layout.rows);
  paintCanvases(state, layout, 1e9, cells);
  const { roll } = layout;
  if (roll === undefined) throw new Error("the view shows the roll");
  const lines = cellsToText(cells).split("\n");
  const white = [roll.grid.row, roll.grid.row + 1].find((row) => !lines[row]?.slice(0, roll.grid.column).includes("#"));
  return [roll.ruler.row, white ?? 0].map((row) => lines[row]?.slice(roll.grid.column).trimEnd() ?? "");
}

test("four quarters: a number each bar, a dot each beat, a colon below it, dots for sixteenths", () => {
  expect(rulerOf(newProject())).toEqual([
    "1   .   .   .   2   .   .   .   3   .   .   .   4   .   .   .",
    "|...:...:...:...|...:...:...:...|...:...:...:...|...:...:...:..",
  ]);
});

test("three quarters, six eighths and seven eighths have their own beats", () => {
  const metre = (numerator: number, denominator: number): string[] =>
    rulerOf(setMetre(newProject(), 0, { numerator, denominator }));
  expect(metre(3, 4)[0]).toBe("1   .   .   2   .   .   3   .   .   4   .   .   5   .   .   6");
  expect(metre(6, 8)[0]).toBe("1 . . . . . 2 . . . . . 3 . . . . . 4 . . . . . 5 . . . . . 6 .");
  expect(metre(7, 8)).toEqual([
    "1 . . . . . . 2 . . . . . . 3 . . . . . . 4 . . . . . . 5 . . .",
    "|.:.:.:.:.:.:.|.:.:.:.:.:.:.|.:.:.:.:.:.:.|.:.:.:.:.:.:.|.:.:.:",
  ]);
});

test("where the metre changes every one is told where it begins, and bars are counted on", () => {
  const song = setMetre(setMetre(newProject(), 1920, { numerator: 3, denominator: 4 }), 4800, {
    numerator: 5,
    denominator: 8,
  });
  // Six columns a bar are just enough for the first one.
  const near = setMetre(newProject(), 1920 * 7, { numerator: 3, denominator: 4 });
  expect(rulerOf(near, { ticksPerColumn: 320 })[0]).toMatch(/^1 4\/4 2 +3 /);
  expect(rulerOf(near, { ticksPerColumn: 350 })[0]).toMatch(/^1 +2 +3 /);
  expect(rulerOf(song)[0]).toBe("1 4/4   .   .   2 3/4   .   3   .   .   4 5/8 . . 5 . . . . 6 .");
});

test("from afar beats are left out, then every second bar and so on, so that no number touches the next", () => {
  expect(rulerOf(newProject(), { ticksPerColumn: 480 })[0]).toBe(
    "1   2   3   4   5   6   7   8   9   10  11  12  13  14  15  16",
  );
  for (const ticksPerColumn of [960, 1920, 5000, 100_000]) {
    const [ruler = ""] = rulerOf(newProject(), { ticksPerColumn });
    const numbers = [...ruler.matchAll(/\d+/g)];
    expect(numbers.length).toBeGreaterThan(5);
    for (const { 0: number, index } of numbers) {
      const bar = Number(number);
      expect(Math.floor(((bar - 1) * 1920) / ticksPerColumn)).toBe(index);
    }
  }
});

test("the loop is a line in the ruler from its first to its last column", () => {
  const loop = { on: true, start: 480, end: 1920 };
  expect(rulerOf(newProject(), { loop })[0]).toBe("1   .---.---.---2   .   .   .   3   .   .   .   4   .   .   .");
});

test("steps of the grid are seen where they are wider than a column, and begin anew in each bar", () => {
  const state = { ticksPerColumn: 60, grid: { step: 420, swing: 50, strength: 100 } };
  // Seven columns a step, eight a beat, thirty-two a bar.
  expect(rulerOf(newProject(), state)[1]).toBe("|      .:     . :    .  :   .   |      .:     . :    .  :   .");
});

test("a line is in the column that its tick is in, however the ruler is scrolled", () => {
  for (const tick of [0, 1, 119, 700, 1919]) {
    const state = stateOf(newProject(), { ticksPerColumn: 120, scroll: { tick, pitch: 70, tracks: 0, timeline: 0 } });
    const grid = layoutOf(state).roll?.grid;
    if (grid === undefined) throw new Error("the view shows the roll");
    const [ruler = ""] = rulerOf(newProject(), { scroll: state.scroll });
    expect(ruler.indexOf("2")).toBe(columnOfTick(state, grid, 1920) - grid.column);
  }
});

test("markers stand behind the number of their bar or at their tick, and are cut off before what comes next", () => {
  const marked = (...markers: [number, string][]): string => {
    const song = markers.reduce((made, [tick, text]) => setMarker(made, tick, text), newProject());
    return rulerOf(song, { view: "roll" })[0] ?? "";
  };
  expect(marked([0, "Intro"], [1920, "Verse"])).toBe("1 Intro .   .   2 Verse .   .   3   .   .   .   4   .   .   .");
  expect(marked([0, "A long beginning"])).toBe("1 A long begin. 2   .   .   .   3   .   .   .   4   .   .   .");
  expect(marked([960, "Solo"], [1920, "終わり"])).toBe("1   .   Solo    2 終わり    .   3   .   .   .   4   .   .   .");
  const far = setMarker(newProject(), 8 * 1920, "Ending!");
  expect(rulerOf(far, { view: "roll", ticksPerColumn: 480 })[0]).toContain("8   9 Ending!   12  13");
  expect(marked([1440, "Late one"])).toBe("1   .   .   Late one    .   .   3   .   .   .   4   .   .   .");
});

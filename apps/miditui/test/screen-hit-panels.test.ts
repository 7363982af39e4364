import { blankCells, cellsToText, putText } from "@side-projects/terminal";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppState } from "../src/core/app/state.ts";
import { paintCanvases } from "../src/core/paint/canvases.ts";
import { keyboardPanel } from "../src/core/panels/keyboard.ts";
import type { Panel } from "../src/core/panels/panel.ts";
import { tracksPanel } from "../src/core/panels/tracks.ts";
import { transportPanel } from "../src/core/panels/transport.ts";
import { newProject } from "../src/core/project/new-project.ts";
import { hit } from "../src/core/screen/hit.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import type { Target } from "../src/core/screen/target.ts";
import { anyState, stateOf } from "./screen-states.ts";

/** What the panels say, line by line; nothing of it is wider than a column. */
function linesOf(state: AppState, ...panels: Panel[]): string[] {
  const { columns, rows } = state.screen;
  const cells = blankCells(columns, rows);
  paintCanvases(state, layoutOf(state), 0, cells);
  for (const { at, rows: said } of panels.flatMap(({ pieces }) => pieces)) {
    for (const [index, row] of said.entries()) {
      const text = row.map((span) => span.text).join("");
      putText(cells, at.column, at.row + index, text, { end: at.column + at.columns });
    }
  }
  return cellsToText(cells).split("\n");
}

function targetOf(state: AppState, column: number, row: number): Target {
  return hit(state, layoutOf(state), column, row);
}

test("a click on the letters of mute and solo of a track is what they say, and beside them it is not", () => {
  fc.assert(
    fc.property(anyState(), (any) => {
      const tracks = any.project.tracks.map((track, at) => ({ ...track, name: `${at}`, muted: true, solo: true }));
      const state = { ...any, project: { ...any.project, tracks } };
      const layout = layoutOf(state);
      const { list, rowsPerTrack } = layout.tracks;
      const lines = linesOf(state, tracksPanel(state, layout, []));
      for (let row = list.row; row < list.row + list.rows; row += rowsPerTrack) {
        const line = lines[row]?.slice(list.column, list.column + list.columns) ?? "";
        const name = /MS +(\d+) *$/.exec(line)?.[1];
        if (name === undefined) {
          expect(targetOf(state, list.column, row)).toEqual({ type: "panel", panel: "tracks" });
          continue;
        }
        const parts = [...line].map((_, at) => targetOf(state, list.column + at, row));
        expect(parts.every((part) => part.type === "track" && part.index === Number(name))).toBe(true);
        const only = (wanted: string): number[] =>
          [...parts.entries()].filter(([, part]) => part.type === "track" && part.part === wanted).map(([at]) => at);
        expect([only("mute"), only("solo")]).toEqual([[line.indexOf("M")], [line.indexOf("S")]]);
        expect(only("name")[0]).toBe(line.indexOf(name));
      }
    }),
    { numRuns: 15 },
  );
});

test("a click on the volume, the pan and the instrument of a track finds each of them", () => {
  const state = stateOf(newProject());
  const layout = layoutOf(state);
  const { list } = layout.tracks;
  const line = linesOf(state, tracksPanel(state, layout, []))[list.row + 1] ?? "";
  const partsUnder = (text: string): unknown[] => {
    const start = line.indexOf(text);
    expect(start).toBeGreaterThan(0);
    return [...text].map((_, at) => targetOf(state, start + at, list.row + 1));
  };
  for (const [text, part] of [
    ["V100", "volume"],
    ["C  ", "pan"],
    ["Acoustic", "program"],
  ] as const) {
    expect(partsUnder(text)).toEqual(Array(text.length).fill({ type: "track", index: 0, part }));
  }
});

test("a click on what the transport says finds that part, on every width", () => {
  for (const columns of [80, 100, 137, 300]) {
    const playing = { state: "playing" as const, tick: 0, since: 0 };
    const state = stateOf(newProject(), { transport: playing }, columns, 40);
    const line = linesOf(state, transportPanel(state, layoutOf(state)))[1] ?? "";
    for (const [text, part] of [
      ["[>] PLAY", "play"],
      ["[.] Stop", "stop"],
      ["Pos: 1:01:000 0:00.000", "position"],
      ["BPM: 120", "tempo"],
      ["4/4", "metre"],
      ["-- NORMAL --", "status"],
    ] as const) {
      const start = line.indexOf(text);
      expect([text, start > 0]).toEqual([text, true]);
      const parts = [...text].map((_, at) => targetOf(state, start + at, 1));
      expect(parts).toEqual(Array(text.length).fill({ type: "transport", part }));
    }
  }
});

test("a click on a drawn key is the pitch that its letter plays; elsewhere it is a hint or a half of the panel", () => {
  const state = stateOf(newProject());
  const layout = layoutOf(state);
  const lines = linesOf(state, keyboardPanel(state, layout, []));
  const { keys, hints } = layout.keyboard;
  // C3 is 48.
  for (const [row, [letters, lowest]] of (
    [
      ["Q2W3ER5T6Y7UI", 60],
      ["ZSXDCVGBHNJM", 48],
    ] as const
  ).entries()) {
    const line = lines[keys.row + row] ?? "";
    const pitches = [...letters].map((letter) => targetOf(state, line.indexOf(letter), keys.row + row));
    expect(pitches.map((target) => target.type === "keyboard" && target.pitch)).toEqual(
      [...letters].map((_, at) => lowest + at),
    );
  }
  const off = { type: "keyboard", pitch: undefined };
  expect(targetOf(state, hints.column + 1, hints.row)).toMatchObject({ type: "hint", id: "insert-mode" });
  expect(targetOf(state, 49, keys.row)).toEqual({ ...off, half: "left" });
  expect(targetOf(state, 50, keys.row)).toEqual({ ...off, half: "right" });
  expect(targetOf(state, 99, keys.row)).toEqual({ ...off, half: "right" });
});

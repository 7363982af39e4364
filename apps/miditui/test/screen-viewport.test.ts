import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppState } from "../src/core/app/state.ts";
import type { Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import {
  columnOfTick,
  keyCellOfPitch,
  listRowOfTrack,
  pitchOfKeyCell,
  pitchOfRow,
  rowOfPitch,
  rowOfVelocity,
  tickOfColumn,
  timelineRowOfTrack,
  trackOfListRow,
  trackOfTimelineRow,
  velocityOfRow,
} from "../src/core/screen/viewport.ts";
import { anyState } from "./screen-states.ts";

const RUNS = { numRuns: 30 };

function columnsOf({ column, columns }: Rect): number[] {
  return Array.from({ length: columns }, (_, at) => column + at);
}

function rowsOf({ row, rows }: Rect): number[] {
  return Array.from({ length: rows }, (_, at) => row + at);
}

test("a column of roll, lane, ruler and timeline is found again from each tick it stands for", () => {
  fc.assert(
    fc.property(anyState(), fc.nat(), (state, offset) => {
      const { roll, timeline } = layoutOf(state);
      for (const part of [roll?.grid, roll?.ruler, roll?.lane, timeline?.grid, timeline?.ruler]) {
        if (part === undefined) continue;
        const columns = columnsOf(part);
        const ticks = columns.map((column) => tickOfColumn(state, part, column));
        const within = ticks.map((tick) => tick + (offset % state.ticksPerColumn));
        expect(ticks.map((tick) => columnOfTick(state, part, tick))).toEqual(columns);
        expect(within.map((tick) => columnOfTick(state, part, tick))).toEqual(columns);
        expect(ticks.every((tick, at) => at === 0 || tick - (ticks[at - 1] ?? 0) === state.ticksPerColumn)).toBe(true);
      }
    }),
    RUNS,
  );
});

test("a row of the roll is found again from its pitch, and rows go down by semitones", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { roll } = layoutOf({ ...state, view: "roll" });
      if (roll === undefined) throw new Error("the view shows the roll");
      const pitches = rowsOf(roll.grid).map((row) => pitchOfRow(state, roll.grid, row));
      expect(pitches.every((pitch, at) => pitch === (pitches[0] ?? 0) - at)).toBe(true);
      expect(pitches.map((pitch) => rowOfPitch(state, roll.grid, pitch ?? -1))).toEqual(rowsOf(roll.grid));
    }),
    RUNS,
  );
});

test("a row of the track list and of the timeline is one of the rows of its track", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { tracks, timeline } = layoutOf(state);
      for (const row of rowsOf(tracks.list)) {
        const track = trackOfListRow(state, tracks, row);
        if (track === undefined) continue;
        const first = listRowOfTrack(state, tracks, track);
        expect(row - first).toBeGreaterThanOrEqual(0);
        expect(row - first).toBeLessThan(tracks.rowsPerTrack);
        expect(trackOfListRow(state, tracks, first)).toBe(track);
      }
      if (timeline === undefined) return;
      for (const row of rowsOf(timeline.grid)) {
        const track = trackOfTimelineRow(state, timeline, row);
        if (track === undefined) continue;
        const first = timelineRowOfTrack(state, timeline, track);
        expect([0, 1]).toContain(row - first);
        expect(trackOfTimelineRow(state, timeline, first)).toBe(track);
      }
    }),
    RUNS,
  );
});

test("lists of tracks are as full as they can be however far they are scrolled", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { tracks } = layoutOf(state);
      const shown = new Set(rowsOf(tracks.list).map((row) => trackOfListRow(state, tracks, row)));
      shown.delete(undefined);
      const room = Math.floor(tracks.list.rows / tracks.rowsPerTrack);
      expect(shown.size).toBeGreaterThanOrEqual(Math.min(room, state.project.tracks.length));
    }),
    RUNS,
  );
});

test("scrolled as far as it goes, the roll ends in the lowest and the highest pitch, lists in the last track", () => {
  fc.assert(
    fc.property(anyState(), (any) => {
      const to = (pitch: number, track: number): AppState => ({
        ...any,
        view: "combined",
        scroll: { tick: 0, pitch, tracks: track, timeline: track },
      });
      const { roll, timeline, tracks } = layoutOf(to(0, 0));
      if (roll === undefined || timeline === undefined) throw new Error("both are shown");
      const count = any.project.tracks.length;
      expect(pitchOfRow(to(0, 0), roll.grid, roll.grid.row + roll.grid.rows - 1)).toBe(0);
      expect(pitchOfRow(to(1000, 0), roll.grid, roll.grid.row)).toBe(127);
      for (const end of [count - 1, 1e6]) {
        const shownInList = rowsOf(tracks.list).map((row) => trackOfListRow(to(0, end), tracks, row));
        const shownInTimeline = rowsOf(timeline.grid).map((row) => trackOfTimelineRow(to(0, end), timeline, row));
        expect(shownInList.filter((track) => track === count - 1)).toHaveLength(tracks.rowsPerTrack);
        expect(shownInTimeline.filter((track) => track === count - 1)).toHaveLength(timeline.rowsPerTrack);
      }
    }),
    RUNS,
  );
});

test("a row of the lane is found again from its velocity; the top is 127 and the bottom 1", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { roll } = layoutOf({ ...state, view: "roll", lane: true });
      const lane = roll?.lane;
      if (lane === undefined) throw new Error("the lane is shown");
      const rows = rowsOf(lane);
      expect(rows.map((row) => rowOfVelocity(lane, velocityOfRow(lane, row)))).toEqual(rows);
      expect(velocityOfRow(lane, lane.row)).toBe(127);
      expect(velocityOfRow(lane, lane.row + lane.rows - 1)).toBe(1);
    }),
    RUNS,
  );
});

test("each key of the drawn keyboard is found again from its pitch in every octave", () => {
  fc.assert(
    fc.property(anyState(), (state) => {
      const { keys } = layoutOf(state).keyboard;
      let found = 0;
      for (const row of rowsOf(keys)) {
        for (const column of columnsOf(keys)) {
          const pitch = pitchOfKeyCell(state, keys, { column, row });
          if (pitch === undefined) continue;
          found++;
          const cell = keyCellOfPitch(state, keys, pitch);
          expect(cell?.row).toBe(row);
          expect(Math.abs((cell?.column ?? 0) - column)).toBeLessThanOrEqual(1);
        }
      }
      // Twenty-five keys of three columns, unless the octave is so low or high that some have no pitch.
      if (Math.abs(state.octave) < 4) expect(found).toBe(75);
    }),
    RUNS,
  );
});

import { expect, test } from "vitest";
import { setMetre } from "../src/core/edit/conductor.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { Session, songWith } from "./app-session.ts";

test("a fresh start: middle C, combined view, two lines a track, timeline not flashing, 120 ticks a column", () => {
  const { state } = new Session();
  expect(state).toMatchObject({
    cursor: { tick: 0, pitch: 60 },
    view: "combined",
    focus: "roll",
    mode: "normal",
    trackDetails: true,
    highlight: "roll",
    ticksPerColumn: 120,
    octave: 0,
    track: 0,
  });
});

test.each([["h left", "l right"]])("%s go left and %s right by a column, not beyond the start", (left, right) => {
  const session = new Session().keys(right);
  expect(session.state.cursor.tick).toBe(240);
  session.keys(`${left} ${left}`);
  expect(session.state.cursor.tick).toBe(0);
});

test("up and down go by semitones, page keys by octaves, within 0 to 127", () => {
  const session = new Session().keys("k up");
  expect(session.state.cursor.pitch).toBe(62);
  session.keys("j down j");
  expect(session.state.cursor.pitch).toBe(59);
  for (let i = 0; i < 12; i++) session.keys("pageup");
  expect(session.state.cursor.pitch).toBe(127);
  for (let i = 0; i < 14; i++) session.keys("pagedown");
  expect(session.state.cursor.pitch).toBe(0);
});

test("H and L go by bars, which are 1920 ticks in 4/4 and what the metre says elsewhere", () => {
  const session = new Session().keys("l L");
  expect(session.state.cursor.tick).toBe(120 + 1920);
  const waltz = new Session({ project: setMetre(songWith([{}]), 0, { numerator: 3, denominator: 4 }) }).keys("L L H");
  expect(waltz.state.cursor.tick).toBe(1440);
  waltz.keys("H H");
  expect(waltz.state.cursor.tick).toBe(0);
});

test("0 and $ go to the start and to the end, and both are in view", () => {
  const session = new Session({ project: songWith([{ start: 100_000 }]) }).keys("$");
  expect(session.state.cursor.tick).toBe(100_480);
  const shown = (layoutOf(session.state).roll?.grid.columns ?? 0) * 120;
  expect(session.state.scroll.tick + shown).toBeGreaterThan(100_480);
  expect(session.keys("0").state).toMatchObject({ cursor: { tick: 0 }, scroll: { tick: 0 } });
});

test("the cursor is in view wherever it goes", () => {
  const session = new Session();
  for (const keys of ["L L L L L L", "pageup pageup pageup", "H H H", "pagedown pagedown pagedown pagedown pagedown"]) {
    session.keys(keys);
    const grid = layoutOf(session.state).roll?.grid;
    const [column, row] = session.cell(session.state.cursor.tick, session.state.cursor.pitch);
    expect(column - (grid?.column ?? 0)).toBeGreaterThanOrEqual(0);
    expect(column).toBeLessThan((grid?.column ?? 0) + (grid?.columns ?? 0));
    expect(row - (grid?.row ?? 0)).toBeGreaterThanOrEqual(0);
    expect(row).toBeLessThan((grid?.row ?? 0) + (grid?.rows ?? 0));
  }
});

test("zoom halves and doubles the ticks of a column, from 30 to 1920 in a new song", () => {
  const session = new Session();
  const seen = ["=", "=", "+", "-", "-", "-", "-", "-", "-", "-"].map((key) => session.keys(key).state.ticksPerColumn);
  expect(seen).toEqual([60, 30, 30, 60, 120, 240, 480, 960, 1920, 1920]);
});

test("zoom keeps the cursor in its column", () => {
  const session = new Session({ project: songWith([{ start: 200_000 }]) }).keys("$ h h h h h");
  const [before] = session.cell(session.state.cursor.tick, 60);
  session.keys("=");
  expect(session.cell(session.state.cursor.tick, 60)[0]).toBe(before);
  session.keys("- -");
  expect(session.cell(session.state.cursor.tick, 60)[0]).toBe(before);
});

test("Z shows the whole song, however long", () => {
  const session = new Session({ project: songWith([{ start: 5_000_000 }]) }).keys("Z");
  const columns = layoutOf(session.state).roll?.grid.columns ?? 0;
  expect(session.state.scroll.tick).toBe(0);
  expect(columns * session.state.ticksPerColumn).toBeGreaterThan(5_000_480);
});

test("Tab goes through tracks, timeline, roll and keyboard, and back with Shift", () => {
  const session = new Session();
  const seen = Array.from({ length: 4 }, () => session.keys("tab").state.focus);
  expect(seen).toEqual(["keyboard", "tracks", "timeline", "roll"]);
  expect(session.keys("shift+tab").state.focus).toBe("timeline");
  expect(session.keys("g").state).toMatchObject({ view: "roll", focus: "roll" });
});

test("up and down choose a track where the track list has the focus, an octave on the keyboard", () => {
  const session = new Session().keys("a a tab tab up");
  expect(session.state).toMatchObject({ focus: "tracks", track: 1, cursor: { pitch: 60 } });
  session.keys("shift+tab up");
  expect(session.state).toMatchObject({ focus: "keyboard", octave: 1 });
});

test("g goes through the views, t and W through theirs, o shows the velocities", () => {
  const session = new Session();
  expect(["g", "g", "g"].map((key) => session.keys(key).state.view)).toEqual(["roll", "timeline", "combined"]);
  expect(["t", "t"].map((key) => session.keys(key).state.trackDetails)).toEqual([false, true]);
  const lights = ["W", "W", "W", "W"].map((key) => session.keys(key).state.highlight);
  expect(lights).toEqual(["both", "off", "timeline", "roll"]);
  expect(["o", "o"].map((key) => session.keys(key).state.lane)).toEqual([true, false]);
});

test("the octave goes from -4 to 4", () => {
  const session = new Session();
  for (let i = 0; i < 6; i++) session.keys("/");
  expect(session.state.octave).toBe(4);
  for (let i = 0; i < 12; i++) session.keys(",");
  expect(session.state.octave).toBe(-4);
  expect(session.keys("~").state.octave).toBe(0);
});

test("go to takes bars, beats, ticks, times and markers", () => {
  const session = new Session({ project: songWith([{ start: 20_000 }]) });
  const goes = (text: string): number => session.keys("G").type(text).keys("enter").state.cursor.tick;
  expect(goes("3")).toBe(3840);
  expect(goes("3:2")).toBe(3840 + 480);
  expect(goes("3:2:17")).toBe(3840 + 497);
  expect(goes("1:02.5")).toBe(62.5 * 960);
  expect(goes("10s")).toBe(9600);
  session.keys("M").type("Refrain").keys("enter 0");
  expect(goes("refr")).toBe(9600);
  expect(session.keys("G").type("nowhere").keys("enter").state.dialog).toMatchObject({
    type: "prompt",
    about: "go-to",
  });
  expect(session.keys("escape").state).toMatchObject({ dialog: undefined, cursor: { tick: 9600 } });
});

test("markers are set, gone through, changed and removed", () => {
  const session = new Session().keys("L M").type("A").keys("enter L M").type("B").keys("enter 0");
  expect(session.keys("9").state.cursor.tick).toBe(1920);
  expect(session.keys("9").state.cursor.tick).toBe(3840);
  expect(session.keys("9").notice()).toBe("No marker after the cursor");
  expect(session.keys("8").state.cursor.tick).toBe(1920);
  session.keys("M").keys("ctrl+u enter 0");
  expect(session.keys("9").state.cursor.tick).toBe(3840);
});

test("a resize keeps the song in view and drops a drag", () => {
  const session = new Session().pointer("down", [50, 10]).act({ type: "resize", columns: 80, rows: 24 });
  expect(session.state).toMatchObject({ screen: { columns: 80, rows: 24 }, pointer: undefined });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { insertTick } from "../src/core/app/playhead.ts";
import { setMetre } from "../src/core/edit/conductor.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { Session, songWith } from "./app-session.ts";

test("both rows of the piano write their notes: Z is C3, Q is C4, I is C5", () => {
  const rows = [
    ["zsxdcvgbhnjm", 48],
    ["q2w3er5t6y7ui", 60],
  ] as const;
  for (const [keys, first] of rows) {
    const session = new Session().keys("i").type(keys);
    const pitches = session.notes().map(({ pitch }) => pitch);
    expect(pitches).toEqual(Array.from(keys, (_, index) => first + index));
  }
});

test("a note has velocity 100 and a quarter's length where releases are not told, in any resolution", () => {
  const session = new Session().keys("i z");
  expect(session.notes()).toEqual([{ start: 0, duration: 480, pitch: 48, velocity: 100 }]);
  const fine = { ...songWith([]), division: { type: "ppq", ticks: 96 } } as const;
  expect(new Session({ project: fine }).keys("i z").notes()).toMatchObject([{ duration: 96 }]);
});

test("the first key sets the line going from the cursor, and each key writes where the line is", () => {
  const session = new Session().keys("L i z").wait(0.5).keys("x").wait(0.25).keys("Z");
  expect(session.notes().map(({ start }) => start)).toEqual([1920, 1920 + 480, 1920 + 720]);
  expect(insertTick(session.state)).toBeCloseTo(1920 + 720, 4);
});

test("chords work, and the same key may be recorded again and again", () => {
  const session = new Session().keys("i z c b").wait(0.5).keys("z").wait(0.5).keys("z");
  expect(session.notes().map(({ start, pitch }) => [start, pitch])).toEqual([
    [0, 48],
    [0, 52],
    [0, 55],
    [480, 48],
    [960, 48],
  ]);
});

test("it stops two bars after the last key, by the metre", () => {
  const session = new Session().keys("i z").wait(3.9);
  expect(session.state.recording).toBeDefined();
  session.wait(0.2);
  expect(session.state.recording).toBeUndefined();
  const waltz = setMetre(songWith([]), 0, { numerator: 3, denominator: 4 });
  const shorter = new Session({ project: waltz }).keys("i z").wait(2.9);
  expect(shorter.state.recording).toBeDefined();
  expect(shorter.wait(0.2).state.recording).toBeUndefined();
});

test("Esc ends the recording and the mode; the cursor stays where the line was", () => {
  const session = new Session().keys("i z").wait(1).keys("escape");
  expect(session.state).toMatchObject({ mode: "normal", recording: undefined, cursor: { tick: 960 } });
});

test("a released key has the length for which it was held, and that is one step of history", () => {
  const session = new Session({ releases: true })
    .keys("i z")
    .wait(0.35)
    .keys("x")
    .wait(0.4)
    .release("z")
    .wait(0.1)
    .release("x");
  expect(session.notes().map(({ start, duration }) => [start, duration])).toEqual([
    [0, 720],
    [336, 480],
  ]);
  expect(session.state.history.past).toHaveLength(2);
});

test("lengths of releases are within a tick of what was held, at any time", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 3000 }), fc.integer({ min: 0, max: 900 }), (held, before) => {
      const session = new Session({ releases: true }).keys("i z");
      session
        .wait(before / 1000, 1)
        .keys("c")
        .wait(held / 1000, 1)
        .release("c");
      const note = session.notes().find(({ pitch }) => pitch === 52);
      expect(Math.abs((note?.duration ?? 0) - held * 0.96)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});

test("a key that is held while the octave changes ends its own note", () => {
  const session = new Session({ releases: true }).keys("i z").wait(0.2).keys("/").wait(0.2).release("z");
  expect(session.notes()).toMatchObject([{ pitch: 48, duration: 384 }]);
  expect(session.state.recording?.held).toEqual([]);
});

test("a held key does not repeat, and keeps the recording alive", () => {
  const session = new Session({ releases: true }).keys("i z");
  session.input({ type: "key", key: "z", ctrl: false, alt: false, shift: false, action: "repeat" }).wait(10);
  expect(session.notes()).toHaveLength(1);
  expect(session.state.recording).toBeDefined();
  expect(session.release("z").notes()).toMatchObject([{ duration: 9600 }]);
});

test("keys that are still held when Esc ends the recording end with it", () => {
  const session = new Session({ releases: true }).keys("i z").wait(1.5).keys("escape");
  expect(session.notes()).toMatchObject([{ duration: 1440 }]);
});

test("a terminal that loses the focus lets go of all keys", () => {
  const session = new Session({ releases: true }).keys("i z c").wait(0.5).input({ type: "focus", focused: false });
  expect(session.state.recording?.held).toEqual([]);
  expect(session.wait(1).notes()).toMatchObject([{ duration: 480 }, { duration: 480 }]);
});

test("while the song plays notes come in at the playhead", () => {
  const song = songWith([{ start: 20_000 }]);
  const session = new Session({ project: song }).keys("i space").wait(2).keys("z");
  expect(session.notes()[0]).toMatchObject({ start: 1920, pitch: 48 });
});

test("a tempo that changes while it records moves the line 0 ticks", () => {
  const session = new Session().keys("i z").wait(1).keys("ctrl+z ctrl+y z").wait(0.5);
  const before = insertTick(session.state);
  session.pointer("wheel-up", [60, 1]);
  expect(insertTick(session.state)).toBe(before);
});

test("a new note is the newest, is heard, has the cursor and is scrolled into view", () => {
  const session = new Session().keys("i L / / / /").keys("end").wait(0);
  session.state = { ...session.state, cursor: { tick: 100_000, pitch: 60 } };
  session.requests = [];
  session.keys("u");
  expect(session.asked("preview")).toEqual([
    { type: "preview", track: 0, pitch: 119, velocity: 100, seconds: undefined },
  ]);
  expect(session.state).toMatchObject({ cursor: { tick: 100_000, pitch: 119 }, preview: { pitch: 119 } });
  const grid = layoutOf(session.state).roll?.grid;
  const [column, row] = session.cell(100_000, 119);
  expect(column).toBeGreaterThanOrEqual(grid?.column ?? 0);
  expect(column).toBeLessThan((grid?.column ?? 0) + (grid?.columns ?? 0));
  expect(row).toBeGreaterThanOrEqual(grid?.row ?? 0);
  expect(row).toBeLessThan((grid?.row ?? 0) + (grid?.rows ?? 0));
});

test("in Normal mode letters that are no commands are heard and write nothing", () => {
  const session = new Session().keys("z");
  expect(session.asked("preview")).toMatchObject([{ pitch: 48 }]);
  expect(session.notes()).toEqual([]);
  expect(session.state.preview).toMatchObject({ pitch: 48 });
  expect(session.wait(0.5).state.preview).toBeUndefined();
});

test("in Insert mode octaves, instruments and arrows work, letters are piano keys", () => {
  const session = new Session().keys("i , > right up");
  expect(session.state).toMatchObject({ octave: -1, cursor: { tick: 120, pitch: 61 }, mode: "insert" });
  session.keys("q v d");
  expect(session.state.mode).toBe("insert");
  expect(session.notes().map(({ pitch }) => pitch)).toEqual([39, 41, 48]);
});

test("a note that is played where one of its pitch begins takes its place, in one step", () => {
  const session = new Session({ project: songWith([{ duration: 960, velocity: 20 }, { pitch: 64 }]) }).keys("i q");
  expect(session.notes()).toMatchObject([{ pitch: 60, duration: 480, velocity: 100 }, { pitch: 64 }]);
  expect(session.keys("ctrl+z").notes()).toMatchObject([{ pitch: 60, velocity: 20 }, { pitch: 64 }]);
});

test("a key that an old terminal repeats is held: one note as long as that, and one step", () => {
  const held = (first: number, gap: number, times: number): Session => {
    const session = new Session().keys("i z").wait(first);
    for (let i = 0; i < times; i++) session.keys("z").wait(gap);
    return session;
  };
  const session = held(0.5, 0.03, 51);
  // At 120 beats a minute a second is 960 ticks; the last repetition comes at 2 s.
  expect(session.notes()).toMatchObject([{ start: 0, duration: 1920 }]);
  expect(session.state.history.past).toHaveLength(1);
  expect(session.wait(0.5).keys("z").notes()).toHaveLength(2);
  expect(held(0.5, 0.1, 4).notes()).toHaveLength(5);
});

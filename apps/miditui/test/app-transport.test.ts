import { expect, test } from "vitest";
import { playheadTick } from "../src/core/app/playhead.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { Session, songWith } from "./app-session.ts";

/** Eight bars of quarters. */
const SONG = songWith(Array.from({ length: 32 }, (_, index) => ({ start: index * 480 })));

test("Space plays at 960 ticks a second at 120 BPM, and pauses where it is", () => {
  const session = new Session({ project: SONG }).keys("space").wait(2);
  expect(session.state.transport.state).toBe("playing");
  expect(playheadTick(session.state)).toBeCloseTo(1920, 5);
  session.keys("space").wait(5);
  expect(session.state.transport).toMatchObject({ state: "paused", tick: playheadTick(session.state) });
  expect(playheadTick(session.state)).toBeCloseTo(1920, 5);
  session.keys("space").wait(1);
  expect(playheadTick(session.state)).toBeCloseTo(2880, 5);
});

test("the playhead goes by the tempo map", () => {
  const session = new Session({ project: SONG }).keys("l l l l l l l l @ ctrl+u").type("60").keys("enter 0 space");
  session.wait(3);
  // A second at 960 ticks, then two at 480.
  expect(playheadTick(session.state)).toBeCloseTo(960 + 960, 5);
});

test.each(["]", "[", "ctrl+z"])("%s while it plays moves the playhead 0 ticks", (key) => {
  const session = new Session({ project: SONG }).keys("] space").wait(1.2345);
  const before = playheadTick(session.state);
  session.keys(key);
  expect(playheadTick(session.state)).toBe(before);
  session.wait(0.5);
  expect(playheadTick(session.state)).not.toBe(before);
});

test("it stops two beats after the end and rewinds", () => {
  const session = new Session({ project: SONG }).keys("space").wait(16 + 0.9, 0.1);
  expect(session.state.transport.state).toBe("playing");
  session.wait(0.2, 0.1);
  expect(session.state.transport).toMatchObject({ state: "stopped", tick: 0 });
});

test("a dot stops: playhead, cursor and view are at the start", () => {
  const session = new Session({ project: SONG }).keys("$ space").wait(0.5).keys(".");
  expect(session.state.transport).toMatchObject({ state: "stopped", tick: 0 });
  expect(session.state).toMatchObject({ cursor: { tick: 0 }, scroll: { tick: 0 } });
});

test.each(["shift+space", "ctrl+p"])("%s plays from the start in every mode", (chord) => {
  for (const mode of ["", "i ", "v "]) {
    const session = new Session({ project: SONG }).keys("space").wait(3).keys(`${mode}${chord}`);
    expect(session.state.transport).toMatchObject({ state: "playing", tick: 0 });
  }
});

test("the view follows: past three quarters the playhead comes to the first quarter", () => {
  const session = new Session({ project: SONG, columns: 120 });
  const columns = layoutOf(session.state).roll?.grid.columns ?? 0;
  const shown = columns * session.state.ticksPerColumn;
  session.keys("space");
  const seconds = Math.floor((shown * 3) / 4) / 960;
  session.wait(seconds, 0.01);
  expect(session.state.scroll.tick).toBe(0);
  session.wait(0.02, 0.01);
  const head = playheadTick(session.state);
  expect(Math.abs(head - session.state.scroll.tick - shown / 4)).toBeLessThan(30);
});

test("who scrolls away from the playhead is left there", () => {
  const session = new Session({ project: SONG }).keys("= = space").wait(8, 0.1).keys("home").wait(2, 0.1);
  expect(session.state.scroll.tick).toBe(0);
});

test("the loop plays its range again and again and never ends", () => {
  const session = new Session({ project: SONG }).keys("L B L E").wait(4);
  expect(session.state.loop).toEqual({ on: true, start: 1920, end: 3840 });
  session.keys("0 F space").wait(60.5, 0.5);
  // 60.5 s are 58,080 ticks: two to the end of the loop (3840), then rounds of 1920.
  expect(playheadTick(session.state)).toBeCloseTo(1920 + ((58_080 - 3840) % 1920), 3);
  session.keys("\\");
  expect(session.state.loop.on).toBe(false);
});

test("the loop takes the selection's bars, or the bar of the cursor", () => {
  const bar = new Session({ project: SONG }).keys("L L l \\");
  expect(bar.state.loop).toEqual({ on: true, start: 3840, end: 5760 });
  const selection = new Session({ project: SONG }).keys("v enter L l l l l enter \\");
  expect(selection.state.loop).toEqual({ on: true, start: 0, end: 3840 });
});

test("turning a loop on behind its end does not throw the playhead back", () => {
  const session = new Session({ project: SONG }).keys("\\ \\ space").wait(5);
  const before = playheadTick(session.state);
  session.keys("\\");
  expect(playheadTick(session.state)).toBe(before);
});

test("a key brings the cursor to the playhead, the playhead to the cursor, or plays from it", () => {
  const session = new Session({ project: SONG }).keys("space").wait(1).keys("space f");
  expect(session.state.cursor.tick).toBe(960);
  session.keys("l F");
  expect(playheadTick(session.state)).toBe(1080);
  session.keys("L p").wait(0.5);
  expect(playheadTick(session.state)).toBeCloseTo(3000 + 480, 5);
});

test("opening a song stops and rewinds", () => {
  const session = new Session({ project: SONG }).keys("space").wait(2);
  session.act({ type: "opened", path: "/music/b.mid", project: songWith([{}]), notes: [] });
  expect(session.state.transport).toEqual({ state: "stopped", tick: 0, since: session.clock });
  expect(session.state).toMatchObject({ cursor: { tick: 0 }, scroll: { tick: 0 }, history: { past: [] } });
});

test("a clock that runs back moves nothing back", () => {
  const session = new Session({ project: SONG }).keys("space").wait(2);
  const before = playheadTick(session.state);
  session.clock -= 50;
  session.act({ type: "tick" });
  expect(playheadTick(session.state)).toBe(before);
});

test("a song that ends says why it stops, and a return from the shell tells nothing old", () => {
  expect(new Session().keys("space").wait(3).notice()).toBe("Stopped: the song has no notes yet");
  const session = new Session({ project: songWith([{}]) }).keys("space").wait(2);
  expect(session.notice()).toBe("End of the song: stopped, back at the start");
  expect(session.keys("space ctrl+b").notice()).toBe("");
});

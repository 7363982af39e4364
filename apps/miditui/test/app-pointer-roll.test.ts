import { expect, test } from "vitest";
import { playheadTick } from "../src/core/app/playhead.ts";
import { setMetre } from "../src/core/edit/conductor.ts";
import type { Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { columnOfTick, rowOfVelocity } from "../src/core/screen/viewport.ts";
import { Session, songWith } from "./app-session.ts";

const SCALE = songWith([60, 62, 64, 65].map((pitch, index) => ({ start: index * 480, pitch })));

function roll(session: Session): { ruler: Rect; keys: Rect; grid: Rect; lane: Rect | undefined } {
  const { roll: parts } = layoutOf(session.state);
  if (parts === undefined) throw new Error("no roll is shown");
  return parts;
}

function rulerCell(session: Session, tick: number): [number, number] {
  const { ruler } = roll(session);
  return [columnOfTick(session.state, ruler, tick), ruler.row];
}

function firstNote(session: Session): [number, number, number] {
  const [note] = session.notes();
  return [note?.start ?? -1, note?.pitch ?? -1, note?.duration ?? -1];
}

test("a click on a ruler seeks to its beat, in the roll and in the timeline, playing or not", () => {
  const session = new Session({ project: SCALE });
  session.click(rulerCell(session, 1500));
  expect(session.state).toMatchObject({ cursor: { tick: 1440 }, transport: { tick: 1440, state: "stopped" } });
  const { timeline } = layoutOf(session.state);
  if (timeline === undefined) throw new Error("no timeline is shown");
  session.keys("space").click([columnOfTick(session.state, timeline.ruler, 960), timeline.ruler.row]);
  expect(session.state.transport.state).toBe("playing");
  expect(playheadTick(session.state)).toBe(960);
});

test("a click on a bar's number seeks to that bar, wherever the view is scrolled", () => {
  const session = new Session({ project: setMetre(SCALE, 0, { numerator: 7, denominator: 8 }) });
  for (const scroll of [0, 50, 333, 1000]) {
    session.state = { ...session.state, scroll: { ...session.state.scroll, tick: scroll } };
    session.click(rulerCell(session, 2 * 1680)).wait(1);
    expect(session.state.cursor.tick).toBe(2 * 1680);
  }
});

test("a drag along a ruler loops whole beats, forwards and backwards", () => {
  const session = new Session({ project: SCALE });
  session.drag(rulerCell(session, 500), rulerCell(session, 1100));
  expect(session.state.loop).toEqual({ on: true, start: 480, end: 1440 });
  session.drag(rulerCell(session, 1100), rulerCell(session, 0));
  expect(session.state.loop).toEqual({ on: true, start: 0, end: 1440 });
  expect(session.state.transport.tick).toBe(0);
});

test("a click selects a note and moves the cursor there; with Shift, Ctrl or Alt it selects it too", () => {
  const session = new Session({ project: SCALE });
  session.click(session.cell(600, 62));
  expect(session.state).toMatchObject({ cursor: { tick: 600, pitch: 62 }, selection: { count: 1 }, focus: "roll" });
  for (const held of [{ shift: true }, { ctrl: true }, { alt: true }]) {
    session.click(session.cell(960, 64), held);
    expect(session.state.selection.count).toBe(2);
    session.click(session.cell(960, 64), held);
    expect(session.state.selection.count).toBe(1);
  }
  session.click(session.cell(3000, 66));
  expect(session.state.selection.count).toBe(0);
  expect(session.state.project).toBe(SCALE);
});

test("in Insert mode a click on an empty place writes a note there, and a double-click leaves it", () => {
  const session = new Session({ project: SCALE }).keys("i");
  session.click(session.cell(2400, 67));
  expect(session.notes().at(-1)).toMatchObject({ start: 2400, pitch: 67, duration: 480 });
  session.wait(1).doubleClick(session.cell(3600, 67));
  expect(session.notes()).toHaveLength(6);
});

test("a double-click writes a note, another deletes it; each is one step of history", () => {
  const session = new Session();
  session.doubleClick(session.cell(960, 64));
  expect(session.notes()).toMatchObject([{ start: 960, pitch: 64 }]);
  session.wait(1).doubleClick(session.cell(1320, 64));
  expect(session.notes()).toEqual([]);
  expect(session.state.history.past).toHaveLength(2);
});

test("two quick clicks with Shift are no double-click, which would delete the note", () => {
  const session = new Session({ project: SCALE });
  session.doubleClick(session.cell(600, 62), { shift: true });
  expect(session.state).toMatchObject({ project: SCALE, selection: { count: 0 } });
});

test("two clicks that are slow or in other cells are no double-click", () => {
  const session = new Session();
  session.click(session.cell(960, 64)).wait(0.41).click(session.cell(960, 64)).click(session.cell(1080, 64));
  expect(session.notes()).toEqual([]);
});

test("a double-click while it plays writes at the mouse, not at the playhead", () => {
  const session = new Session({ project: songWith([{ start: 20_000 }]) }).keys("space").wait(1.3);
  session.doubleClick(session.cell(4800, 62));
  expect(session.notes()[0]).toMatchObject({ start: 4800, pitch: 62 });
});

test("clicks go through the scrolls and every zoom", () => {
  for (const [zoom, tick, pitch] of [
    ["=", 30_000, 40],
    ["- -", 96_000, 100],
    ["= =", 1230, 72],
  ] as const) {
    const session = new Session().keys(zoom);
    session.state = { ...session.state, scroll: { ...session.state.scroll, tick: tick - 900, pitch: pitch + 3 } };
    session.doubleClick(session.cell(tick, pitch));
    const per = session.state.ticksPerColumn;
    const [note] = session.notes();
    expect(note?.pitch).toBe(pitch);
    expect(Math.abs((note?.start ?? 0) - tick)).toBeLessThan(per);
  }
});

test("a drag moves what is selected, in one step of history, there and back in none", () => {
  const session = new Session({ project: SCALE }).keys("ctrl+a");
  session.drag(session.cell(240, 60), session.cell(720, 63));
  expect(session.notes().map(({ start, pitch }) => [start, pitch])).toEqual([
    [480, 63],
    [960, 65],
    [1440, 67],
    [1920, 68],
  ]);
  expect(session.state.history.past.map(({ label }) => label)).toEqual(["move 4 notes"]);
  session.keys("ctrl+z");
  expect(session.state.project).toBe(SCALE);
  const [from, away] = [session.cell(240, 60), session.cell(720, 63)];
  session.pointer("down", from).pointer("drag", away).pointer("drag", from).pointer("up", from);
  expect(session.state.history.past).toHaveLength(0);
});

test("a drag of a note that is not selected moves that one alone", () => {
  const session = new Session({ project: SCALE }).keys("ctrl+a escape");
  session.click(session.cell(3000, 66)).drag(session.cell(240, 60), session.cell(240, 61));
  expect(session.notes().map(({ pitch }) => pitch)).toEqual([61, 62, 64, 65]);
  expect(session.state.selection.count).toBe(1);
});

test("a drag with Shift, Ctrl or Alt copies what is selected and the note under it, in one step", () => {
  for (const held of [{ shift: true }, { ctrl: true }, { alt: true }]) {
    const session = new Session({ project: SCALE });
    session.click(session.cell(240, 60)).drag(session.cell(600, 62), session.cell(3000, 63), held);
    const added = session.notes().slice(4);
    expect(session.notes().slice(0, 4)).toMatchObject([60, 62, 64, 65].map((pitch) => ({ pitch })));
    expect(added.map(({ start, pitch }) => [start, pitch])).toEqual([
      [2400, 61],
      [2880, 63],
    ]);
    expect(session.state).toMatchObject({ selection: { count: 2 } });
    expect(session.state.history.past.map(({ label }) => label)).toEqual(["copy 2 notes"]);
  }
});

test("a click on one of many selected notes selects that one, once the button is up", () => {
  const session = new Session({ project: SCALE }).keys("ctrl+a");
  session.pointer("down", session.cell(600, 62));
  expect(session.state.selection.count).toBe(4);
  session.pointer("up", session.cell(600, 62));
  expect(session.state.selection.count).toBe(1);
});

test("a drag of a note's last column makes it longer or shorter", () => {
  const session = new Session({ project: SCALE });
  session.drag(session.cell(360, 60), session.cell(840, 60));
  expect(firstNote(session)).toEqual([0, 60, 960]);
  session.drag(session.cell(840, 60), session.cell(120, 60));
  expect(firstNote(session)).toEqual([0, 60, 240]);
  expect(session.state.history.past).toHaveLength(2);
});

test("a drag beyond the edge scrolls along", () => {
  const session = new Session({ project: SCALE });
  const { grid } = roll(session);
  const out: [number, number] = [grid.column + grid.columns + 5, grid.row - 3];
  session.pointer("down", session.cell(240, 60)).pointer("drag", out);
  expect(session.state.scroll.tick).toBeGreaterThan(0);
  session.pointer("up", out);
  expect(session.notes().at(-1)?.start).toBeGreaterThan(grid.columns * 120 - 480);
});

test("a drag on empty pans: what was under the pointer stays under it, and the selection stays", () => {
  const session = new Session({ project: songWith([{ start: 30_000 }]) }).keys("ctrl+a");
  session.state = { ...session.state, scroll: { ...session.state.scroll, tick: 12_000 } };
  const [from, to] = [session.cell(14_400, 62), session.cell(13_200, 65)];
  session.drag(from, to);
  expect(session.cell(14_400, 62)).toEqual(to);
  expect(session.state.selection.count).toBe(1);
  session.drag(to, from, { button: "middle" });
  expect(session.cell(14_400, 62)).toEqual(from);
});

test("a drag with the middle button pans even from a note", () => {
  const session = new Session({ project: SCALE });
  session.state = { ...session.state, scroll: { ...session.state.scroll, tick: 240 } };
  session.drag(session.cell(600, 62), session.cell(360, 62), { button: "middle" });
  expect(session.state.scroll.tick).toBe(480);
  expect(session.state.project).toBe(SCALE);
});

test("a rubber band by Shift, Ctrl or Alt and drag, or by drag in Select mode", () => {
  for (const [keys, held] of [
    ["escape", { shift: true }],
    ["escape", { ctrl: true }],
    ["escape", { alt: true }],
    ["v", {}],
  ] as const) {
    const session = new Session({ project: SCALE }).keys(keys);
    session.pointer("down", session.cell(1080, 67), held).pointer("drag", session.cell(600, 61), held);
    expect(session.state.band).toMatchObject({ to: { tick: 600, pitch: 61 } });
    expect(session.state.selection.count).toBe(2);
    session.pointer("up", session.cell(600, 61), held);
    expect(session.state).toMatchObject({ band: undefined, selection: { count: 2 } });
    expect(session.state.history.past).toEqual([]);
  }
});

test("the lane sets the velocity of the notes under the pointer, of the selected ones alone where there are", () => {
  const session = new Session({ project: SCALE }).keys("o");
  const { lane } = roll(session);
  if (lane === undefined) throw new Error("no lane is shown");
  const at = (tick: number, velocity: number): [number, number] => [
    columnOfTick(session.state, lane, tick),
    rowOfVelocity(lane, velocity),
  ];
  session.drag(at(0, 127), at(960, 127));
  expect(session.notes().map(({ velocity }) => velocity)).toEqual([127, 127, 127, 100]);
  session.click(at(1440, 1));
  expect(session.notes().at(-1)?.velocity).toBe(1);
  expect(session.state.history.past).toHaveLength(2);
});

test("a key in the middle of a drag ends it: both are steps of their own", () => {
  const session = new Session({ project: SCALE });
  session.pointer("down", session.cell(240, 60)).pointer("drag", session.cell(240, 63)).keys("a");
  session.pointer("drag", session.cell(240, 70)).pointer("up", session.cell(240, 70));
  expect(session.state.history.past).toHaveLength(2);
  expect(
    session
      .notes(0)
      .map(({ pitch }) => pitch)
      .toSorted(),
  ).toEqual([62, 63, 64, 65]);
});

test("pixels are cells: a fraction of one is the cell", () => {
  const session = new Session();
  const [column, row] = session.cell(960, 64);
  session.click([column + 0.9, row + 0.9]);
  expect(session.state.cursor).toEqual({ tick: 960, pitch: 64 });
});

test.each([
  ["another size of the terminal", (session: Session) => session.act({ type: "resize", columns: 100, rows: 30 })],
  ["the wheel over the transport", (session: Session) => session.pointer("wheel-up", [30, 1])],
  ["the wheel over the tracks", (session: Session) => session.pointer("wheel-down", [10, 10])],
])("%s ends a drag with what it has moved, as a step that can be undone", (_, interrupt) => {
  const session = new Session({ project: SCALE }).keys("a K");
  const { project } = session.state;
  const [column, row] = session.cell(0, 60);
  session.pointer("down", [column, row]).pointer("drag", [column + 4, row]);
  interrupt(session)
    .pointer("drag", [column + 8, row])
    .pointer("up", [column + 8, row]);
  expect(session.notes(0).some(({ start, pitch }) => start === 480 && pitch === 60)).toBe(true);
  while (session.state.history.past.length > 1) session.keys("ctrl+z");
  expect(session.state.project).toBe(project);
});

test("while a note is dragged the notice says where it is, and until when it lasts", () => {
  const session = new Session({ project: songWith([{ pitch: 60 }, { pitch: 57 }]) });
  const [column, row] = session.cell(0, 60);
  session.pointer("down", [column + 1, row]).pointer("drag", [column + 17, row - 3]);
  expect(session.notice()).toBe("C4 to D#4, 2:01:000");
  session.pointer("up", [column + 17, row - 3]).keys("ctrl+z");
  session.pointer("down", [column + 3, row]).pointer("drag", [column + 7, row]);
  expect(session.notice()).toBe("C4 until 1:03:000, 960 ticks");
  session.pointer("up", [column + 7, row]).keys("ctrl+a");
  session.pointer("down", [column + 1, row]).pointer("drag", [column + 1, row + 1]);
  expect(session.notice()).toBe("2 notes: C4 to B3, 1:01:000");
});

test("the wheel over the lane tells the velocity of the notes that come under it, a click where none begins that", () => {
  const session = new Session({
    project: songWith([
      { start: 1920, velocity: 77 },
      { start: 1980, velocity: 90 },
    ]),
  });
  const lane = layoutOf(session.keys("o").state).roll?.lane;
  if (lane === undefined) throw new Error("the lane is shown");
  session.pointer("wheel-down", [lane.column + 12, lane.row]);
  expect(session.state.scroll.tick).toBe(480);
  expect(session.notice()).toBe("Velocities 77 to 90");
  session.wait(5).click([lane.column + 5, lane.row]);
  expect(session.notice()).toBe("No note begins here");
});

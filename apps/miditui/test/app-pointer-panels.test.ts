import { expect, test } from "vitest";
import { BINDINGS } from "../src/core/keymap/bindings.ts";
import { placedHints } from "../src/core/keymap/hint-places.ts";
import { hintsFor } from "../src/core/keymap/hints.ts";
import { placeOf } from "../src/core/keymap/lookup.ts";
import { trackVolume } from "../src/core/project/track-sound.ts";
import type { Rect } from "../src/core/screen/layout.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { TRACK_COLUMNS } from "../src/core/screen/target.ts";
import { columnOfTick, keyCellOfPitch, listRowOfTrack, rowOfPitch } from "../src/core/screen/viewport.ts";
import { beatsPerMinute, tempoAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { Session, songWith } from "./app-session.ts";

const SCALE = songWith([60, 62, 64, 65].map((pitch, index) => ({ start: index * 480, pitch })));

function roll(session: Session): { ruler: Rect; keys: Rect; grid: Rect; lane: Rect | undefined } {
  const { roll: parts } = layoutOf(session.state);
  if (parts === undefined) throw new Error("no roll is shown");
  return parts;
}

function trackCell(session: Session, index: number, column: number): [number, number] {
  const { tracks } = layoutOf(session.state);
  return [tracks.list.column + column, listRowOfTrack(session.state, tracks, index)];
}

function middle(rect: Rect): [number, number] {
  return [rect.column + Math.floor(rect.columns / 2), rect.row + Math.floor(rect.rows / 2)];
}

test("a key of the roll's margin is heard; in Insert mode it is written at the cursor", () => {
  const session = new Session();
  const { keys, grid } = roll(session);
  session.click([keys.column + 1, rowOfPitch(session.state, grid, 64)]);
  expect(session.asked("preview")).toMatchObject([{ pitch: 64 }]);
  expect(session.notes()).toEqual([]);
  session
    .keys("i right right")
    .wait(1)
    .click([keys.column + 1, rowOfPitch(session.state, grid, 64)]);
  expect(session.notes()).toMatchObject([{ start: 240, pitch: 64 }]);
});

test("the right button goes to Insert mode and back to Normal", () => {
  const session = new Session();
  const right = { button: "right" } as const;
  expect(session.click(session.cell(0, 60), right).state.mode).toBe("insert");
  expect(session.click(session.cell(0, 60), right).state.mode).toBe("normal");
  expect(session.keys("v").click(session.cell(0, 60), right).state.mode).toBe("normal");
});

test("the wheel goes by pitches, sideways and with Shift through time, with Ctrl it zooms at the pointer", () => {
  const session = new Session({ project: songWith([{ start: 30_000 }]) });
  const at = session.cell(2400, 60);
  const { pitch } = session.state.scroll;
  expect(session.pointer("wheel-up", at).state.scroll.pitch).toBe(pitch + 1);
  expect(session.pointer("wheel-down", at).state.scroll.pitch).toBe(pitch);
  expect(session.pointer("wheel-right", at).state.scroll.tick).toBe(480);
  expect(session.pointer("wheel-left", at).state.scroll.tick).toBe(0);
  expect(session.pointer("wheel-down", at, { shift: true }).state.scroll.tick).toBe(480);
  const under = 480 + (at[0] - roll(session).grid.column) * 120;
  session.pointer("wheel-up", at, { ctrl: true });
  expect(session.state.ticksPerColumn).toBe(96);
  expect(session.cell(under, 60)[0]).toBe(at[0]);
  session.pointer("wheel-down", at, { ctrl: true });
  expect(session.state.ticksPerColumn).toBe(120);
});

test("the wheel never scrolls beyond the pitches or before the start", () => {
  const session = new Session();
  const at = session.cell(0, 60);
  for (let i = 0; i < 200; i++) session.pointer("wheel-up", at).pointer("wheel-left", at);
  expect(session.state.scroll).toMatchObject({ pitch: 127, tick: 0 });
  for (let i = 0; i < 200; i++) session.pointer("wheel-down", at);
  expect(session.state.scroll.pitch).toBe(roll(session).grid.rows - 1);
});

test("the wheel over the transport changes the tempo by 1, over tracks the track, over the keyboard the octave", () => {
  const session = new Session().keys("a a");
  const layout = layoutOf(session.state);
  session.pointer("wheel-up", middle(layout.transport));
  expect(beatsPerMinute(tempoAt(timeMapOf(session.state.project), 0))).toBeCloseTo(121, 3);
  session.pointer("wheel-down", middle(layout.transport)).pointer("wheel-down", middle(layout.transport));
  expect(beatsPerMinute(tempoAt(timeMapOf(session.state.project), 0))).toBeCloseTo(119, 3);
  expect(session.pointer("wheel-up", middle(layout.tracks.frame)).state.track).toBe(1);
  expect(session.pointer("wheel-down", middle(layout.tracks.frame)).state.track).toBe(2);
  expect(session.pointer("wheel-up", middle(layout.keyboard.frame)).state.octave).toBe(1);
  expect(session.pointer("wheel-down", middle(layout.keyboard.frame)).state.octave).toBe(0);
});

test("a click on a track's letters mutes and solos it, where they are seen; elsewhere it shows the track", () => {
  const session = new Session().keys("a a");
  session.click(trackCell(session, 0, TRACK_COLUMNS.mute)).click(trackCell(session, 1, TRACK_COLUMNS.solo));
  expect(session.state.project.tracks.map(({ muted, solo }) => [muted, solo])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect(session.state.track).toBe(2);
  session.click(trackCell(session, 1, TRACK_COLUMNS.name));
  expect(session.state).toMatchObject({ track: 1, focus: "tracks" });
});

test("a double-click on a track renames it, a drag gives it another place", () => {
  const session = new Session().keys("a a");
  session.doubleClick(trackCell(session, 1, TRACK_COLUMNS.name));
  expect(session.state).toMatchObject({ track: 1, dialog: { about: "rename", text: "Track 2" } });
  session.keys("escape").drag(trackCell(session, 0, TRACK_COLUMNS.name), trackCell(session, 2, TRACK_COLUMNS.name));
  expect(session.state.project.tracks.map(({ name }) => name)).toEqual(["Track 2", "Track 3", "Track 1"]);
  expect(session.state.track).toBe(2);
});

test("PLAY plays and pauses, STOP and a double-click stop", () => {
  const session = new Session({ project: songWith([{ start: 30_000 }]) });
  const { play, stop, status } = layoutOf(session.state).transportParts;
  expect(session.click(middle(play)).state.transport.state).toBe("playing");
  expect(session.wait(1).click(middle(play)).state.transport.state).toBe("paused");
  expect(session.wait(1).click(middle(stop)).state.transport).toMatchObject({ state: "stopped", tick: 0 });
  session.keys("space").wait(1).doubleClick(middle(status));
  expect(session.state.transport).toMatchObject({ state: "stopped", tick: 0 });
  session.wait(1).doubleClick(middle(play));
  expect(session.state.transport.state).toBe("stopped");
});

test("a click on tempo, metre and position asks for another", () => {
  const { tempo, metre, position } = layoutOf(new Session().state).transportParts;
  const about = [tempo, metre, position].map((part) => {
    const { dialog } = new Session().click([part.column + 1, part.row]).state;
    return dialog?.type === "prompt" ? dialog.about : undefined;
  });
  expect(about).toEqual(["tempo", "metre", "go-to"]);
});

test("beside the keys the keyboard's halves change the octave, a double-click brings 0; its keys play", () => {
  const session = new Session();
  const { frame, keys } = layoutOf(session.state).keyboard;
  const left: [number, number] = [frame.column + 1, frame.row + frame.rows - 1];
  const right: [number, number] = [frame.column + frame.columns - 3, frame.row + 2];
  expect(session.click(left).state.octave).toBe(-1);
  expect(session.click(right).state.octave).toBe(0);
  session.wait(1).click(right).wait(1).click(right).wait(1).doubleClick(right);
  expect(session.state.octave).toBe(0);
  session.requests = [];
  const key = keyCellOfPitch(session.state, keys, 64);
  session.wait(1).click([key?.column ?? 0, key?.row ?? 0]);
  expect(session.asked("preview")).toMatchObject([{ pitch: 64 }]);
});

test("a click in the timeline shows that track and moves the cursor there, and edits nothing", () => {
  const session = new Session({ project: SCALE }).keys("a K g g");
  const { timeline } = layoutOf(session.state);
  if (timeline === undefined) throw new Error("no timeline is shown");
  const at: [number, number] = [
    columnOfTick(session.state, timeline.grid, 960),
    timeline.grid.row + timeline.rowsPerTrack,
  ];
  const before = session.state.project;
  session.doubleClick(at);
  expect(session.state).toMatchObject({ track: 1, cursor: { tick: 960 }, focus: "timeline" });
  expect(session.state.project).toBe(before);
});

test.each([
  ["", "mode"],
  ["i", "mode"],
  ["v enter", "mode"],
  ["?", "dialog"],
  ["r", "dialog"],
  ["ctrl+s", "dialog"],
  ["n ctrl+n", "dialog"],
])("after %j a click on a hint does what its key does", (keys) => {
  const begin = (): Session => new Session({ project: SCALE, columns: 200 }).keys(keys === "" ? "h" : keys).wait(5);
  const fresh = begin();
  const line = layoutOf(fresh.state).dialog?.footer ?? layoutOf(fresh.state).keyboard.hints;
  const hints = hintsFor(fresh.state);
  expect(placedHints(hints, line.columns)).toHaveLength(hints.length);
  for (const { hint, column } of placedHints(hints, line.columns)) {
    let at = line.column + column + 1;
    for (const { id, keys: told } of hint.deeds) {
      const chord = BINDINGS.find((binding) => binding.id === id && binding.places.includes(placeOf(fresh.state)))
        ?.chords[0];
      const byKey = begin().keys(chord ?? "");
      const byMouse = begin().click([at, line.row]);
      at += told.length + 1;
      if (id === "piano-key") continue;
      const seen = ({ state }: Session) => ({ ...state, click: 0, focus: 0, file: 0, history: 0, project: 0 });
      expect(seen(byMouse), id).toEqual(seen(byKey));
      expect(byMouse.notes()).toEqual(byKey.notes());
      expect(byMouse.requests.map(({ type }) => type)).toEqual(byKey.requests.map(({ type }) => type));
    }
  }
});

test("hints below the tracks are clicked key by key, and under a notice nothing is", () => {
  const session = new Session();
  const { hints } = layoutOf(session.state).tracks;
  session.click([hints.column + 3, hints.row]);
  expect(trackVolume(session.state.project.tracks[0] ?? never())).toBe(105);
  session.click([hints.column + 1, hints.row]).click([hints.column, hints.row]);
  expect(trackVolume(session.state.project.tracks[0] ?? never())).toBe(100);
  const line = layoutOf(session.state).keyboard.hints;
  session.click([line.column + 1, line.row]);
  expect(session.state.mode).toBe("normal");
});

function never(): never {
  throw new Error("there is always a track");
}

test("help scrolls by three lines a notch and a click closes it", () => {
  const session = new Session().keys("?").pointer("wheel-down", [60, 20]).pointer("wheel-down", [60, 20]);
  expect(session.state.dialog).toEqual({ type: "help", scroll: 6 });
  expect(session.pointer("wheel-up", [60, 20]).state.dialog).toEqual({ type: "help", scroll: 3 });
  expect(session.click([60, 20]).state.dialog).toBeUndefined();
});

test("in the open dialog a click chooses and a double-click opens; outside it closes", () => {
  const session = new Session().keys("ctrl+o");
  const entries = ["a", "b", "c"].map((name) => ({ name: `${name}.mid`, folder: false, size: 1 }));
  session.act({ type: "listed", folder: "/music", entries });
  const { list } = layoutOf(session.state).dialog ?? {};
  const row = (index: number): [number, number] => [(list?.column ?? 0) + 2, (list?.row ?? 0) + index];
  expect(session.click(row(2)).state.dialog).toMatchObject({ chosen: 2 });
  session.wait(1).doubleClick(row(3));
  expect(session.asked("open")).toEqual([{ type: "open", path: "/music/c.mid" }]);
  expect(session.click([0, 0]).state.dialog).toBeUndefined();
});

test("choices of dialogs are clicked, and the caret goes where the field is clicked", () => {
  const save = new Session().keys("ctrl+s");
  const [, json] = layoutOf(save.state).dialog?.choices ?? [];
  expect(save.click([json?.column ?? 0, json?.row ?? 0]).state.dialog).toMatchObject({ format: "json" });
  const { field } = layoutOf(save.state).dialog ?? {};
  save.click([(field?.column ?? 0) + 3, field?.row ?? 0]);
  expect(save.state.dialog).toMatchObject({ caret: 3 });
  const fresh = new Session().keys("n ctrl+n");
  const [, discard] = layoutOf(fresh.state).dialog?.choices ?? [];
  expect(fresh.click([discard?.column ?? 0, discard?.row ?? 0]).notes()).toEqual([]);
});

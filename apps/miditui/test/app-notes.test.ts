import { expect, test } from "vitest";
import { idsOf } from "../src/core/notes/note-set.ts";
import { Session, songWith } from "./app-session.ts";

/** Four quarters going up from C4. */
const SCALE = songWith([60, 62, 64, 65].map((pitch, index) => ({ start: index * 480, pitch })));

/** Select mode with the first two notes selected. */
function twoSelected(): Session {
  const session = new Session({ project: SCALE }).keys("v");
  session.state = { ...session.state, cursor: { tick: 0, pitch: 60 } };
  return session.keys("enter l l l l up up enter");
}

function pitches(session: Session): number[] {
  return session.notes().map(({ pitch }) => pitch);
}

function starts(session: Session): number[] {
  return session.notes().map(({ start }) => start);
}

test.each(["enter", "n"])("%s writes a quarter of velocity 100 at the cursor", (key) => {
  const session = new Session().keys(`l l up ${key}`);
  expect(session.notes()).toEqual([{ start: 240, duration: 480, pitch: 61, velocity: 100 }]);
  expect(session.state.newest).toBe(1);
  expect(session.asked("preview")).toHaveLength(1);
});

test("a note at tick 0 can be written and is heard", () => {
  const session = new Session().keys("n");
  expect(session.notes()).toMatchObject([{ start: 0 }]);
  expect(session.asked("preview")).toHaveLength(1);
});

test("Del deletes the note at the cursor, and only that", () => {
  const session = new Session().keys("n l l l l n h h delete");
  expect(starts(session)).toEqual([480]);
  session.keys("delete");
  expect(session.notice()).toBe("No note at the cursor");
});

test("Enter in Select mode selects the note at the cursor, and again not", () => {
  const session = twoSelected();
  expect(session.state.selection.count).toBe(2);
  session.keys("enter");
  expect(session.state.selection.count).toBe(1);
  session.keys("c");
  expect(session.state.selection.count).toBe(0);
});

test("w s a d move the selected notes by a semitone and a column", () => {
  const session = twoSelected().keys("w d d");
  expect(session.notes().slice(0, 2)).toMatchObject([
    { start: 240, pitch: 61 },
    { start: 720, pitch: 63 },
  ]);
  session.keys("s a a");
  expect(session.state.project.tracks[0]?.notes.count).toBe(4);
  expect(pitches(session)).toEqual([60, 62, 64, 65]);
  expect(starts(session)).toEqual([0, 480, 960, 1440]);
});

test("a group that is moved against the start stays as it is and can be moved back", () => {
  const session = twoSelected().keys("d a a a");
  expect(starts(session)).toEqual([0, 480, 960, 1440]);
  expect(session.notice()).toBe("The notes are at the edge");
  expect(session.state.history.past).toHaveLength(2);
});

test("w s a d move the cursor where nothing is selected", () => {
  const session = new Session({ project: SCALE }).keys("v d d w");
  expect(session.state.cursor.tick).toBe(240);
  expect(session.state.project).toBe(SCALE);
});

test("A and D shorten and lengthen by a column, to a tick at least", () => {
  const session = twoSelected().keys("D");
  expect(session.notes().map(({ duration }) => duration)).toEqual([600, 600, 480, 480]);
  for (let i = 0; i < 6; i++) session.keys("A");
  expect(session.notes().map(({ duration }) => duration)).toEqual([1, 1, 480, 480]);
});

test.each(["x", "delete"])("%s deletes what is selected", (key) => {
  const session = twoSelected().keys(key);
  expect(pitches(session)).toEqual([64, 65]);
  expect(session.state.selection.count).toBe(0);
});

test("a rubber band by key selects between where it began and the cursor, and more as it is drawn", () => {
  const session = new Session({ project: SCALE }).keys("v");
  session.state = { ...session.state, cursor: { tick: 0, pitch: 60 } };
  session.keys("b");
  expect(session.state.selection.count).toBe(1);
  session.keys("L up up up up");
  expect(session.state.selection.count).toBe(3);
  session.keys("h h h h h h h h");
  expect(session.state.selection.count).toBe(3);
  session.keys("h h h h");
  expect(session.state.selection.count).toBe(2);
  expect(session.keys("b").state).toMatchObject({ band: undefined, selection: { count: 2 } });
});

test("Esc drops a rubber band with what it selected, and leaves what was selected before", () => {
  const session = new Session({ project: SCALE }).keys("v");
  session.state = { ...session.state, cursor: { tick: 0, pitch: 60 } };
  session.keys("enter l l l l up up b right escape");
  expect(session.state).toMatchObject({ band: undefined, mode: "select", selection: { count: 1 } });
});

test("copy and paste bring the notes to the cursor, and paste after paste lines up", () => {
  const session = twoSelected().keys("Y escape L L H P P");
  expect(session.notes().slice(4)).toEqual([
    { start: 2400, duration: 480, pitch: 60, velocity: 100 },
    { start: 2880, duration: 480, pitch: 62, velocity: 100 },
    { start: 3360, duration: 480, pitch: 60, velocity: 100 },
    { start: 3840, duration: 480, pitch: 62, velocity: 100 },
  ]);
  expect(session.state.selection.count).toBe(2);
});

test.each(["X", "ctrl+x"])(
  "%s takes the notes out, one step of history, and Ctrl+V brings them to another track",
  (key) => {
    const session = twoSelected().keys(key);
    expect(pitches(session)).toEqual([64, 65]);
    expect(session.state.history.past).toHaveLength(1);
    session.keys("escape a 0 ctrl+v");
    expect(session.notes(1).map(({ pitch }) => pitch)).toEqual([60, 62]);
  },
);

test("without a selection copy takes the note at the cursor, or says that there is none", () => {
  const session = new Session({ project: SCALE }).keys("ctrl+k");
  expect(session.state.clipboard).toBeUndefined();
  expect(session.notice()).toContain("Nothing is selected");
  session.state = { ...session.state, cursor: { tick: 500, pitch: 62 } };
  expect(session.keys("ctrl+k").state.clipboard?.notes).toMatchObject([{ pitch: 62, start: 0 }]);
});

test("Ctrl+D repeats the selection behind itself, and the copy is selected", () => {
  const session = twoSelected().keys("ctrl+d");
  expect(session.notes().map(({ start, pitch }) => [start, pitch])).toEqual([
    [0, 60],
    [480, 62],
    [960, 60],
    [960, 64],
    [1440, 62],
    [1440, 65],
  ]);
  session.keys("ctrl+d");
  expect(starts(session).at(-1)).toBe(2400);
});

test("what is pasted into a song of another resolution keeps its musical length", () => {
  const session = twoSelected().keys("Y escape");
  const fine = { ...songWith([]), division: { type: "ppq", ticks: 96 } } as const;
  session.act({ type: "opened", path: "/music/b.mid", project: fine, notes: [] }).keys("P");
  expect(session.notes()).toMatchObject([
    { start: 0, duration: 96 },
    { start: 96, duration: 96 },
  ]);
});

test.each([
  ["90", [90, 90, 100, 100]],
  ["+10", [110, 110, 100, 100]],
  ["-200", [100, 100, 100, 100]],
  ["40..80", [40, 80, 100, 100]],
])("velocity %s makes %j", (text, expected) => {
  const session = twoSelected().keys("V").type(text).keys("enter escape");
  expect(session.notes().map(({ velocity }) => velocity)).toEqual(text === "-200" ? [1, 1, 100, 100] : expected);
});

test("^ and _ make notes louder and softer by 8", () => {
  const session = twoSelected().keys("^ ^ _");
  expect(session.notes().map(({ velocity }) => velocity)).toEqual([108, 108, 100, 100]);
});

test("transpose by a number of semitones", () => {
  const session = twoSelected().keys("T").type("-12").keys("enter");
  expect(session.notes().map(({ pitch }) => pitch)).toEqual([48, 50, 64, 65]);
  session.keys("T").type("1.5").keys("enter");
  expect(session.state.dialog).toMatchObject({ type: "prompt", problem: expect.stringContaining("whole") });
});

test("# brings starts to the grid, Q asks for grid, swing and strength", () => {
  const rough = songWith([{ start: 13 }, { start: 131 }, { start: 250 }, { start: 349 }]);
  expect(starts(new Session({ project: rough }).keys("#"))).toEqual([0, 120, 240, 360]);
  const swung = new Session({ project: rough }).keys("Q ctrl+u").type("1/16 60%").keys("enter");
  expect(starts(swung)).toEqual([0, 144, 240, 384]);
  expect(swung.state.grid).toEqual({ step: 120, swing: 60, strength: 100 });
  const half = new Session({ project: rough }).keys("Q ctrl+u").type("1/8t 50% 50%").keys("enter");
  expect(half.state.grid).toEqual({ step: 160, swing: 50, strength: 50 });
  const wrong = new Session({ project: rough }).keys("Q ctrl+u").type("1/16 90%").keys("enter");
  expect(wrong.state).toMatchObject({ project: rough, dialog: { problem: "swing goes from 50% (straight) to 75%" } });
});

test("quantize takes the selection alone where there is one", () => {
  const rough = songWith([{ start: 13 }, { start: 131, pitch: 70 }]);
  const session = new Session({ project: rough }).keys("v");
  session.state = { ...session.state, cursor: { tick: 140, pitch: 70 } };
  expect(starts(session.keys("enter #"))).toEqual([13, 120]);
});

test("S splits at the cursor, & joins what has one pitch", () => {
  const session = new Session({ project: songWith([{ duration: 960 }]) });
  session.state = { ...session.state, cursor: { tick: 480, pitch: 60 } };
  session.keys("S");
  expect(session.notes()).toMatchObject([
    { start: 0, duration: 480 },
    { start: 480, duration: 480 },
  ]);
  session.keys("&");
  expect(session.notes()).toMatchObject([{ start: 0, duration: 960 }]);
});

test("undo and redo go through every step, with the selection and the track of it", () => {
  const session = twoSelected().keys("w escape a n");
  const last = session.state;
  const labels = session.state.history.past.map(({ label }) => label);
  expect(labels).toEqual(["move 2 notes", "add Track 2", expect.stringContaining("add ")]);
  session.keys("ctrl+z ctrl+z ctrl+z");
  expect(session.state).toMatchObject({ project: SCALE, track: 0, selection: { count: 2 } });
  expect(session.keys("ctrl+z").notice()).toBe("Nothing to undo");
  session.keys("ctrl+y ctrl+y ctrl+y");
  expect(session.state.project).toBe(last.project);
  expect(session.state.track).toBe(1);
  expect(session.keys("ctrl+y").notice()).toBe("Nothing to redo");
});

test("what changes nothing is no step of history", () => {
  const session = twoSelected().keys("# V").type("100").keys("enter").keys("escape ' escape ;");
  const before = session.state.history.past.length;
  session.keys("J K h l Y Q enter r enter @ enter % enter M enter C enter * enter");
  expect(session.state.history.past).toHaveLength(before);
});

test("ids in a selection of notes that are gone harm nothing", () => {
  const session = twoSelected().keys("w");
  const ids = idsOf(session.state.selection);
  session.keys("ctrl+z ctrl+z");
  session.state = { ...session.state, project: songWith([]) };
  expect(ids).toHaveLength(2);
  session.keys("w x D Y ctrl+d");
  expect(session.notes()).toEqual([]);
});

test("n and N move the selected notes to the track after and before, which is shown then, as one step", () => {
  const session = new Session({ project: songWith([{ start: 0 }, { start: 960 }]) }).keys("a K home v enter");
  const { project } = session.state;
  session.keys("n");
  expect(session.state.track).toBe(1);
  expect([session.notes(0), session.notes(1)].map((notes) => notes.map(({ start }) => start))).toEqual([[960], [0]]);
  expect(session.keys("n").notice()).toBe("There is no track after this one");
  expect(session.keys("d").notes(1)).toMatchObject([{ start: 120 }]);
  expect(session.keys("N").notes(0)).toMatchObject([{ start: 120 }, { start: 960 }]);
  expect(session.state.track).toBe(0);
  expect(session.keys("ctrl+z ctrl+z ctrl+z").state.project).toBe(project);
  expect(session.state.track).toBe(0);
});

test("u lengthens or shortens each selected note until the next one starts", () => {
  const song = songWith([{ start: 0 }, { start: 960 }, { start: 1200, pitch: 64 }]);
  const session = new Session({ project: song }).keys("v ctrl+a u");
  expect(session.notes().map(({ duration }) => duration)).toEqual([960, 240, 480]);
  expect(session.keys("u").state.history.past).toHaveLength(1);
});

test("a second note of one pitch is not put on the first, by n, Enter, or a click on its name", () => {
  const session = new Session().keys("n n enter");
  expect(session.notes()).toHaveLength(1);
  expect(session.notice()).toBe("There is a note already: C4 at 1:01:000");
  expect(session.state.history.past).toHaveLength(1);
  expect(session.keys("i enter").notes()).toHaveLength(1);
  expect(session.keys("escape l n").notes()).toHaveLength(2);
});

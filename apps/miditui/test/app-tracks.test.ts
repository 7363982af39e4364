import { expect, test } from "vitest";
import { keyAt, setMetre } from "../src/core/edit/conductor.ts";
import { trackPan, trackProgram, trackVolume } from "../src/core/project/track-sound.ts";
import { metreAt } from "../src/core/time/bars.ts";
import { beatsPerMinute, tempoAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { Session, songWith } from "./app-session.ts";

function names(session: Session): string[] {
  return session.state.project.tracks.map(({ name }) => name);
}

function tempo(session: Session, tick = 0): number {
  return beatsPerMinute(tempoAt(timeMapOf(session.state.project), tick));
}

function metre(session: Session, tick = 0): string {
  const { numerator, denominator } = metreAt(timeMapOf(session.state.project), tick);
  return `${numerator}/${denominator}`;
}

test("J and K choose a track, a adds one and shows it, d and x delete it, the last stays", () => {
  const session = new Session().keys("a a");
  expect(names(session)).toEqual(["Track 1", "Track 2", "Track 3"]);
  expect(session.state.track).toBe(2);
  expect(session.keys("J").state.track).toBe(2);
  expect(session.keys("K K K").state.track).toBe(0);
  session.keys("J d");
  expect(names(session)).toEqual(["Track 1", "Track 3"]);
  session.keys("x x x");
  expect(names(session)).toHaveLength(1);
  expect(session.notice()).toBe("The last track stays");
});

test("each added track has a channel of its own, and drums have theirs", () => {
  const session = new Session().keys("a a A");
  expect(session.state.project.tracks.map(({ channel }) => channel)).toEqual([0, 1, 2, 9]);
});

test("a track of hundreds is in view in the list", () => {
  const session = new Session();
  for (let i = 0; i < 200; i++) session.keys("a");
  expect(session.state.track).toBe(200);
  expect(session.state.scroll.tracks).toBeGreaterThan(170);
  for (let i = 0; i < 200; i++) session.keys("K");
  expect(session.state.scroll.tracks).toBe(0);
});

test.each(["日本", "Fl\u00f6te \u{1f3b9}", "e\u0301", "x".repeat(300)])("a track may be called %s", (name) => {
  const session = new Session().keys("r ctrl+u").type(name).keys("enter");
  expect(names(session)).toEqual([name]);
  const pasted = new Session().keys("r ctrl+u").input({ type: "paste", text: name }).keys("enter");
  expect(names(pasted)).toEqual([name]);
});

test("an empty name is refused, Esc leaves the old one", () => {
  const session = new Session().keys("r ctrl+u enter");
  expect(session.state.dialog).toMatchObject({ problem: "a name has at least one character" });
  session.type("new").keys("escape");
  expect(names(session)).toEqual(["Track 1"]);
});

test("m mutes and s solos, and again not", () => {
  const session = new Session().keys("m s");
  expect(session.state.project.tracks[0]).toMatchObject({ muted: true, solo: true });
  session.keys("m s");
  expect(session.state.project.tracks[0]).toMatchObject({ muted: false, solo: false });
});

test("; and ' change the volume by 5, ( and ) the pan by 8, within 0 to 127", () => {
  const session = new Session();
  const track = () => session.state.project.tracks[0];
  const volume = () => trackVolume(track() ?? session.state.project.tracks[0] ?? never());
  const pan = () => trackPan(track() ?? never());
  session.keys("' ' ;");
  expect(volume()).toBe(105);
  for (let i = 0; i < 10; i++) session.keys("'");
  expect(volume()).toBe(127);
  session.keys("( ( )");
  expect(pan()).toBe(56);
  for (let i = 0; i < 10; i++) session.keys("(");
  expect(pan()).toBe(0);
});

function never(): never {
  throw new Error("there is always a track");
}

test("< and > go round 128 instruments, * takes a number or a name", () => {
  const session = new Session().keys("<");
  const program = () => trackProgram(session.state.project.tracks[0] ?? never());
  expect(program()).toBe(127);
  session.keys("> >");
  expect(program()).toBe(1);
  session.keys("* ctrl+u").type("128").keys("enter");
  expect(program()).toBe(127);
  session.keys("* ctrl+u").type("kalimba").keys("enter");
  expect(program()).toBe(108);
  session.keys("* ctrl+u").type("kazoo").keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: 'no instrument has "kazoo" in its name' });
});

test("C sets the channel, from 1 to 16", () => {
  const session = new Session().keys("C ctrl+u").type("16").keys("enter");
  expect(session.state.project.tracks[0]?.channel).toBe(15);
  session.keys("C ctrl+u").type("17").keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("1 to 16") });
});

test("Ctrl+U and Ctrl+W move the track, which stays the shown one", () => {
  const session = new Session().keys("a a ctrl+u");
  expect(names(session)).toEqual(["Track 1", "Track 3", "Track 2"]);
  expect(session.state.track).toBe(1);
  session.keys("ctrl+u ctrl+u");
  expect(names(session)).toEqual(["Track 3", "Track 1", "Track 2"]);
  session.keys("alt+down");
  expect(names(session)).toEqual(["Track 1", "Track 3", "Track 2"]);
});

test("another track shows, so nothing that is not seen stays selected", () => {
  const session = new Session({ project: songWith([{}]) }).keys("a K ctrl+a J");
  expect(session.state.selection.count).toBe(0);
});

test("[ and ] change the tempo by 5, from 20 to 300, where a file's beyond is not torn back", () => {
  const session = new Session().keys("] ] [");
  expect(tempo(session)).toBeCloseTo(125, 3);
  for (let i = 0; i < 50; i++) session.keys("]");
  expect(tempo(session)).toBeCloseTo(300, 3);
  for (let i = 0; i < 60; i++) session.keys("[");
  expect(tempo(session)).toBeCloseTo(20, 3);
  session.keys("@ ctrl+u").type("480").keys("enter ]");
  expect(tempo(session)).toBeCloseTo(480, 2);
  expect(tempo(session.keys("["))).toBeCloseTo(475, 2);
});

test("{ and } change the beats from 1 to 16, | goes round 2, 4, 8, 16", () => {
  const session = new Session().keys("{");
  expect(metre(session)).toBe("3/4");
  const units = ["|", "|", "|", "|"].map((key) => metre(session.keys(key)));
  expect(units).toEqual(["3/8", "3/16", "3/2", "3/4"]);
  for (let i = 0; i < 5; i++) session.keys("{");
  expect(metre(session)).toBe("1/4");
  for (let i = 0; i < 20; i++) session.keys("}");
  expect(metre(session)).toBe("16/4");
});

test("a tempo begins at the cursor, the keys change the one in force there, empty removes it", () => {
  const session = new Session().keys("L @ ctrl+u").type("90.5").keys("enter");
  expect(tempo(session, 1919)).toBeCloseTo(120, 3);
  expect(tempo(session, 1920)).toBeCloseTo(90.5, 3);
  session.keys("L ]");
  expect(tempo(session, 1920)).toBeCloseTo(95.5, 3);
  session.keys("@ ctrl+u enter");
  expect(tempo(session, 5000)).toBeCloseTo(120, 3);
  session.keys("@ ctrl+u enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("first tempo") });
});

test("a metre begins at the cursor's bar, empty removes it", () => {
  const session = new Session().keys("L l l % ctrl+u").type("7/8").keys("enter");
  expect([metre(session, 1919), metre(session, 1920)]).toEqual(["4/4", "7/8"]);
  session.keys("L");
  expect(session.state.cursor.tick).toBe(1920 + 240 + 7 * 240);
  session.keys("% ctrl+u").type("7/9").keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("7/8") });
  session.keys("ctrl+u enter");
  expect(metre(session, 5000)).toBe("4/4");
});

test("what an edit refuses is told until the next key, and the song stays", () => {
  const project = songWith([]);
  const [track = never()] = project.tracks;
  // All channels but the drums' of all 128 ports are taken.
  const tracks = Array.from({ length: 1920 }, (_, index) => {
    const channel = index % 15;
    return { ...track, id: 1000 + index, channel: channel < 9 ? channel : channel + 1, port: Math.floor(index / 15) };
  });
  const session = new Session({ project: { ...project, tracks, nextId: 5000 } }).keys("a");
  expect(session.state.project.tracks).toBe(tracks);
  expect(session.state.notice?.kind).toBe("error");
  expect(session.keys("J").state.notice).toBeUndefined();
});

/** Two notes, of which the cursor is on the first. */
const NOTES = songWith([{ start: 0 }, { start: 480 }]);

test.each([
  ["tempo", "]"],
  ["volume", "'"],
  ["pan", ")"],
  ["instrument", ">"],
  ["velocity", "_"],
])("changes of the %s that follow each other within a second are one step of history", (_, key) => {
  const session = new Session({ project: NOTES });
  const states = Array.from({ length: 4 }, () => session.wait(0.9).keys(key).state.project);
  expect(new Set(states).size).toBe(4);
  expect(session.state.history.past).toHaveLength(1);
  expect(session.wait(1.1).keys(key).state.history.past).toHaveLength(2);
  expect(session.keys("ctrl+z").state.project).toBe(states[3]);
  expect(session.keys("ctrl+z").state.project).toBe(NOTES);
});

test.each([
  ["another value", "'", ")"],
  ["another track", "'", "J"],
  ["another note", "_", "l l l l"],
  ["an edit", "'", "n"],
  ["an edit and a step back", "'", "n ctrl+z"],
])("after %s a change is a step of its own", (_, key, between) => {
  const session = new Session({ project: NOTES }).keys("a K home").keys(`${key} ${between}`);
  const steps = session.state.history.past.length;
  session.keys(key);
  expect(session.state.history.past).toHaveLength(steps + 1);
  expect(session.state.history.future).toEqual([]);
});

/** Sharps of the keys as a table of music has them. */
test.each([
  ["C", 0, false, "C major"],
  ["Am", 0, true, "A minor"],
  ["bb", -2, false, "Bb major"],
  ["F#m", 3, true, "F# minor"],
  ["Gb major", -6, false, "Gb major"],
  ["a# min", 7, true, "A# minor"],
  ["B", 5, false, "B major"],
  ["Bm", 2, true, "B minor"],
  ["AM", 3, false, "A major"],
  ["ab minor", -7, true, "Ab minor"],
  ["Cb", -7, false, "Cb major"],
  ["c#", 7, false, "C# major"],
])("the key %s is set from the cursor's bar on, and shown as a name", (text, sharps, minor, name) => {
  const session = new Session({ project: NOTES }).keys("L l U").type(text).keys("enter");
  expect(keyAt(session.state.project, 1919)).toBeUndefined();
  expect(keyAt(session.state.project, 1920)).toEqual({ sharps, minor, tick: 1920 });
  expect(session.keys("L U").state.dialog).toMatchObject({ text: name });
  expect(session.keys("enter").state.history.past).toHaveLength(1);
  session.keys("U ctrl+u enter");
  expect(keyAt(session.state.project, 9999)).toBeUndefined();
  expect(session.notice()).toBe("Key at 2:01:000 removed");
});

test.each(["H", "G#", "Fb", "D#m major", "7"])("%s is no key of seven sharps or flats at most", (text) => {
  const session = new Session({ project: NOTES }).keys("U").type(text).keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining("F# minor") });
  expect(session.state.project).toBe(NOTES);
});

test.each([
  ["T", "200", "semitones go from -127 to 127"],
  ["%", "999/4", "a bar has 1 to 255 beats"],
  ["@", "92xx", '"92xx" is no number: write it as 120 or 97.5'],
  ["@", "9999999", "beats a minute go from"],
  ["G", "0", "bars are counted from 1"],
  ["G", "1:99", "bar 1 has 7 beats"],
  ["G", "1:7:480", "a beat of bar 1 has 240 ticks, counted from 0"],
])("in %s, %s is told what is wrong with it", (key, text, problem) => {
  const project = setMetre(songWith([{}]), 0, { numerator: 7, denominator: 8 });
  const session = new Session({ project }).keys(`${key} ctrl+u`).type(text).keys("enter");
  expect(session.state.dialog).toMatchObject({ problem: expect.stringContaining(problem) });
});

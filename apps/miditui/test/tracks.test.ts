import fc from "fast-check";
import { expect, test } from "vitest";
import { addNotes } from "../src/core/edit/notes.ts";
import { renameProject, renameTrack } from "../src/core/edit/rename.ts";
import { setPan, setProgram, setVolume } from "../src/core/edit/sound.ts";
import {
  addDrumTrack,
  addTrack,
  moveTrack,
  removeTrack,
  setChannel,
  toggleMuted,
  toggleSolo,
} from "../src/core/edit/tracks.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { NO_ORDER } from "../src/core/project/event.ts";
import { allEvents, eventsFrom } from "../src/core/project/event-list.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import {
  isHeard,
  panAt,
  programAt,
  trackPan,
  trackProgram,
  trackVolume,
  volumeAt,
} from "../src/core/project/track-sound.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { randomFile } from "./songs/random-file.ts";
import { meta, mtrk, smf, text } from "./songs/smf.ts";

const saved = (project: Project): Project => readMidi(writeMidi(project).bytes, "file").project;
const namesOf = (project: Project): string[] => project.tracks.map((track) => track.name);
const withNote = (project: Project, index: number): Project =>
  addNotes(project, index, [{ start: 0, duration: 480, pitch: 40 + index, velocity: 100 }]).project;

/** What must be true of a project whatever was done to it. */
function expectSound(project: Project): void {
  const places = project.tracks.map((track) => project.chunks.findIndex((chunk) => chunk.id === track.chunk));
  expect(places.every((place, index) => place >= (places[index - 1] ?? 0))).toBe(true);
  const ids = [...project.chunks, ...project.tracks].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.max(...ids)).toBeLessThan(project.nextId);
  expect(project.tracks.length).toBeGreaterThan(0);
}

/** A format 0 file: a tempo, a name and notes on three channels in one chunk. */
const CHANNELS = [3, 0, 9];
const FORMAT_0 = smf(
  [
    mtrk([
      meta(0, 0x51, [0x07, 0xa1, 0x21]),
      text(0, 3, "Whole"),
      ...CHANNELS.map((channel) => ({ delta: 0, bytes: [0x90 | channel, 60, 64] })),
      ...CHANNELS.map((channel) => ({ delta: 96, bytes: [0x80 | channel, 60, 64] })),
      meta(0, 0x2f, []),
    ]),
  ],
  { format: 0, division: 96 },
);

test("a new song has one track, 480 ticks a quarter, 120 beats a minute and 4/4, also after it was saved", () => {
  const project = saved(withNote(newProject("Mine"), 0));
  expect([project.name, project.division, namesOf(project)]).toEqual([
    "Mine",
    { type: "ppq", ticks: 480 },
    ["Track 1"],
  ]);
  const { tempos, metres } = timeMapOf(project);
  expect(tempos).toEqual([{ tick: 0, microseconds: 500_000, seconds: 0 }]);
  expect(metres).toEqual([{ tick: 0, bar: 1, numerator: 4, denominator: 4 }]);
});

test("48 tracks have 48 channels of their own on four ports, none the drums', also after they were saved", () => {
  let project = newProject();
  while (project.tracks.length < 48) project = addTrack(project);
  for (let index = 0; index < 48; index++) project = setProgram(withNote(project, index), index, 127 - index);
  for (const song of [project, saved(project)]) {
    const places = song.tracks.map((track) => `${track.port}:${track.channel}`);
    expect(new Set(places).size).toBe(48);
    expect(song.tracks.filter((track) => track.channel === 9)).toEqual([]);
    expect(Math.max(...song.tracks.map((track) => track.port))).toBe(3);
    expect(song.tracks.map(trackProgram)).toEqual(Array.from({ length: 48 }, (_, index) => 127 - index));
    expect(namesOf(song)).toEqual(Array.from({ length: 48 }, (_, index) => `Track ${index + 1}`));
  }
});

test("with 1,920 tracks all channels of all ports are taken, and the next is refused", () => {
  const one = newProject();
  const channels = Array.from({ length: 16 }, (_, channel) => channel).filter((channel) => channel !== 9);
  const tracks = Array.from({ length: 128 }, (_, port) => port).flatMap((port) =>
    channels.flatMap((channel) => one.tracks.map((track) => ({ ...track, port, channel }))),
  );
  const project = addTrack({ ...one, tracks: tracks.slice(0, -1) });
  expect(project.tracks.length).toBe(1920);
  expect(project.tracks.at(-1)).toMatchObject({ port: 127, channel: 15 });
  expect(() => addTrack(project)).toThrow("all channels of the 128 MIDI ports are taken");
});

test("drum tracks take the drum channel of one port after the other", () => {
  const project = addDrumTrack(addDrumTrack(newProject()));
  expect(project.tracks.map(({ name, channel, port }) => [name, channel, port])).toEqual([
    ["Track 1", 0, 0],
    ["Drums", 9, 0],
    ["Drums 1", 9, 1],
  ]);
});

test("a name of any Unicode stays after it was saved, and nothing else changes", () => {
  const project = withNote(addTrack(withNote(newProject(), 0)), 1);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (name) => {
      const renamed = renameTrack(project, 1, name);
      expect(namesOf(renamed)).toEqual(["Track 1", name]);
      if (name.trim() === name) expect(namesOf(saved(renamed))).toEqual(["Track 1", name]);
      expect(renameTrack(renamed, 1, name)).toBe(renamed);
      expect(renamed.tracks[0]).toBe(project.tracks[0]);
    }),
    { numRuns: 50 },
  );
});

test("a track of a format 0 file that is renamed gets a chunk of its own, and all that was there stays", () => {
  const { project } = readMidi(FORMAT_0, "file");
  const renamed = renameTrack(project, 1, "Lead");
  expectSound(renamed);
  const again = saved(renamed);
  expect([again.format, again.name, again.chunks.length]).toEqual([1, "Whole", 4]);
  expect(again.tracks.map((track) => [track.name, track.channel, track.notes.count])).toEqual(
    renamed.tracks.map((track) => [track.name, track.channel, 1]),
  );
  expect(again.tracks[1]?.name).toBe("Lead");
  expect(timeMapOf(again).tempos[0]?.microseconds).toBe(500_001);
});

test("a song is renamed in its file as well", () => {
  expect(saved(renameProject(withNote(newProject("A"), 0), "日本")).name).toBe("日本");
});

test("a track that is removed takes its chunk along, not the tempo and metre of it", () => {
  const file = smf([
    mtrk([text(0, 3, "Song"), meta(0, 0x2f, [])]),
    mtrk([
      meta(96, 0x51, [5, 0, 0]),
      meta(0, 0x58, [3, 2, 24, 8]),
      text(0, 5, "la"),
      { delta: 0, bytes: [0x90, 60, 64] },
      { delta: 96, bytes: [0x80, 60, 64] },
      meta(0, 0x2f, []),
    ]),
    mtrk([{ delta: 0, bytes: [0x91, 60, 64] }, { delta: 96, bytes: [0x81, 60, 64] }, meta(0, 0x2f, [])]),
  ]);
  const { project } = readMidi(file, "file");
  const removed = removeTrack(project, 0);
  expectSound(removed);
  expect([removed.tracks.length, removed.chunks.length]).toEqual([1, 2]);
  expect(timeMapOf(removed)).toEqual(timeMapOf(project));
  expect(removeTrack(removed, 0)).toBe(removed);
});

test("a track that is moved is where it was put, in the file as well, and the tempo stays in the first chunk", () => {
  const { project } = readMidi(FORMAT_0, "file");
  const named = ["A", "B", "C"].reduce((now, name, index) => renameTrack(now, index, name), project);
  for (const [from, to, expected] of [
    [0, 2, "BCA"],
    [2, 0, "CAB"],
    [0, 1, "BAC"],
    [2, -5, "CAB"],
    [0, 9, "BCA"],
  ] as const) {
    const moved = moveTrack(named, from, to);
    expectSound(moved);
    expect(namesOf(saved(moved)).join("")).toBe(expected);
    expect(timeMapOf(moved)).toEqual(timeMapOf(named));
  }
  expect(moveTrack(named, 1, 1)).toBe(named);
});

test("whatever is done to the tracks of whatever song, it is saved and read with the same tracks, notes, names and times", () => {
  const edits: readonly ((project: Project, index: number, value: number) => Project)[] = [
    (project) => addTrack(project),
    (project) => addDrumTrack(project),
    (project, index) => removeTrack(project, index),
    (project, index, value) => moveTrack(project, index, value),
    (project, index, value) => renameTrack(project, index, `Name ${value}`),
    (project, index, value) => setChannel(project, index, value),
    (project, index, value) => setProgram(project, index, value),
    (project, index, value) => setVolume(project, index, 8 * value),
    (project, index, value) => setPan(project, index, 8 * value),
  ];
  const anyStep = fc.tuple(fc.constantFrom(...edits), fc.nat(12), fc.nat(15));
  fc.assert(
    fc.property(fc.integer(), fc.array(anyStep, { maxLength: 8 }), (seed, steps) => {
      let project = readMidi(randomFile(seed), "file").project;
      for (const [edit, index, value] of steps) {
        project = edit(project, index, value);
        expectSound(project);
      }
      const again = saved(project);
      const listed = (song: Project): unknown[] =>
        song.tracks.map(({ channel, port, notes, name }) => [
          channel,
          port,
          notes.count,
          song.format === 2 ? "" : name,
        ]);
      // Tracks of a chunk, which only format 2 cannot split, are put in order by their channels.
      if (project.format === 2) expect(listed(again).length).toBe(project.tracks.length);
      else expect(listed(again)).toEqual(listed(project));
      expect(timeMapOf(again)).toEqual(timeMapOf(project));
    }),
    { numRuns: 80 },
  );
});

test("an edit that changes nothing is no edit", () => {
  const project = setVolume(setPan(setProgram(newProject(), 0, 5), 0, 10), 0, 90);
  expect(setProgram(project, 0, 5)).toBe(project);
  expect(setPan(project, 0, 10)).toBe(project);
  expect(setVolume(project, 0, 90)).toBe(project);
  expect(setChannel(project, 0, 0)).toBe(project);
  expect(setChannel(project, 0, 16)).toBe(project);
  expect(renameTrack(project, 0, "Track 1")).toBe(project);
  expect(renameProject(project, "Untitled")).toBe(project);
  for (const edit of [setProgram, setVolume, setPan, setChannel]) expect(edit(project, 7, 3)).toBe(project);
});

test("program, volume and pan are what was set, bounded, and last over a save", () => {
  const project = setVolume(setPan(setProgram(withNote(newProject(), 0), 0, 300), 0, -3), 0, 90.4);
  for (const song of [project, saved(project)]) {
    const [track] = song.tracks;
    expect(track && [trackProgram(track), trackPan(track), trackVolume(track)]).toEqual([127, 0, 90]);
  }
});

test("a fade stays a fade under a new volume, a pan under a new pan, other programs stay", () => {
  const base = newProject();
  const placed = { order: NO_ORDER } as const;
  const control = (tick: number, controller: number, value: number) =>
    ({ ...placed, tick, type: "control", controller, value }) as const;
  const program = (tick: number, number: number) => ({ ...placed, tick, type: "program", program: number }) as const;
  const events = eventsFrom([
    program(0, 5),
    control(0, 7, 100),
    control(0, 10, 30),
    control(10, 7, 50),
    control(20, 7, 0),
    control(20, 10, 120),
    program(30, 6),
    program(40, 5),
    control(50, 64, 127),
  ]);
  const project = { ...base, tracks: base.tracks.map((track) => ({ ...track, events })) };
  const [track] = setPan(setVolume(setProgram(project, 0, 9), 0, 50), 0, 40).tracks;
  if (track === undefined) throw new Error("no track");
  expect([0, 10, 20].map((tick) => volumeAt(track, tick))).toEqual([50, 25, 0]);
  expect([0, 20].map((tick) => panAt(track, tick))).toEqual([40, 127]);
  expect([0, 30, 40].map((tick) => programAt(track, tick))).toEqual([9, 6, 9]);
  expect([...allEvents(track.events)].length).toBe(9);
});

test("a mute silences its track, a solo all without one, and a mute wins over its solo", () => {
  const heard = (project: Project): boolean[] => project.tracks.map((track) => isHeard(project, track));
  const project = addTrack(addTrack(newProject()));
  expect(heard(project)).toEqual([true, true, true]);
  expect(heard(toggleMuted(project, 1))).toEqual([true, false, true]);
  expect(heard(toggleSolo(project, 1))).toEqual([false, true, false]);
  expect(heard(toggleMuted(toggleSolo(project, 1), 1))).toEqual([false, false, false]);
  expect(heard(toggleSolo(toggleSolo(project, 1), 1))).toEqual([true, true, true]);
});

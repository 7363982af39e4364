import midiOracle from "@tonejs/midi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addNotes, moveNotes, removeNotes } from "../src/core/edit/notes.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { setProgram } from "../src/core/edit/sound.ts";
import { addDrumTrack, addTrack } from "../src/core/edit/tracks.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import type { NewNote } from "../src/core/notes/new-notes.ts";
import { rangeSet } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { notesOf } from "./plain-song.ts";
import { bigSong } from "./songs/big-song.ts";
import { listEvents } from "./songs/list-events.ts";
import { END, meta, mtrk, smf, text } from "./songs/smf.ts";

function written(project: Project): Project {
  return readMidi(writeMidi(project).bytes, project.name).project;
}

function note(start: number, duration: number, pitch = 60, velocity = 100): NewNote {
  return { start, duration, pitch, velocity };
}

test("two notes of one pitch that touch are two notes of their lengths after a round trip", () => {
  const { project } = addNotes(newProject(), 0, [note(0, 480), note(480, 480)]);
  const again = notesOf(written(project)).map(({ start, duration }) => [start, duration]);
  expect(again).toEqual([
    [0, 480],
    [480, 480],
  ]);
});

test("notes that do not lie within one another are the same after a round trip, however they touch", () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 58, max: 60 })),
  );
  fc.assert(
    fc.property(steps, (drawn) => {
      const ends = new Map<number, number>();
      const notes = drawn.map(([gap, length, pitch]) => {
        const start = (ends.get(pitch) ?? 0) + gap;
        ends.set(pitch, start + length);
        return note(start, length, pitch);
      });
      const { project } = addNotes(newProject(), 0, notes);
      const plain = (song: Project): unknown[] =>
        notesOf(song).map(({ start, duration, pitch, velocity, offVelocity }) => [
          start,
          duration,
          pitch,
          velocity,
          offVelocity,
        ]);
      expect(plain(written(project))).toEqual(plain(project));
    }),
  );
});

test("what a second reader finds in our files is what is in the song", () => {
  const song = setProgram(bigSong(400, { tracks: 4, seed: 3, step: 960 }), 2, 40);
  const heard = new midiOracle.Midi(writeMidi(song).bytes);
  const theirs = heard.tracks.flatMap((track) =>
    track.notes.map(({ midi, ticks, durationTicks, velocity }) => [
      track.channel,
      midi,
      ticks,
      durationTicks,
      velocity * 127,
    ]),
  );
  const ours = notesOf(song).map(({ track, pitch, start, duration, velocity }) => [
    track,
    pitch,
    start,
    duration,
    velocity,
  ]);
  expect(new Set(theirs.map(String))).toEqual(new Set(ours.map(String)));
  expect(theirs).toHaveLength(400);
  expect(heard.tracks.find((track) => track.channel === 2)?.instrument.number).toBe(40);
  expect(heard.header.ppq).toBe(480);
});

test("a new end comes before what the file has on its tick, a new program before the first note, a new note last", () => {
  const file = smf([
    mtrk([
      { delta: 480, bytes: [0xb0, 0, 1] },
      { delta: 0, bytes: [0x90, 64, 90] },
      { delta: 480, bytes: [0x80, 64, 0] },
      END,
    ]),
  ]);
  const read = readMidi(file, "song").project;
  const noted = addNotes(read, 0, [note(0, 480, 60), note(480, 480, 67)]).project;
  const [track] = noted.tracks;
  const program = { tick: 480, order: 0xffffffff, type: "program", program: 5 } as const;
  const events = { count: 2, blocks: [[...(track?.events.blocks[0] ?? []), program]] };
  const song = { ...noted, tracks: noted.tracks.map((one) => ({ ...one, events })) };
  const lines = listEvents(writeMidi(song).bytes).filter((line) => line.startsWith("0 480 "));
  expect(lines).toEqual(["0 480 80 3c 40", "0 480 b0 00 01", "0 480 c0 05", "0 480 90 40 5a", "0 480 90 43 64"]);
});

test("two notes of one pitch that begin together keep their lengths", () => {
  const { project } = addNotes(newProject(), 0, [note(0, 480, 60, 90), note(0, 240, 60, 80), note(0, 960, 60, 70)]);
  const again = notesOf(written(project)).map(({ duration, velocity }) => [duration, velocity]);
  expect(again.toSorted()).toEqual([
    [240, 80],
    [480, 90],
    [960, 70],
  ]);
});

test("of two notes that begin together each keeps its velocity, whichever of them the file had first", () => {
  const file = [480, 960].map((length, index) =>
    mtrk([{ delta: 0, bytes: [0x90 + index, 60, 10 + index] }, { delta: length, bytes: [0x80 + index, 60, 0] }, END]),
  );
  const { project } = readMidi(smf(file), "");
  const together = addNotes(project, 1, [note(0, 480, 60, 10)]).project;
  expect(notesOf(written(together)).map(({ duration, velocity }) => [duration, velocity])).toEqual([
    [480, 10],
    [480, 10],
    [960, 11],
  ]);
});

test("a note without an end stays without one until a later note of its pitch would lend it its own", () => {
  const file = smf([
    mtrk([
      { delta: 0, bytes: [0x90, 60, 90] },
      { ...END, delta: 960 },
    ]),
  ]);
  const { project } = readMidi(file, "song");
  expect(notesOf(project).map(({ duration }) => duration)).toEqual([960]);
  const later = addNotes(project, 0, [note(480, 100)]).project;
  const lines = listEvents(writeMidi(later).bytes);
  expect(lines.filter((line) => line.includes(" 80 3c"))).toHaveLength(2);
  expect(writeMidi(later).losses.join()).toContain("change places");
});

test("an end that ended nothing is left out where it would now end a note", () => {
  const file = smf([mtrk([{ delta: 100, bytes: [0x80, 60, 0] }, END])]);
  const { project } = readMidi(file, "song");
  const song = addNotes(project, 0, [note(0, 480)]).project;
  expect(notesOf(written(song)).map(({ duration }) => duration)).toEqual([480]);
});

test("notes of a file that are moved keep sounding as they are, and deleted ones leave nothing", () => {
  const song = bigSong(200, { tracks: 2, step: 960 });
  const again = written(song);
  const every = rangeSet(1, 1000);
  const moved = moveNotes(again, every, { ticks: 77, semitones: 1 });
  const plain = (project: Project): unknown[] =>
    notesOf(project).map(({ start, duration, pitch }) => [start, duration, pitch]);
  expect(plain(written(moved))).toEqual(plain(moved));
  const bare = listEvents(writeMidi(removeNotes(again, every)).bytes);
  expect(bare.filter((line) => / [89][0-9a-f] /.test(line))).toEqual([]);
});

test("48 tracks of 48 programs are 48 tracks of those names, channels, ports and programs after a round trip", () => {
  let song = newProject("Many");
  for (let track = 1; track < 48; track++) song = addTrack(song, `Spur ${track} 日本`);
  for (let track = 0; track < 48; track++)
    song = setProgram(addNotes(song, track, [note(0, 10)]).project, track, track + 1);
  const again = written(song);
  const shown = (project: Project): unknown[] =>
    project.tracks.map(({ name, channel, port, events }) => [name, channel, port, events.blocks[0]?.[0]]);
  expect(shown(again).map(String)).toEqual(shown(song).map(String));
  const places = again.tracks.map(({ channel, port }) => port * 16 + channel);
  expect(new Set(places).size).toBe(48);
});

test("tracks without a note come back with their name and channel", () => {
  let song = newProject("Quiet");
  for (let track = 0; track < 20; track++) song = addTrack(song, `Quiet ${track}`);
  const shown = (project: Project): unknown[] => project.tracks.map(({ name, channel, port }) => [name, channel, port]);
  expect(shown(written(song))).toEqual(shown(song));
});

test("an emptied track of a chunk with two names keeps its own, wherever the next one goes", () => {
  const played = [
    { delta: 0, bytes: [0x90, 60, 90] },
    { delta: 9, bytes: [0x80, 60, 0] },
  ];
  const file = smf([mtrk([text(0, 3, ""), text(0, 3, "Second"), ...played, END])], { format: 2 });
  const song = addDrumTrack(removeNotes(readMidi(file, "").project, rangeSet(0, 9)));
  expect(song.tracks.map(({ name }) => name)).toEqual(["Track 1", "Drums"]);
  expect(written(song).tracks.map(({ name, channel }) => [name, channel])).toEqual([
    ["Track 1", 0],
    ["Drums", 9],
  ]);
});

test("a name in a format that has one chunk for all channels is found again, and the song keeps its own", () => {
  const file = smf(
    [
      mtrk([
        text(0, 3, "Song"),
        { delta: 0, bytes: [0x90, 60, 90] },
        { delta: 10, bytes: [0x80, 60, 0] },
        { delta: 0, bytes: [0x91, 60, 90] },
        { delta: 10, bytes: [0x81, 60, 0] },
        meta(0, 0x2f, []),
      ]),
    ],
    { format: 0 },
  );
  const { project } = readMidi(file, "file");
  expect(project.tracks.map(({ name }) => name)).toEqual(["Song 1", "Song 2"]);
  const direct = {
    ...project,
    tracks: project.tracks.map((track, index) => (index === 1 ? { ...track, name: "Bass" } : track)),
  };
  const again = written(direct);
  expect(again.tracks.map(({ name }) => name)).toEqual(["Song 1", "Bass"]);
  expect(again.name).toBe("Song");
  expect(written(renameTrack(project, 1, "Bass")).tracks.map(({ name }) => name)).toContain("Bass");
});

test("a chunk that its tracks have left is not read as a track", () => {
  const channels = [3, 4].flatMap((channel) => [
    { delta: 0, bytes: [0x90 | channel, 60, 90] },
    { delta: 9, bytes: [0x80 | channel, 60, 0] },
  ]);
  const named = [3, 4].flatMap((channel) => [meta(0, 0x20, [channel]), text(0, 3, `Part ${channel}`)]);
  for (const metas of [[text(0, 3, "Both")], named]) {
    const file = smf([mtrk([text(0, 3, "Song"), END]), mtrk([...metas, ...channels, END])]);
    const song = renameTrack(readMidi(file, "").project, 0, "New");
    expect(written(song).tracks.map(({ name }) => name)).toEqual(song.tracks.map(({ name }) => name));
    expect(song.tracks).toHaveLength(2);
  }
});

test("a chunk of 100,000 channel prefixes is written again byte for byte", () => {
  const prefixes = Array.from({ length: 100_000 }, () => meta(0, 0x20, [5]));
  const file = smf([mtrk([...prefixes, { delta: 0, bytes: [0x95, 60, 90] }, { delta: 9, bytes: [0x85, 60, 0] }, END])]);
  expect(Buffer.compare(writeMidi(readMidi(file, "").project).bytes, file)).toBe(0);
});

test("mute, solo and a SoundFont are told as what the file cannot keep", () => {
  const song = newProject();
  expect(writeMidi(song).warnings).toEqual([]);
  const muted = { ...song, soundfontPath: "a.sf2", tracks: song.tracks.map((track) => ({ ...track, muted: true })) };
  expect(writeMidi(muted)).toMatchObject({ warnings: { length: 2 }, losses: [] });
});

test("a gap longer than a delta time can say is crossed", () => {
  const { project } = addNotes(newProject(), 0, [note(0, 10), note(0xfffffff0, 10)]);
  expect(notesOf(written(project)).map(({ start, duration }) => [start, duration])).toEqual([
    [0, 10],
    [0xfffffff0, 10],
  ]);
});

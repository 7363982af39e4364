import fc from "fast-check";
import { expect, test } from "vitest";
import { setMarker, setMetre, setTempo } from "../src/core/edit/conductor.ts";
import { changeVelocities } from "../src/core/edit/note-velocities.ts";
import { addNotes, moveNotes, removeNotes, transposeNotes } from "../src/core/edit/notes.ts";
import { quantizeNotes } from "../src/core/edit/quantize.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { setPan, setProgram } from "../src/core/edit/sound.ts";
import { addTrack, removeTrack, toggleMuted } from "../src/core/edit/tracks.ts";
import { byteReader } from "../src/core/journal/byte-reader.ts";
import { byteWriter } from "../src/core/journal/byte-writer.ts";
import { createRecorder } from "../src/core/journal/record.ts";
import { createReplay } from "../src/core/journal/replay.ts";
import type { Session } from "../src/core/journal/session.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { allNotes } from "../src/core/notes/note-list.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { bigSong } from "./songs/big-song.ts";
import { randomFile } from "./songs/random-file.ts";

function sessionOf(project: Project, more: Partial<Session> = {}): Session {
  return { project, path: undefined, changed: true, stamp: undefined, at: 1_790_000_000_000, ...more };
}

type Edit = (project: Project) => Project;

const whole = fc.integer({ min: 0, max: 200_000 });

function everyThird(project: Project, rest: number): ReturnType<typeof setOf> {
  const ids = project.tracks.flatMap((track) => [...allNotes(track.notes)].map((note) => note.id));
  return setOf(ids.filter((id) => id % 3 === rest));
}

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.array(fc.record({ start: whole, pitch: fc.nat(127) }), { minLength: 1, maxLength: 600 }).map(
    (notes): Edit =>
      (project) =>
        addNotes(
          project,
          0,
          notes.map((note) => ({ ...note, duration: 90, velocity: 80 })),
        ).project,
  ),
  fc.nat(2).map(
    (rest): Edit =>
      (project) =>
        removeNotes(project, everyThird(project, rest)),
  ),
  fc.tuple(fc.nat(2), fc.integer({ min: -900, max: 900 })).map(
    ([rest, ticks]): Edit =>
      (project) =>
        moveNotes(project, everyThird(project, rest), { ticks, semitones: 1 }),
  ),
  fc.nat(2).map(
    (rest): Edit =>
      (project) =>
        transposeNotes(project, everyThird(project, rest), -2),
  ),
  fc.nat(2).map(
    (rest): Edit =>
      (project) =>
        changeVelocities(project, everyThird(project, rest), { add: -7 }),
  ),
  fc.nat(2).map(
    (rest): Edit =>
      (project) =>
        quantizeNotes(project, everyThird(project, rest), { step: 120, swing: 60, strength: 100 }),
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).map(
    (name): Edit =>
      (project) =>
        renameTrack(project, 0, name),
  ),
  whole.map(
    (tick): Edit =>
      (project) =>
        setTempo(project, tick, 97.3),
  ),
  whole.map(
    (tick): Edit =>
      (project) =>
        setMetre(project, tick, { numerator: 7, denominator: 8 }),
  ),
  whole.map(
    (tick): Edit =>
      (project) =>
        setMarker(project, tick, "here"),
  ),
  fc.constantFrom<Edit>(
    (project) => addTrack(project),
    (project) => removeTrack(project, 0),
    (project) => toggleMuted(project, 0),
    (project) => setProgram(project, 0, 19),
    (project) => setPan(project, 0, 3),
  ),
);

test("numbers of any size come back from a journal as they went in", () => {
  fc.assert(
    fc.property(
      fc.array(fc.maxSafeNat()),
      fc.array(fc.integer()),
      fc.string({ unit: "grapheme" }),
      (all, signs, text) => {
        const out = byteWriter();
        for (const value of all) out.number(value);
        for (const value of signs) out.signed(value);
        out.text(text);
        const from = byteReader(out.finish());
        expect([all.map(() => from.number()), signs.map(() => from.signed()), from.text()]).toEqual([all, signs, text]);
        expect(from.atEnd()).toBe(true);
      },
    ),
  );
});

test("whatever is done to a song, each record leads to the song as it is then", () => {
  const anySong = fc.oneof(
    fc.constant(newProject()),
    fc.nat(1_000_000).map((seed) => readMidi(randomFile(seed), "song").project),
  );
  fc.assert(
    fc.property(anySong, fc.array(anyEdit, { maxLength: 8 }), (song, edits) => {
      const recorder = createRecorder();
      const replay = createReplay();
      let project = song;
      expect(replay.take(recorder.record(sessionOf(project))).project).toEqual(project);
      for (const edit of edits) {
        project = edit(project);
        expect(replay.take(recorder.record(sessionOf(project))).project).toEqual(project);
      }
    }),
    { numRuns: 40 },
  );
});

test("a session keeps its file, its stamp and its moment", () => {
  const recorder = createRecorder();
  const replay = createReplay();
  const sessions = [
    sessionOf(newProject(), { path: "/songs/\u65e5\u672c.mid", stamp: { size: 2 ** 33, changed: 1_790_000_000_123 } }),
    sessionOf(newProject(), { changed: false }),
  ];
  for (const session of sessions) expect(replay.take(recorder.record(session))).toEqual(session);
});

test("an edit of one note of 100,000 adds little to a journal", () => {
  const song = bigSong(100_000);
  const recorder = createRecorder();
  const first = recorder.record(sessionOf(song)).length;
  const edited = addNotes(song, 3, [{ start: 480, duration: 10, pitch: 60, velocity: 100 }]).project;
  const second = recorder.record(sessionOf(edited)).length;
  expect(first).toBeGreaterThan(1_000_000);
  expect(second).toBeLessThan(20_000);
  expect(recorder.record(sessionOf(edited)).length).toBeLessThan(200);
});

test("bytes that are no record are refused as damaged, whatever they are", () => {
  const record = createRecorder().record(sessionOf(readMidi(randomFile(5), "song").project));
  fc.assert(
    fc.property(fc.nat(record.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
      const bytes = isCut ? record.slice(0, at) : record.with(at, byte);
      try {
        createReplay().take(bytes);
      } catch (error) {
        expect(error).toMatchObject({ name: "MidituiError", code: "E_FILE" });
      }
    }),
    { numRuns: 500 },
  );
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { setTempo } from "../src/core/edit/conductor.ts";
import { addTrack } from "../src/core/edit/tracks.ts";
import { MidituiError } from "../src/core/error.ts";
import { readJson } from "../src/core/json/read-json.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { notesBetween } from "../src/core/notes/note-list.ts";
import { readOxm } from "../src/core/oxm/read-oxm.ts";
import { writeOxm } from "../src/core/oxm/write-oxm.ts";
import { newProject } from "../src/core/project/new-project.ts";
import { trackPan, trackProgram, trackVolume } from "../src/core/project/track-sound.ts";
import { randomFile } from "./songs/random-file.ts";

// original.* are one song, written by the original's own code (its src/midi compiled by itself): 97 beats a minute, 7/8,
// three tracks, abutting and unsorted notes, the ends of every range. The no-path one has no SoundFont.
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

/** The first byte of the note count of the second track. */
const NOTE_COUNT = 0x148;

function messageOf(bytes: Uint8Array): string {
  try {
    readOxm(bytes);
  } catch (error) {
    if (error instanceof MidituiError && error.code === "E_OXM") return error.message;
    throw error;
  }
  return "";
}

function changed(name: string, at: number, ...values: readonly number[]): Uint8Array {
  const bytes = fixture(name);
  bytes.set(values, at);
  return bytes;
}

test("a song that the original saved is written again byte for byte", () => {
  const bytes = fixture("original.oxm");
  expect(writeOxm(readOxm(bytes).project)).toEqual({ bytes, warnings: [] });
});

test("without a SoundFont the left-out field is read, and written so that the original can read it", () => {
  const bytes = fixture("original-no-path.oxm");
  const written = writeOxm(readOxm(bytes).project).bytes;
  expect(written).toEqual(Uint8Array.of(...bytes, 0));
  expect(writeOxm(readOxm(written).project).bytes).toEqual(written);
});

test("it is the song that the original put into it", () => {
  const { project, findings } = readOxm(fixture("original.oxm"));
  const [piano, bass, drums] = project.tracks;
  if (piano === undefined || bass === undefined || drums === undefined) throw new Error("three tracks are missing");
  expect(findings).toEqual([]);
  expect([project.name, project.soundfontPath]).toEqual(["Tavola & fuga α日本", "/music/été.sf2"]);
  expect(project.tracks.map((track) => track.name)).toEqual(["Piano", "Bässe 𝄞", "Drums"]);
  expect([bass.muted, bass.solo, drums.muted, drums.solo, drums.channel]).toEqual([true, false, false, true, 9]);
  expect([trackProgram(bass), trackVolume(bass), trackPan(bass)]).toEqual([33, 127, 0]);
  expect([trackProgram(drums), trackVolume(drums), trackPan(drums)]).toEqual([0, 0, 127]);
  expect(
    notesBetween(piano.notes, 0, 480).map(({ start, duration, pitch, velocity }) => [start, duration, pitch, velocity]),
  ).toEqual([
    [0, 240, 60, 100],
    [240, 240, 61, 99],
  ]);
  expect(notesBetween(drums.notes, 0, 5000).map((note) => note.start)).toEqual([960, 1200]);
});

test("the original's .json holds the same song", () => {
  const json = readFileSync(new URL("fixtures/original.json", import.meta.url), "utf8");
  expect(readJson(json).project).toEqual(readOxm(fixture("original.oxm")).project);
});

test("a file that ends early is told with the field it ends in, whatever the byte", () => {
  const bytes = fixture("original.oxm");
  const end = fixture("original-no-path.oxm").length;
  for (let length = 0; length < bytes.length; length++) {
    if (length === end) continue;
    expect(messageOf(bytes.slice(0, length))).toMatch(
      /the file ends at byte \d+, within |is said to hold \d+, the file has/,
    );
  }
});

test("a length of 2 ** 64 is refused before memory is taken for it", () => {
  expect(messageOf(Uint8Array.from({ length: 9 }, () => 0xff))).toBe(
    "name is said to hold 18446744073709552000, the file has 1 byte left",
  );
  expect(messageOf(changed("original.oxm", NOTE_COUNT, 0, 0, 0, 0, 1))).toMatch(
    /^tracks\[1\]\.notes is said to hold 4294967296/,
  );
});

test("a value out of range is told by its path", () => {
  expect(messageOf(changed("original.oxm", NOTE_COUNT + 16, 200))).toBe(
    "tracks[1].notes[0].pitch is 200, it must be 0 to 127",
  );
  expect(messageOf(changed("original.oxm", NOTE_COUNT - 2, 7))).toBe("tracks[1].muted is 7, it must be 0 to 1");
  expect(messageOf(changed("original.oxm", NOTE_COUNT - 5, 128))).toBe("tracks[1].program is 128, it must be 0 to 127");
});

test("whatever the bytes, nothing but an E_OXM comes of them", () => {
  const whole = fixture("original.oxm");
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      messageOf(bytes);
    }),
    { numRuns: 300 },
  );
});

test("notes and tracks that share an id get one of their own, which is told", () => {
  const bytes = fixture("original.oxm");
  // The first note of the second track gets the id of the first one of all.
  bytes.set([1], NOTE_COUNT + 8);
  const { project, findings } = readOxm(bytes);
  const ids = project.tracks.flatMap((track) => notesBetween(track.notes, 0, 2 ** 32).map((note) => note.id));
  expect(new Set(ids).size).toBe(18);
  expect(findings.map((finding) => finding.text)).toEqual(["new ids, since some were shared: 1 note"]);
});

test("what the original has no room for is told, and nothing else is", () => {
  const changedTempo = setTempo(setTempo(newProject(), 960, 90), 0, 99.5);
  expect(writeOxm(changedTempo).warnings).toEqual([
    "1 tempo change is left out, the first tempo stays",
    "the tempo of 99.50 is rounded",
  ]);
  expect(writeOxm(addTrack(newProject())).warnings).toEqual([]);
});

test("any MIDI song becomes an .oxm with the same notes, to the nearest of 480 ticks, abutting still", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { project } = readMidi(randomFile(seed), "song");
      const again = readOxm(writeOxm(project).bytes).project;
      const quarter = project.division.type === "ppq" ? project.division.ticks : undefined;
      if (quarter === undefined) return;
      for (const [index, track] of project.tracks.entries()) {
        const near = (tick: number): number => Math.round((tick * 480) / quarter);
        const expected = notesBetween(track.notes, 0, 2 ** 32).map(
          ({ id, start, duration }) => [id, near(start), near(start + duration)] as const,
        );
        const got = notesBetween(again.tracks[index]?.notes ?? track.notes, 0, 2 ** 40);
        expect(got.length).toBe(expected.length);
        for (const [id, from, to] of expected) {
          const note = got.find((one) => one.id === id);
          expect(note?.start).toBe(from);
          const end = (note?.start ?? 0) + (note?.duration ?? 0);
          expect(end === to || (from === to && end === to + 1)).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

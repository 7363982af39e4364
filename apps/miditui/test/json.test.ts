import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addNotes } from "../src/core/edit/notes.ts";
import { addTrack, toggleMuted } from "../src/core/edit/tracks.ts";
import { MidituiError } from "../src/core/error.ts";
import { readJson } from "../src/core/json/read-json.ts";
import { writeJson } from "../src/core/json/write-json.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { notesBetween } from "../src/core/notes/note-list.ts";
import { readOxm } from "../src/core/oxm/read-oxm.ts";
import { writeOxm } from "../src/core/oxm/write-oxm.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { trackPan, trackProgram, trackVolume } from "../src/core/project/track-sound.ts";
import { metreAt } from "../src/core/time/bars.ts";
import { tempoAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { randomFile } from "./songs/random-file.ts";
import { END, meta, mtrk, smf } from "./songs/smf.ts";

const ORIGINAL = readFileSync(new URL("fixtures/original.json", import.meta.url), "utf8");

/** Where original.oxm has the channel that its next track gets: 2. */
const NEXT_CHANNEL = 479;

type Fields = Record<string, unknown>;

function messageOf(text: string): string {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof MidituiError && error.code === "E_PROJECT") return error.message;
    throw error;
  }
  return "";
}

/** The text with the value at the path replaced, as another program or a hand would. */
function edited(text: string, path: readonly (string | number)[], value: unknown): string {
  const whole: unknown = JSON.parse(text);
  let at: unknown = whole;
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), path.at(-1) ?? "", value);
  return JSON.stringify(whole);
}

function songOf(notes: number, quarter = 480): Project {
  const project = { ...newProject("Song"), division: { type: "ppq", ticks: quarter } as const };
  const made = Array.from({ length: notes }, (_, index) => ({
    start: index * 121,
    duration: 121,
    pitch: 40 + index,
    velocity: 90,
  }));
  return addNotes(project, 0, made).project;
}

/** The fields of a song of the original, by its Rust source: name to type, where u8 and u32 bound a number. */
const SONG = { name: "str", tempo: "u32", time_sig_numerator: "u8", time_sig_denominator: "u8", next_channel: "u8" };
const TRACK = {
  id: "u64",
  name: "str",
  channel: "u8",
  program: "u8",
  volume: "u8",
  pan: "u8",
  muted: "bool",
  solo: "bool",
};
const NOTE = { id: "u64", pitch: "u8", velocity: "u8", start_tick: "u32", duration_ticks: "u32" };
const MOST: Readonly<Record<string, number>> = { u8: 255, u32: 0xffffffff, u64: Number.MAX_SAFE_INTEGER };

/** Names of the fields that are not what the original needs. */
function wrongFields(value: Fields, fields: Readonly<Record<string, string>>): string[] {
  return Object.entries(fields).flatMap(([name, type]) => {
    const got = value[name];
    const most = MOST[type];
    if (most === undefined) return typeof got === (type === "bool" ? "boolean" : "string") ? [] : [name];
    return Number.isInteger(got) && Number(got) >= 0 && Number(got) <= most ? [] : [name];
  });
}

function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value)) throw new Error("no list");
  return value;
}

test("any MIDI song is the very same after it was saved, and its fields are those the original needs", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { project } = readMidi(randomFile(seed), "song");
      const text = writeJson(project);
      const again = readJson(text);
      expect(again.findings).toEqual([]);
      expect(isDeepStrictEqual(again.project, project)).toBe(true);
      const fields = JSON.parse(text);
      const tracks = listOf(fields.tracks);
      const wrong = tracks.flatMap((track) => [
        ...wrongFields(track, TRACK),
        ...listOf(track.notes).flatMap((note) => wrongFields(note, NOTE)),
      ]);
      expect([...wrongFields(fields, SONG), ...wrong]).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a song of the original is the same after we saved it, order of notes and next channel included", () => {
  const { project, findings } = readJson(ORIGINAL);
  expect(findings).toEqual([]);
  const again = readJson(writeJson(project)).project;
  expect(again).toEqual(project);
  const { miditui, ...fields } = JSON.parse(writeJson(project));
  expect(miditui).toBeDefined();
  expect(fields).toEqual(JSON.parse(ORIGINAL));
});

test("an .oxm of the original that went through .json is the same, byte for byte", () => {
  const bytes = new Uint8Array(readFileSync(new URL("fixtures/original.oxm", import.meta.url)));
  for (const next of [2, 0, 1, 200]) {
    bytes[NEXT_CHANNEL] = next;
    const { project } = readOxm(bytes);
    const again = readJson(writeJson(project)).project;
    expect(again).toEqual(project);
    expect(writeOxm(again).bytes).toEqual(bytes);
  }
});

test("mute, solo, SoundFont and names of any Unicode stay", () => {
  const project = { ...toggleMuted(addTrack(newProject("日本 𝄞"), "\u0000\u202e"), 1), soundfontPath: 'C:\\a"b.sf2' };
  expect(readJson(writeJson(project)).project).toEqual(project);
});

test("fields of the original that were changed by another program are followed, the rest stays", () => {
  const text = writeJson(addTrack(songOf(3)));
  const at = (path: readonly (string | number)[], value: unknown): Project =>
    readJson(edited(text, path, value)).project;
  expect(tempoAt(timeMapOf(at(["tempo"], 90)), 0).microseconds).toBe(666_667);
  expect(metreAt(timeMapOf(at(["time_sig_numerator"], 3)), 0).numerator).toBe(3);
  expect(at(["name"], "Other").name).toBe("Other");
  expect(at(["tracks", 1, "name"], "Bass").tracks[1]?.name).toBe("Bass");
  const sound = at(["tracks", 1, "program"], 33).tracks[1];
  expect(sound && [trackProgram(sound), trackVolume(sound), trackPan(sound)]).toEqual([33, 100, 64]);
  const moved = at(["tracks", 0, "notes", 1, "start_tick"], 7).tracks[0];
  expect(moved && notesBetween(moved.notes, 0, 5000).map((note) => note.start)).toEqual([0, 7, 242]);
});

test("a note that was moved by another program goes there at 960 ticks a quarter as well, the others are exact", () => {
  const text = writeJson(songOf(4, 960));
  const whole = readJson(text).project.tracks[0];
  expect(whole && notesBetween(whole.notes, 0, 5000).map((note) => note.start)).toEqual([0, 121, 242, 363]);
  const moved = readJson(edited(text, ["tracks", 0, "notes", 1, "start_tick"], 100)).project.tracks[0];
  expect(moved && notesBetween(moved.notes, 0, 5000).map((note) => note.start)).toEqual([0, 200, 242, 363]);
});

test("a track that another program has added gets a chunk, one it has removed is gone", () => {
  const text = writeJson(songOf(2));
  const [first] = listOf(JSON.parse(text).tracks);
  const added = readJson(edited(text, ["tracks"], [first, { ...first, name: "Copy", program: 5 }]));
  expect(added.project.tracks.map((track) => [track.name, trackProgram(track), track.notes.count])).toEqual([
    ["Track 1", 0, 2],
    ["Copy", 5, 2],
  ]);
  expect(added.findings.length).toBe(2);
  expect(new Set(added.project.tracks.map((track) => track.chunk)).size).toBe(2);
  expect(readJson(edited(text, ["tracks"], [])).project.tracks.map((track) => track.notes.count)).toEqual([0]);
});

test("notes that another program has removed cost the others nothing but what only we keep", () => {
  const { project } = readMidi(randomFile(5), "song");
  const text = writeJson(project);
  const index = project.tracks.findIndex((track) => track.notes.count > 1);
  const notes = listOf(listOf(JSON.parse(text).tracks)[index]?.notes);
  const cut = readJson(edited(text, ["tracks", index, "notes"], notes.slice(1)));
  expect(cut.project.tracks[index]?.notes.count).toBe(notes.length - 1);
  expect(cut.findings.map((finding) => finding.code)).toEqual(["wrong-value"]);
});

test("a wrong value is told with path, value and what it must be", () => {
  const told = (path: readonly (string | number)[], value: unknown): string => messageOf(edited(ORIGINAL, path, value));
  expect(told(["tracks", 1, "notes", 2, "pitch"], 128)).toBe(
    "tracks[1].notes[2].pitch is 128, it must be a whole number from 0 to 127",
  );
  expect(told(["tracks", 0, "program"], 1.5)).toBe("tracks[0].program is 1.5, it must be a whole number from 0 to 127");
  expect(told(["tracks", 0, "pan"], undefined)).toBe(
    "tracks[0].pan is missing, it must be a whole number from 0 to 127",
  );
  expect(told(["time_sig_numerator"], 0)).toBe("time_sig_numerator is 0, it must be a whole number from 1 to 255");
  expect(told(["time_sig_denominator"], 3)).toBe("time_sig_denominator is 3, it must be 1, 2, 4, 8, 16, 32, 64 or 128");
  expect(told(["tracks"], {})).toBe("tracks is an object, it must be a list of tracks");
  expect(told(["tracks", 0, "notes", 0], null)).toBe("tracks[0].notes[0] is null, it must be a note");
  expect(told(["miditui"], { version: 2 })).toMatch(/^miditui\.version is 2, it must be 1; a newer miditui/);
  expect(messageOf("[1, 2]")).toBe("the file is a list, it must be an object with the fields of a song");
  expect(messageOf('{"name": ')).toMatch(/^the file is not JSON: /);
});

test("a port of 255, which a MIDI file can say, stays", () => {
  const port = meta(0, 0x21, [255]);
  const { project } = readMidi(smf([mtrk([port, { delta: 0, bytes: [0x90, 60, 90] }, END])]), "song");
  expect(project.tracks[0]?.port).toBe(255);
  expect(readJson(writeJson(project)).project).toEqual(project);
});

test("a file with ids at the end of their range can be gone on with, saved and read", () => {
  const text = edited(writeJson(songOf(2)), ["miditui", "nextId"], 0xffffffff);
  const { project } = readJson(edited(text, ["miditui", "nextNoteId"], 0xffffffff));
  const longer = addTrack(addNotes(project, 0, [{ start: 9, duration: 1, pitch: 60, velocity: 1 }]).project);
  expect(readJson(writeJson(longer)).project).toEqual(longer);
});

test("details that contradict themselves are told", () => {
  const text = writeJson(newProject());
  expect(messageOf(edited(text, ["miditui", "tracks", 0, "chunk"], 77))).toBe(
    "the track of id 3 is in chunk 77, which is not there",
  );
  expect(messageOf(edited(text, ["miditui", "chunks", 1, "id"], 1))).toMatch(/^miditui\.chunks\[1\]\.id is 1/);
  expect(messageOf(edited(text, ["miditui", "chunks", 0, "events", 0, "kind"], 47))).toMatch(/events\[0\]\.kind is 47/);
});

test("whatever stands at one place of a file, nothing but an E_PROJECT comes of it", () => {
  const text = writeJson(readMidi(randomFile(8), "song").project);
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, [...path, index]);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
  };
  walk(JSON.parse(text), []);
  const wrong = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(-1, 1e300, 2 ** 31, 0.5, 128, "", "zz", {}, []),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths), wrong, (path, value) => {
      messageOf(edited(text, path, value));
    }),
    { numRuns: 300 },
  );
});

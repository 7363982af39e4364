import { EIGHTH, phrase } from "../demo/form.ts";
import { setMarker, setTempo } from "../edit/conductor.ts";
import { addNotes } from "../edit/notes.ts";
import { renameTrack } from "../edit/rename.ts";
import { addDrumTrack, addTrack } from "../edit/tracks.ts";
import { programName } from "../instruments.ts";
import type { NewNote } from "../notes/new-notes.ts";
import { NO_ORDER } from "../project/event.ts";
import { eventsFrom } from "../project/event-list.ts";
import { newProject } from "../project/new-project.ts";
import type { Project, Track } from "../project/project.ts";
import { FAMILIES, type Family, OCTAVES } from "./tour-phrases.ts";

/** Programs of a family. */
const PROGRAMS = 8;

/** Two bars of 4/4 for each program: what it plays and a rest in which it rings. */
const TURN = 16 * EIGHTH;

/** Keys of the drum kit that has a name in General MIDI. */
const DRUMS = { first: 35, last: 81, apart: EIGHTH * 2 } as const;

/** A tour of the instruments: each of the 128 programs with a phrase that suits it, then the drums, with a marker each. */
export function tour(): Project {
  const [first] = FAMILIES;
  let song = renameTrack(setTempo(newProject("Tour of the instruments"), 0, 132), 0, first?.name ?? "");
  for (const { name } of FAMILIES.slice(1)) song = addTrack(song, name);
  song = addDrumTrack(song);
  for (const [index, family] of FAMILIES.entries()) song = withFamily(song, index, family);
  return withDrums(song, FAMILIES.length);
}

/** Tick at which a program has its turn. */
function turnOf(program: number): number {
  return program * TURN;
}

function withFamily(song: Project, index: number, { lines, velocity }: Family): Project {
  const notes: NewNote[] = [];
  let marked = song;
  const first = index * PROGRAMS;
  const programs = Array.from({ length: PROGRAMS }, (_, place) => first + place);
  for (const program of programs) {
    const start = turnOf(program);
    marked = setMarker(marked, start, `${program + 1} ${programName(program)}`);
    const higher = 12 * (OCTAVES.get(program) ?? 0);
    for (const { at, length, pitch } of lines.flatMap(phrase)) {
      notes.push({ start: start + at * EIGHTH, duration: length * EIGHTH - 20, pitch: pitch + higher, velocity });
    }
  }
  const played = addNotes(marked, index, notes).project;
  const tracks = played.tracks.map((track, place) => (place === index ? withPrograms(track, programs) : track));
  return { ...played, tracks };
}

/** Each program comes a little before its turn, while the one before rings. */
function withPrograms(track: Track, programs: readonly number[]): Track {
  const events = programs.map((program) => ({
    type: "program" as const,
    tick: program === programs[0] ? 0 : turnOf(program) - EIGHTH,
    order: NO_ORDER,
    program,
  }));
  return { ...track, events: eventsFrom(events) };
}

function withDrums(song: Project, index: number): Project {
  const start = turnOf(FAMILIES.length * PROGRAMS);
  const pitches = Array.from({ length: DRUMS.last - DRUMS.first + 1 }, (_, place) => DRUMS.first + place);
  const notes = pitches.map((pitch, place) => ({
    start: start + place * DRUMS.apart,
    duration: DRUMS.apart - 20,
    pitch,
    velocity: 96,
  }));
  const groove = start + (pitches.length + 4) * DRUMS.apart;
  const marked = setMarker(setMarker(song, start, "Drum kit, key by key"), groove, "Drum kit");
  return addNotes(marked, index, [...notes, ...grooveAt(groove)]).project;
}

const KICK = 36;
const SNARE = 38;
const HAT = 42;
const OPEN_HAT = 46;
const CRASH = 49;

/** Four bars of a beat, with a crash at the end. */
function grooveAt(start: number): NewNote[] {
  const note = (eighth: number, pitch: number, velocity: number): NewNote => ({
    start: start + eighth * EIGHTH,
    duration: EIGHTH / 2,
    pitch,
    velocity,
  });
  const bars = [0, 8, 16, 24].flatMap((bar) => [
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => note(bar + at, at === 7 ? OPEN_HAT : HAT, at % 2 === 0 ? 78 : 60)),
    ...[0, 3, 4].map((at) => note(bar + at, KICK, 100)),
    ...[2, 6].map((at) => note(bar + at, SNARE, 92)),
  ]);
  return [...bars, note(32, CRASH, 100), note(32, KICK, 108)];
}

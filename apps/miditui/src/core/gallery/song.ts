import { setMarker, setMetre, setTempo } from "../edit/conductor.ts";
import { addNotes } from "../edit/notes.ts";
import { renameTrack } from "../edit/rename.ts";
import { setPan, setProgram, setVolume } from "../edit/sound.ts";
import { addDrumTrack, addTrack } from "../edit/tracks.ts";
import type { NewNote } from "../notes/new-notes.ts";
import { newProject } from "../project/new-project.ts";
import type { Project } from "../project/project.ts";

/** A part of the song: where in an eighth-note pattern it plays, which steps of the scale, and in which bars. */
interface Part {
  readonly name: string;
  readonly program: number;
  readonly volume: number;
  readonly pan: number;
  readonly root: number;
  /** A sign an eighth of a bar of 4/4: a step of the scale, "." for none, "-" for longer. */
  readonly pattern: string;
  /** Bars from 0, the last excluded. */
  readonly bars: readonly (readonly [number, number])[];
}

const EIGHTH = 240;
const BAR = 8 * EIGHTH;
/** Semitones of the steps of a natural minor scale. */
const SCALE = [0, 2, 3, 5, 7, 8, 10, 12, 14, 15];
/** The scale step that each bar of four begins on. */
const HARMONY = [0, 5, 2, 6];

const PARTS: readonly Part[] = [
  part("Kalimba", 108, 115, 54, 72, "0.2.4.27", [
    [2, 10],
    [12, 24],
  ]),
  part("Slap Bass", 36, 108, 64, 36, "0-.0.-4.", [[4, 24]]),
  part("Choir", 52, 75, 24, 60, "0-------", [
    [8, 16],
    [20, 24],
  ]),
  part("Organ", 17, 75, 0, 60, "..2...4.", [
    [0, 8],
    [16, 24],
  ]),
  part("Brass", 61, 100, 74, 55, "0..0..2-", [
    [12, 16],
    [20, 24],
  ]),
  part("Sax", 64, 92, 100, 67, "4--2-0--", [
    [10, 12],
    [16, 20],
  ]),
  part("Pad", 95, 80, 92, 48, "0---4---", [[0, 24]]),
  part("Vibraphone", 11, 88, 40, 72, "7.4.2.4.", [
    [6, 12],
    [18, 24],
  ]),
  part("Guitar", 25, 84, 84, 52, "0.2.4.2.", [
    [4, 12],
    [14, 22],
  ]),
];

function part(
  name: string,
  program: number,
  ...[volume, pan, root, pattern, bars]: [number, number, number, string, Part["bars"]]
): Part {
  return { name, program, volume, pan, root, pattern, bars };
}

/** A song of ten tracks and 24 bars with changes of tempo and metre, for pictures. */
export function gallerySong(): Project {
  let song = newProject("Gallery");
  PARTS.forEach(({ name, program, volume, pan, ...notes }, index) => {
    if (index > 0) song = addTrack(song);
    song = renameTrack(song, index, name);
    song = setPan(setVolume(setProgram(song, index, program), index, volume), index, pan);
    song = addNotes(song, index, notesOf(notes)).project;
  });
  song = addDrumTrack(song, "Drums");
  song = addNotes(song, PARTS.length, drums()).project;
  song = setMetre(song, 16 * BAR, { numerator: 6, denominator: 8 });
  song = setTempo(setTempo(song, 0, 112), 16 * BAR, 96);
  return setMarker(setMarker(song, 0, "Intro"), 8 * BAR, "Chorus");
}

function notesOf({ root, pattern, bars }: Pick<Part, "root" | "pattern" | "bars">): NewNote[] {
  const notes: NewNote[] = [];
  for (const [from, to] of bars)
    for (let bar = from; bar < to; bar++) {
      const degree = HARMONY[bar % HARMONY.length] ?? 0;
      [...pattern].forEach((sign, eighth) => {
        if (sign === "." || sign === "-") return;
        const long = /^-*/.exec(pattern.slice(eighth + 1))?.[0].length ?? 0;
        notes.push({
          start: bar * BAR + eighth * EIGHTH,
          duration: (long + 1) * EIGHTH - 30,
          pitch: root + semitones(Number(sign)) + (SCALE[degree] ?? 0) - 12 * Number(degree > 4),
          velocity: eighth % 4 === 0 ? 104 : 84,
        });
      });
    }
  return notes;
}

function semitones(step: number): number {
  return SCALE[step] ?? 0;
}

/** Bass drum, snare and hi-hat. */
function drums(): NewNote[] {
  const notes: NewNote[] = [];
  for (let eighth = 16; eighth < 24 * 8; eighth++) {
    const hit = (pitch: number, velocity: number): void => {
      notes.push({ start: eighth * EIGHTH, duration: 60, pitch, velocity });
    };
    hit(42, 70);
    if (eighth % 4 === 0) hit(36, 110);
    if (eighth % 8 === 4) hit(38, 100);
  }
  return notes;
}

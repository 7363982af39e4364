import type { NewNote } from "../notes/new-notes.ts";
import { type Bar, bars, EIGHTH, type Part, phrase, SECTIONS } from "./form.ts";

/** One of the players. */
export interface Player {
  readonly name: string;
  /** General MIDI program; the drums have none. */
  readonly program: number | undefined;
  readonly volume: number;
  readonly pan: number;
  /** Whether the pedal is pressed anew in each bar. */
  readonly pedal: boolean;
  readonly notes: () => NewNote[];
}

/** The ten players, in the order of the screen. */
export const PLAYERS: readonly Player[] = [
  player("Flute", 73, [104, 64], () => tune(0, ["verse", "bright", "coda"], 92)),
  player("Violins", 48, [84, 44], () => [...tune(0, ["chorus", "waltz"], 82), ...chords(["bright", "coda"], 0, 66)]),
  player("Piano", 0, [90, 58], piano, true),
  player("Guitar", 24, [80, 90], guitar),
  player("Bass", 32, [100, 64], bass),
  player("Glockenspiel", 9, [70, 100], () => tune(12, ["bright"], 58)),
  player("Choir", 52, [66, 64], () => chords(["chorus", "waltz"], 0, 60)),
  player("Cello", 42, [88, 76], cello),
  player("Horn", 60, [78, 36], horn),
  { name: "Drums", program: undefined, volume: 92, pan: 64, pedal: false, notes: drums },
];

function player(
  name: string,
  program: number,
  [volume, pan]: readonly [number, number],
  notes: () => NewNote[],
  pedal = false,
): Player {
  return { name, program, volume, pan, pedal, notes };
}

/** A note of a bar; it is let go a little before the next one, and the first beat is the loudest. */
function note(bar: Bar, at: number, length: number, pitch: number, velocity: number): NewNote {
  const accent = at === 0 ? 8 : at % 2 === 0 ? 2 : -4;
  const duration = Math.max(30, Math.round(length * EIGHTH) - 20);
  return { start: bar.start + Math.round(at * EIGHTH), duration, pitch, velocity: velocity + accent };
}

function barsOf(...parts: readonly Part[]): Bar[] {
  return bars().filter((bar) => parts.includes(bar.part));
}

/** The tune of some sections, higher by so many semitones. */
function tune(higher: number, parts: readonly Part[], velocity: number): NewNote[] {
  return SECTIONS.filter(({ part }) => parts.includes(part)).flatMap((section) => {
    const [first] = barsOf(section.part);
    if (first === undefined) return [];
    return phrase(section.tune).map(({ at, length, pitch }) => {
      const place = at % section.eighths;
      return note({ ...first, start: first.start + (at - place) * EIGHTH }, place, length, pitch + higher, velocity);
    });
  });
}

/** Whole bars of their chord. */
function chords(parts: readonly Part[], higher: number, velocity: number): NewNote[] {
  return barsOf(...parts).flatMap((bar) =>
    bar.chord.map((pitch) => note(bar, 0, bar.eighths, pitch + higher, velocity)),
  );
}

function piano(): NewNote[] {
  return bars().flatMap((bar) => {
    const [root, third, fifth] = bar.chord;
    const broken = [root - 12, fifth - 12, root, third, fifth, third, root, fifth - 12];
    if (bar.part === "bright") return [0, 3, 6].flatMap((at) => bar.chord.map((pitch) => note(bar, at, 2, pitch, 74)));
    if (bar.part === "coda" && bar.index === bar.count - 1)
      return [root - 24, root - 12, ...bar.chord, root + 12].map((pitch, index) =>
        note(bar, index / 4, 8 - index / 4, pitch, 70),
      );
    return Array.from({ length: bar.eighths }, (_, at) => note(bar, at, 1, broken[at] ?? root, 66));
  });
}

function guitar(): NewNote[] {
  return barsOf("verse", "chorus", "waltz").flatMap((bar) => {
    const [root, third, fifth] = bar.chord;
    if (bar.part === "waltz")
      return [2, 4].flatMap((at) => [third, fifth].map((pitch) => note(bar, at, 1.5, pitch - 12, 62)));
    const picked = [root - 12, third, fifth, third, root, third, fifth, third];
    return picked.map((pitch, at) => note(bar, at, 1, pitch - 12, 64));
  });
}

function bass(): NewNote[] {
  return barsOf("verse", "chorus", "waltz", "bright", "coda").flatMap((bar) => {
    const low = bar.chord[0] - 24 - (bar.chord[0] > 67 ? 12 : 0);
    if (bar.part === "waltz" || bar.part === "coda") return [note(bar, 0, bar.eighths, low, 84)];
    if (bar.part === "verse") return [note(bar, 0, 4, low, 84), note(bar, 4, 4, low + 7, 78)];
    const steps = [low, low, low + 12, low, low + 7, low, low + 12, low + 7];
    return steps.map((pitch, at) => note(bar, at, 1, pitch, 82));
  });
}

/** Long notes below the tune: the third, then the fifth. */
function cello(): NewNote[] {
  return barsOf("verse", "chorus", "waltz", "coda").flatMap((bar) => {
    const [, third, fifth] = bar.chord;
    if (bar.part === "waltz") return [note(bar, 0, 6, (bar.index % 2 === 0 ? third : fifth) - 12, 76)];
    return [note(bar, 0, 4, third - 12, 74), note(bar, 4, 4, fifth - 12, 70)];
  });
}

function horn(): NewNote[] {
  return barsOf("chorus", "bright").flatMap((bar) => {
    const [root, , fifth] = bar.chord;
    if (bar.part === "chorus" && bar.index < 4) return [];
    return [note(bar, 0, 3, root - 12, 70), note(bar, 3, 5, fifth - 12, 74)];
  });
}

const KICK = 36;
const SNARE = 38;
const HAT = 42;
const OPEN_HAT = 46;
const CRASH = 49;
const TOMS = [50, 48, 47, 45] as const;

function drums(): NewNote[] {
  const beaten = barsOf("chorus", "bright").flatMap((bar) => {
    const isLast = bar.index === bar.count - 1;
    const hats = Array.from({ length: isLast ? 4 : 8 }, (_, at) => note(bar, at, 0.5, at === 7 ? OPEN_HAT : HAT, 60));
    const kicks = (bar.part === "bright" ? [0, 3, 4] : [0, 5]).map((at) => note(bar, at, 0.5, KICK, 92));
    const snares = (isLast ? [2] : [2, 6]).map((at) => note(bar, at, 0.5, SNARE, 84));
    // The last bar leads over: eight sixteenths down the toms.
    const fill = isLast
      ? Array.from({ length: 8 }, (_, at) => note(bar, 4 + at / 2, 0.5, TOMS[at >> 1] ?? 45, 76 + 3 * at))
      : [];
    const crash = bar.index === 0 ? [note(bar, 0, 4, CRASH, 84)] : [];
    return [...hats, ...kicks, ...snares, ...fill, ...crash];
  });
  const swell = barsOf("coda").filter((bar) => bar.index === bar.count - 1);
  return [...beaten, ...swell.map((bar) => note(bar, 0, 8, CRASH, 64))];
}

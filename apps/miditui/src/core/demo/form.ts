/** Ticks of an eighth, at the 480 a quarter of new songs. */
export const EIGHTH = 240;

export type Part = "intro" | "verse" | "chorus" | "waltz" | "bright" | "coda";

/** A part of the form: bars of the same length, a chord each. */
interface Section {
  readonly part: Part;
  readonly title: string;
  /** Quarters a minute, in its first bar. */
  readonly tempo: number;
  /** Eighths of a bar: 8 is 4/4, 6 is 3/4. */
  readonly eighths: 8 | 6;
  /** A chord a bar. */
  readonly chords: string;
  /** The tune, as `phrase` reads it; "" for none. */
  readonly tune: string;
}

const VERSE = "Am F C G Am F G E";
const VERSE_TUNE = `A4:2 C5:1 B4:1 A4:2 E4:2  F4:2 A4:1 G4:1 F4:3 -:1  G4:2 C5:1 D5:1 E5:2 D5:1 C5:1  B4:3 G4:1 D5:4
  A4:2 C5:1 B4:1 A4:2 E5:2  D5:1 C5:1 A4:2 F4:2 A4:2  B4:2 D5:1 C5:1 B4:1 A4:1 G4:2  G#4:4 B4:2 E4:2`;

/** "Night Ferry", a piece of our own: out of the harbour, over open water in three, and in on the other side. */
export const SECTIONS: readonly Section[] = [
  { part: "intro", title: "Harbour", tempo: 92, eighths: 8, chords: "Am F C G", tune: "" },
  { part: "verse", title: "Casting off", tempo: 104, eighths: 8, chords: VERSE, tune: VERSE_TUNE },
  { part: "chorus", title: "Under way", tempo: 104, eighths: 8, chords: VERSE, tune: VERSE_TUNE },
  {
    part: "waltz",
    title: "Open water",
    tempo: 84,
    eighths: 6,
    chords: "F C Dm Am F C E E",
    tune: `C5:4 A4:2  G4:4 E4:2  F4:2 A4:2 D5:2  C5:4 E5:2  F5:4 E5:1 D5:1  E5:4 C5:2  B4:2 D5:2 C5:1 B4:1  G#4:6`,
  },
  {
    part: "bright",
    title: "Lights ahead",
    tempo: 116,
    eighths: 8,
    chords: "C G Am F C G F G",
    tune: `E5:3 D5:1 C5:2 G4:2  D5:3 C5:1 B4:2 G4:2  C5:2 E5:2 A5:3 G5:1  F5:2 E5:1 D5:1 C5:4
      E5:3 F5:1 G5:2 E5:2  D5:2 G5:2 B4:4  A4:2 C5:2 F5:2 E5:1 D5:1  D5:6 B4:2`,
  },
  {
    part: "coda",
    title: "Ashore",
    tempo: 100,
    eighths: 8,
    chords: "Am F G C",
    tune: "C5:4 E5:4  A4:4 C5:4  B4:2 D5:2 G5:4  C5:8",
  },
];

/** A bar of the piece. */
export interface Bar {
  readonly part: Part;
  /** Ticks from the start of the song. */
  readonly start: number;
  readonly eighths: number;
  /** Root, third and fifth as pitches of the octave from C4. */
  readonly chord: readonly [root: number, third: number, fifth: number];
  /** From 0 within its section, and how many that has. */
  readonly index: number;
  readonly count: number;
}

/** All bars, in order. */
export function bars(): Bar[] {
  let start = 0;
  return SECTIONS.flatMap(({ part, eighths, chords }) => {
    const names = chords.split(" ");
    return names.map((name, index) => {
      const bar: Bar = { part, start, eighths, chord: chordNamed(name), index, count: names.length };
      start += eighths * EIGHTH;
      return bar;
    });
  });
}

const ROOTS: Readonly<Record<string, number>> = { C: 60, D: 62, E: 64, F: 65, G: 67, A: 69, B: 71 };

function chordNamed(name: string): Bar["chord"] {
  const root = ROOTS[name.charAt(0)] ?? 60;
  return [root, root + (name.endsWith("m") ? 3 : 4), root + 7];
}

/** A note of a tune, in eighths from its start. */
export interface TuneNote {
  readonly at: number;
  readonly length: number;
  readonly pitch: number;
}

/** Reads "A4:2 -:1 G#4:1": a name with its octave and how many eighths it lasts, `-` for silence. */
export function phrase(text: string): TuneNote[] {
  const notes: TuneNote[] = [];
  let at = 0;
  for (const [, letter = "", sharp = "", octave = "", length = "1"] of text.matchAll(/([A-G-])(#?)(\d?):(\d)/g)) {
    if (letter !== "-") {
      const pitch = (ROOTS[letter] ?? 60) + sharp.length + 12 * (Number(octave) - 4);
      notes.push({ at, length: Number(length), pitch });
    }
    at += Number(length);
  }
  return notes;
}

import { type Random, seeded } from "@side-projects/testkit";
import { type Part, type Played, songFile } from "./sound-song.ts";

interface Voice {
  readonly program: number;
  /** Pitch on which its chords stand. */
  readonly root: number;
  /** Whether it plays whole bars rather than quarters, and all of a chord rather than one tone. */
  readonly held: boolean;
  readonly chords: boolean;
}

/** Piano, bass, guitar, organ, strings, choir, brass, flute and a pad; the tenth are the drums. */
const VOICES: readonly Voice[] = [
  { program: 0, root: 60, held: false, chords: true },
  { program: 33, root: 36, held: false, chords: false },
  { program: 25, root: 55, held: false, chords: false },
  { program: 17, root: 60, held: true, chords: true },
  { program: 48, root: 60, held: true, chords: true },
  { program: 52, root: 60, held: true, chords: true },
  { program: 61, root: 58, held: false, chords: false },
  { program: 73, root: 72, held: false, chords: false },
  { program: 89, root: 48, held: true, chords: true },
];
const CHORDS = [
  [0, 4, 7],
  [9, 12, 16],
  [5, 9, 12],
  [7, 11, 14],
];

/** A seeded song of ten tracks in bars of 2 s, with the reverb and chorus that General MIDI has by itself. */
export function tenTracks(seconds: number): Uint8Array {
  const bars = Math.ceil(seconds / 2);
  const last = seconds * 960;
  const random = seeded(15);
  const within = (notes: readonly Played[]): Played[] => notes.filter(({ start, length }) => start + length <= last);
  const melodic = VOICES.map((voice): Part => {
    const notes = Array.from({ length: bars }, (_, bar) => barOf(voice, bar, random)).flat();
    return { program: voice.program, notes: within(notes), controls: [] };
  });
  const kit = { program: 0, channel: 9, controls: [], notes: within(Array.from({ length: bars * 8 }, drumsAt).flat()) };
  return songFile([...melodic, kit], 120, last);
}

function barOf({ root, held, chords }: Voice, bar: number, random: Random): Played[] {
  const chord = CHORDS[bar % CHORDS.length] ?? [];
  const steps = held ? [0] : [0, 480, 960, 1440].filter(() => random.next() < 0.9);
  return steps.flatMap((step) =>
    (chords ? chord : [random.pick(chord)]).map((tone) => ({
      start: bar * 1920 + step,
      length: held ? 1900 : 460,
      pitch: root + tone,
      velocity: random.int(60, 110),
    })),
  );
}

function drumsAt(_: unknown, eighth: number): Played[] {
  const beat = eighth % 4 === 0 ? [36] : eighth % 4 === 2 ? [38] : [];
  return [42, ...beat].map((pitch) => ({ start: eighth * 240, length: 120, pitch, velocity: pitch === 42 ? 70 : 105 }));
}

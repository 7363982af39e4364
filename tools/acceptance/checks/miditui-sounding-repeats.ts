import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { fontFile, rendered } from "./miditui-render.ts";
import { decibels, rms } from "./sound-level.ts";
import { mono } from "./sound-wav.ts";

/** Piano, harpsichord, organ, guitar, violin, trumpet, flute and a lead: what begins slowly is longer in coming. */
const PROGRAMS = [0, 6, 16, 24, 40, 56, 73, 80];
/** Seconds of a note of 480 ticks at 120 BPM. */
const NOTE = 0.5;
const ATTACK = 0.2;

/** Two notes that touch: the second begins as loud as the first, in the bank's instruments and in a plain tone. */
export function soundingRepeatFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const tone = await worstOf(folder, [1], ["--soundfont", fontFile(folder)]);
    const own = await worstOf(folder, PROGRAMS, []);
    return [
      atMost("the second of two plain tones that touch beside the first", tone, 1, " dB"),
      atMost("the second of two notes that touch, of our own bank", own, 1, " dB"),
    ];
  });
}

/** Each program plays two notes that touch, long after the one before. */
async function worstOf(folder: string, programs: readonly number[], args: readonly string[]): Promise<number> {
  const apart = 8 * 480;
  const parts = programs.map((program, at) => ({
    program,
    notes: row(2, 480, { velocity: 100 }).map((note) => ({ ...note, start: note.start + at * apart })),
  }));
  const { sound } = await rendered(folder, songFile(parts, 120), args);
  const samples = mono(sound);
  const levels = programs.map((_, at) => {
    const begins = [0, NOTE].map((seconds) => Math.round((seconds + (at * apart * NOTE) / 480) * sound.rate));
    const [first = 0, second = 0] = begins.map((from) => rms(samples, from, from + Math.round(ATTACK * sound.rate)));
    return Math.abs(decibels(second / first));
  });
  return Math.max(...levels);
}

import type { Patch, Tone, Zone } from "../patch.ts";
import { clickAtEnd, peak } from "./click.ts";
import { UNPITCHED } from "./limits.ts";
import { type Heard, type Listener, RATE } from "./listener.ts";
import { loudness } from "./loudness.ts";
import { type Pitch, pitchOf } from "./pitch.ts";
import { toneFaults } from "./tone.ts";

/** Seconds that a note is held, and heard after it was let go. */
export interface Lengths {
  readonly held: number;
  readonly after: number;
}

/** What is played. */
export type Played = Pick<Patch, "program" | "drums">;

export interface NoteMeasure {
  readonly key: number;
  /** Undefined where the program has no pitch. */
  readonly pitch: Pitch | undefined;
  /** LUFS. */
  readonly loudness: number;
  /** Decibels of the peak before. */
  readonly click: number;
  /** Of full scale. */
  readonly peak: number;
  readonly voices: number;
}

export interface Measure {
  /** Of the lowest, the middle and the highest key of the range, at velocity 90. */
  readonly notes: readonly NoteMeasure[];
  /** The mean power of the notes, in LUFS. */
  readonly loudness: number;
  /** How much softer the middle key is at velocity 40, and louder at 120, in decibels. */
  readonly soft: number;
  readonly loud: number;
  /** Bytes of the samples. */
  readonly bytes: number;
  /** The worst of its tones, in decibels. */
  readonly seam: number;
  readonly begin: number;
  readonly end: number;
  readonly constant: number;
}

const VELOCITY = 90;
/** Seconds that a note is held beyond the release of its twin. */
const TWIN = 0.04;

/** @param more keys beside the three */
export function measure(listener: Listener, patch: Patch, lengths: Lengths, more: readonly number[] = []): Measure {
  const [low, high] = patch.range;
  const middle = Math.round((low + high) / 2);
  const keys = [...new Set([low, middle, high, ...more])].sort((a, b) => a - b);
  const notes = keys.map((key) => measureNote(listener, patch, key, lengths));
  const power = notes.reduce((sum, note) => sum + 10 ** (note.loudness / 10), 0) / notes.length;
  const [soft = 0, usual = 0, loud = 0] = [40, VELOCITY, 120].map((velocity) => {
    const heard = hear(listener, patch, middle, { ...lengths, after: 0, velocity });
    return loudness(heard.left, heard.right, RATE);
  });
  const tones = [...new Set(patch.zones.map(({ tone }) => tone))];
  const faults = tones.map(toneFaults);
  return {
    notes,
    loudness: 10 * Math.log10(power),
    soft: soft - usual,
    loud: loud - usual,
    bytes: bytesOf(tones),
    seam: Math.max(...faults.map(({ seam }) => seam)),
    begin: Math.max(...faults.map(({ begin }) => begin)),
    end: Math.max(...faults.map(({ end }) => end)),
    constant: Math.max(...faults.map(({ constant }) => constant)),
  };
}

export function measureNote(listener: Listener, patch: Played, key: number, lengths: Lengths): NoteMeasure {
  const heard = hear(listener, patch, key, { ...lengths, velocity: VELOCITY });
  // What a drum does later is its own, and no click.
  const longer = patch.drums === true ? lengths.after : TWIN;
  const twin = hear(listener, patch, key, { held: lengths.held + longer, after: 0, velocity: VELOCITY });
  const pitched = patch.drums !== true && !UNPITCHED.has(patch.program);
  // The first moments are the hammer's or the breath's.
  const steady = heard.mono.subarray(Math.round(0.03 * RATE), heard.released);
  return {
    key,
    pitch: pitched ? pitchOf(steady, RATE, 440 * 2 ** ((key - 69) / 12)) : undefined,
    loudness: loudness(heard.left, heard.right, RATE),
    click: clickAtEnd(heard.mono, twin.mono, heard.released),
    peak: Math.max(peak(heard.left, 0, heard.left.length), peak(heard.right, 0, heard.right.length)),
    voices: heard.voices,
  };
}

export function hear(
  listener: Listener,
  { program, drums = false }: Played,
  key: number,
  { held, after, velocity }: Lengths & { readonly velocity: number },
): Heard {
  return listener.hear({ program, drums, key, velocity, held, total: held + after });
}

/** Bytes of tones in a SoundFont, with the silence that it puts between them. */
export function bytesOf(tones: Iterable<Tone>): number {
  let bytes = 0;
  for (const { data } of tones) bytes += (data.length + 46) * 2;
  return bytes;
}

/** Keys and velocities, each from 0 to 127, at which no zone sounds: as words, or undefined where there are none. */
export function silentPart(zones: readonly Zone[], keys: readonly [number, number]): string | undefined {
  for (let key = keys[0]; key <= keys[1]; key++) {
    for (let velocity = 1; velocity <= 127; velocity++) {
      const sounds = zones.some(
        ({ keys: [low, high] = [0, 127], velocities: [soft, hard] = [0, 127] }) =>
          low <= key && key <= high && soft <= velocity && velocity <= hard,
      );
      if (!sounds) return `key ${key} is silent at velocity ${velocity}`;
    }
  }
  return undefined;
}

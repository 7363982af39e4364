import type { Envelope, Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { type Mode, type Ringing, ringing } from "./modes.ts";
import { filtered, whiteNoise } from "./noise.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";

/** Noise of a stroke or a pluck. */
export interface Stroke {
  /** Beside the sum of the modes. */
  readonly amplitude: number;
  /** Hz of its middle, and how narrow it is. */
  readonly hz: number;
  readonly q: number;
  /** Half-life in seconds. */
  readonly half: number;
}

/** Something that is struck or plucked, and rings: a bank of modes, each with a decay of its own (J.-M. Adrien, 1991). */
export interface Rung {
  readonly name: string;
  /** What rings at a pitch of so many Hz. */
  readonly modes: (hz: number, key: number) => readonly Mode[];
  readonly strokes?: readonly Stroke[];
  /** Seconds that the pitch's own decay takes to 60 dB below, at a key; none for data that decays itself. */
  readonly decay?: (key: number) => number;
  /** Seconds of data before the loop, or in all. */
  readonly seconds: number;
  /** Frames that go round; with `decay` only. @default 2048 */
  readonly turn?: number;
  readonly rate: number;
  readonly bendHalf?: number;
  /** Seconds. @default 0.001 */
  readonly stroke?: number;
  /** Decibels that peaks are bent down by. @default 0 */
  readonly pressed?: number;
}

/** One pitch of it. */
export function rung(how: Rung, key: number): Tone {
  const { name, decay, seconds, turn = 2048, strokes = [], bendHalf, stroke, pressed = 0 } = how;
  const hz = hertz(key);
  const rate = decay ? rateOfWholePeriods(hz, turn, how.rate) : how.rate;
  const ring: Ringing = {
    rate,
    seconds,
    seed: key * 31 + name.length,
    ...(decay && { turn, envelope: decay(key) }),
    ...(bendHalf !== undefined && { bendHalf }),
    ...(stroke !== undefined && { stroke }),
  };
  const modes = how.modes(hz, key);
  const sound = ringing(modes, ring);
  const all = modes.reduce((sum, mode) => sum + mode.amplitude, 0);
  for (const [at, noise] of strokes.entries()) strike(sound, noise, { rate, amplitude: all, seed: key * 57 + at });
  return recording({ name: `${name} ${key}`, rate, key, pressed, ...sound });
}

function strike(
  sound: { readonly data: Float32Array; readonly loop?: { readonly start: number } },
  noise: Stroke,
  how: { readonly rate: number; readonly amplitude: number; readonly seed: number },
): void {
  const frames = Math.min(sound.loop?.start ?? sound.data.length, Math.round(noise.half * 14 * how.rate));
  const raw = filtered(whiteNoise(frames, how.seed), { hz: () => noise.hz, q: noise.q, rate: how.rate }, "band");
  const fall = 2 ** (-1 / (noise.half * how.rate));
  const rise = Math.round(0.0008 * how.rate);
  let level = noise.amplitude * how.amplitude;
  for (let i = 0; i < frames; i++) {
    const edge = Math.min(1, i / rise, (frames - 1 - i) / 32);
    sound.data[i] = sound.data[i]! + raw[i]! * level * edge;
    level *= fall;
  }
}

/** The envelope of a zone whose tone was made with `decay`. @param release seconds to silence */
export function ringingEnvelope(decay: number, release: number): Envelope {
  // SoundFonts count a decay to 100 dB below.
  return { attack: 0.0005, decay: (decay * 100) / 60, sustain: 100, release };
}

import type { Tone } from "../patch.ts";
import { loudness } from "./heard.ts";

/** What a synthesis made: frames, and which of them go round. */
export interface Sound {
  readonly data: Float32Array;
  readonly loop?: { readonly start: number; readonly end: number };
}

export interface Recorded extends Sound {
  /** Unique in the bank, at most 20 ASCII characters. */
  readonly name: string;
  readonly rate: number;
  /** MIDI pitch, broken where need be. */
  readonly key: number;
}

/** A tone as loud as 16 bits bear, without a shift from zero. */
export function recording(sound: Recorded): Tone {
  const { name, rate, key, loop } = sound;
  let sum = 0;
  for (const value of sound.data) sum += value;
  const shift = loop ? 0 : sum / sound.data.length;
  let peak = 1e-9;
  for (const value of sound.data) peak = Math.max(peak, Math.abs(value - shift));
  const whole = Math.round(key);
  return {
    name,
    data: sound.data.map((value) => ((value - shift) * 0.97) / peak),
    rate,
    key: whole,
    cents: (key - whole) * 100,
    ...(loop ? { loop } : {}),
  };
}

/** Loudness that all instruments are brought to, as `loudness` counts it. */
const LEVEL = -24;

/**
 * Decibels to take off a tone so that it is as loud as the others.
 *
 * @param decay seconds in which the envelope of the zone takes 100 dB off, if it does
 * @param louder decibels above the others
 */
export function evenly(tone: Tone, decay?: number, louder = 0): number {
  const falling = decay === undefined ? 0 : 100 / decay;
  return Math.max(0, loudness({ ...tone, falling }) - LEVEL - louder);
}

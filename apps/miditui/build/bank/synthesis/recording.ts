import type { Tone } from "../patch.ts";

/** What a synthesis made: frames, and which of them go round. */
export interface Sound {
  readonly data: Float32Array;
  readonly loop?: { readonly start: number; readonly end: number };
}

/** A sound that goes on as long as a key is held. */
export type Sustained = Required<Sound>;

export interface Recorded extends Sound {
  /** Unique in the bank, at most 20 ASCII characters. */
  readonly name: string;
  readonly rate: number;
  /** MIDI pitch, broken where need be. */
  readonly key: number;
  /** Decibels that peaks are bent down by, so that what is short is not soft. @default 0 */
  readonly pressed?: number;
  /** Seconds of a fade-in, for what does not begin at zero by itself. @default 0 */
  readonly fadeIn?: number;
}

/** Of full scale: the rest is for what lies between the frames. */
const PEAK = 0.97;
/** Frames in which what is taken off at an edge comes and goes. */
const EDGE = 64;

/** A tone as loud as 16 bits bear, without a shift from zero. */
export function recording(sound: Recorded): Tone {
  const { name, rate, key, loop, pressed = 0, fadeIn = 0 } = sound;
  const drive = pressed > 0 ? 10 ** (pressed / 20) / peakOf(sound.data) : 0;
  const raw = drive > 0 ? sound.data.map((value) => bent(value * drive)) : sound.data;
  // What goes round has no pause in which a shift could fade, so its mean is taken off.
  const mean = loop ? meanOf(raw.subarray(loop.start, loop.end)) : 0;
  const data = loop ? raw.map((value, i) => value - mean * Math.min(1, i / EDGE)) : withoutShift(raw, rate);
  const before = loop?.start ?? data.length;
  const fade = Math.min(before, Math.round(fadeIn * rate));
  for (let i = 0; i < fade; i++) data[i] = data[i]! * (0.5 - 0.5 * Math.cos((Math.PI * i) / fade));
  const scale = PEAK / peakOf(data);
  const whole = Math.round(key);
  return {
    name,
    data: data.map((value) => value * scale),
    rate,
    key: whole,
    cents: (key - whole) * 100,
    ...(loop ? { loop } : {}),
  };
}

function meanOf(data: Float32Array): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum / data.length;
}

function peakOf(data: Float32Array): number {
  let peak = 1e-9;
  for (const value of data) peak = Math.max(peak, Math.abs(value));
  return peak;
}

/** Straight up to a half, and never over 1. */
function bent(value: number): number {
  const size = Math.abs(value);
  return size <= 0.5 ? value : Math.sign(value) * (0.5 + 0.5 * Math.tanh((size - 0.5) / 0.5));
}

/** What is slower than 20 Hz is taken off: it would click where the sound ends. */
function withoutShift(data: Float32Array, rate: number): Float32Array {
  const out = new Float32Array(data.length);
  const keep = 1 - (2 * Math.PI * 20) / rate;
  let past = 0;
  let value = 0;
  for (let i = 0; i < data.length; i++) {
    value = value * keep + data[i]! - past;
    past = data[i]!;
    out[i] = value * Math.min(1, (data.length - 1 - i) / EDGE);
  }
  return out;
}

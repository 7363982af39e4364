import { type Random, seeded } from "./random.ts";
import type { Sound } from "./recording.ts";

/** A way in which a body rings. */
export interface Mode {
  readonly hz: number;
  readonly amplitude: number;
  /** Seconds to 60 dB below. */
  readonly decay: number;
  /** At the stroke, in turns. @default chance */
  readonly phase?: number;
  /** Seconds until it is there, for what is heard later than the stroke. @default 0 */
  readonly bloom?: number;
  /** How much sharper at the stroke, as a part of the pitch; gone with `bendHalf`. @default 0 */
  readonly bend?: number;
}

export interface Ringing {
  readonly rate: number;
  /** Length in seconds; with a loop, of what comes before it. */
  readonly seconds: number;
  /** Frames that go round after it: modes go to whole cycles of them. @default none: the sound ends by itself */
  readonly turn?: number;
  /**
   * Seconds to 60 dB below that the envelope of the zone makes: the data is that much louder as time goes on.
   * @default none: the data decays
   */
  readonly envelope?: number;
  /** Seconds in which `bend` halves. @default 0.05 */
  readonly bendHalf?: number;
  /** Seconds of the stroke. @default 0.001 */
  readonly stroke?: number;
  readonly seed: number;
}

/**
 * Modes struck together. Faster ones decay within the data, the slowest by the envelope of the zone, so that a short
 * recording lasts as long as the body rings, and its end goes round without a seam.
 */
export function ringing(modes: readonly Mode[], how: Ringing): Sound {
  const random = seeded(how.seed);
  const before = Math.round(how.seconds * how.rate);
  const turn = how.turn ?? 0;
  const data = new Float32Array(before + turn);
  for (const mode of modes) addMode(data, mode, how, random);
  const stroke = Math.max(1, Math.round((how.stroke ?? 0.001) * how.rate));
  for (let i = 0; i < stroke; i++) data[i] = data[i]! * (0.5 - 0.5 * Math.cos((Math.PI * i) / stroke));
  if (turn === 0) {
    const fade = Math.round(Math.min(0.02, how.seconds / 4) * how.rate);
    for (let i = 0; i < fade; i++)
      data[before - 1 - i] = data[before - 1 - i]! * (0.5 - 0.5 * Math.cos((Math.PI * i) / fade));
    return { data };
  }
  return { data, loop: { start: before, end: before + turn } };
}

function addMode(data: Float32Array, mode: Mode, how: Ringing, random: Random): void {
  const { rate, turn = 0 } = how;
  const before = data.length - turn;
  const hz = turn > 0 ? (Math.max(1, Math.round((mode.hz * turn) / rate)) * rate) / turn : mode.hz;
  const phase = (mode.phase ?? random()) * 2 * Math.PI;
  if (hz >= rate * 0.48) return;
  const slower = how.envelope === undefined ? 0 : 1 / how.envelope;
  const perFrame = Math.min(0, (-Math.log(1000) * (1 / mode.decay - slower)) / rate);
  const fall = Math.exp(perFrame);
  const bloom = mode.bloom ? 1 - Math.exp(-1 / (mode.bloom * rate)) : 1;
  const bendFall = 2 ** (-1 / ((how.bendHalf ?? 0.05) * rate));
  const step = (2 * Math.PI * hz) / rate;
  let bend = (mode.bend ?? 0) * step;
  const bends = bend !== 0;
  const c = Math.cos(step);
  const s = Math.sin(step);
  let angle = phase;
  let amplitude = mode.amplitude;
  let there = mode.bloom ? 0 : 1;
  let x = Math.cos(phase);
  let y = Math.sin(phase);
  for (let i = 0; i < data.length; i++) {
    data[i] = data[i]! + y * amplitude * there;
    const goesRound = i >= before;
    if (!goesRound) {
      amplitude *= fall;
      there += (1 - there) * bloom;
    }
    if (bends && !goesRound) {
      angle += step + bend;
      bend *= bendFall;
      x = Math.cos(angle);
      y = Math.sin(angle);
    } else {
      const next = x * c - y * s;
      y = x * s + y * c;
      x = next;
    }
  }
}

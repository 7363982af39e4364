import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";
import { Ring } from "./ring.ts";
import { rise, strandsTogether } from "./strands.ts";
import { taper } from "./taper.ts";

/** Oscillators of a synthesizer, of one wave, out of tune with each other: each began when it liked. */
export interface Detuned {
  readonly name: string;
  /** Amplitude of a harmonic. */
  readonly harmonic: (number: number, hz: number) => number;
  /** Cents that each oscillator is off. */
  readonly cents: readonly number[];
  /** Hz of the highest harmonic. */
  readonly highest: number;
  /** Frames of the loop, a power of two; what the oscillators are apart is rounded to a period of it. */
  readonly turn: number;
  /** Frames a second, about. */
  readonly rate: number;
}

/** One pitch of them: no attack of its own, that is the envelope's and the filter's. */
export function detuned(how: Detuned, key: number): Tone {
  const hz = hertz(key);
  // Higher up the oscillators are as many Hz apart in half the time.
  const frames = key > 64 ? how.turn / 2 : how.turn;
  const rate = rateOfWholePeriods(hz, frames, how.rate);
  const ring = new Ring(frames, rate, key * 61 + how.name.length);
  const highest = Math.min(how.highest, rate * 0.46);
  const ratios = how.cents.map((cents) => 2 ** (cents / 1200));
  for (let k = 1; k * hz < highest; k++) {
    // Those that come to one sine here are added by their power: by chance they would cancel each other out.
    const together = new Map<number, number>();
    for (const ratio of ratios) {
      const cycles = Math.round((k * hz * ratio * frames) / rate);
      together.set(cycles, (together.get(cycles) ?? 0) + 1);
    }
    const amplitude = how.harmonic(k, k * hz) * taper(k * hz, highest);
    for (const [cycles, count] of together) ring.sine((cycles * rate) / frames, amplitude * Math.sqrt(count));
  }
  const strand = { turn: ring.turn(), level: rise(0.0015) };
  return recording({ name: `${how.name} ${key}`, rate, key, ...strandsTogether([strand], 0.003, rate) });
}

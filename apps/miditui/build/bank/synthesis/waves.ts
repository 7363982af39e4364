import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { Ring } from "./ring.ts";
import { taper } from "./taper.ts";
import { loopedTone } from "./tone.ts";

/** Oscillators of a synthesizer, of one wave, out of tune with each other. */
export interface Waves {
  readonly name: string;
  /** Amplitude of a harmonic. */
  readonly wave: (number: number, hz: number) => number;
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
export function waves(how: Waves, key: number): Tone {
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
    const amplitude = how.wave(k, k * hz) * taper(k * hz, highest);
    for (const [cycles, count] of together) ring.sine((cycles * rate) / frames, amplitude * Math.sqrt(count));
  }
  const turn = ring.turn();
  // The end of the turn leads into it, so that the fade-in is no part of the loop.
  const lead = Math.min(turn.length, Math.round(0.02 * rate));
  const data = new Float32Array(lead + turn.length);
  data.set(turn.subarray(turn.length - lead));
  data.set(turn, lead);
  return loopedTone(data, { rate, frames, cycles: 1 }, { name: `${how.name} ${key}`, key, fadeIn: 0.0015 });
}

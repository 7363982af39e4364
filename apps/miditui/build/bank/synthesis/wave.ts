import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";
import { Ring } from "./ring.ts";
import { rise, strandsTogether } from "./strands.ts";

/** A wave of a synthesizer: one spectrum, steady from the start, all its harmonics in phase. */
export interface Wave {
  readonly name: string;
  readonly harmonic: (number: number, hz: number) => number;
  /** Other pitches in it, as parts of the key's: each has all the harmonics. @default 1 alone */
  readonly pitches?: readonly (readonly [ratio: number, amplitude: number])[];
  /** Periods go to multiples of this, so that other pitches are exact. @default 1 */
  readonly multiple?: number;
  /** @default 12000 */
  readonly highest?: number;
  /** @default 2048 */
  readonly turn?: number;
  /** @default 32000 */
  readonly rate?: number;
}

/** One pitch of it. */
export function wave(how: Wave, key: number): Tone {
  const { turn = 2048, highest = 12000, multiple = 1 } = how;
  const fundamental = hertz(key);
  const rate = rateOfWholePeriods(fundamental / multiple, turn, how.rate ?? 32000);
  const ring = new Ring(turn, rate, key);
  for (const [ratio, amplitude] of how.pitches ?? [[1, 1]]) {
    const hz = (Math.round((fundamental * ratio * turn) / rate) * rate) / turn;
    for (let k = 1; k * hz < Math.min(highest, rate * 0.46); k++)
      ring.sine(k * hz, amplitude * how.harmonic(k, k * hz), 0);
  }
  const strand = { turn: ring.turn(), level: rise(0.002) };
  return recording({ name: `${how.name} ${key}`, rate, key, ...strandsTogether([strand], 0.003, rate) });
}

import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";
import { Ring } from "./ring.ts";
import { rise, strandsTogether } from "./strands.ts";

/** Many voices in unison, none quite in tune: choirs, strings, pads. */
export interface Massed {
  readonly name: string;
  /** Amplitude of a partial. */
  readonly partial: (number: number, hz: number) => number;
  /** Pitch of a partial, as a multiple of the key's. @default its number */
  readonly ratio?: (number: number) => number;
  /** How far apart the voices are, in cents. */
  readonly width: number;
  /** Part of the lowest partial that is one steady voice, which the pitch is heard by. @default 0.8 */
  readonly steady?: number;
  readonly noise?: { readonly amplitude: number; readonly level: (hz: number) => number };
  /** Highest partial in Hz. @default 8000 */
  readonly highest?: number;
  /** Frames that go round: a second or two, for a shorter one is heard to repeat. */
  readonly turn: number;
  /** Key from which on it is half of them. @default 128: none */
  readonly halfFrom?: number;
  readonly rate: number;
}

/** Partials at most. */
const MOST = 400;

/** The turn of it, with the rate at which it is in tune. */
export function massedRing(how: Massed, key: number): { readonly ring: Ring; readonly rate: number } {
  const fundamental = hertz(key);
  const turn = key >= (how.halfFrom ?? 128) ? how.turn / 2 : how.turn;
  const rate = rateOfWholePeriods(fundamental, turn, how.rate);
  const ring = new Ring(turn, rate, key * 131 + how.name.length);
  const { steady = 0.8, highest = 8000, ratio = (number: number) => number } = how;
  for (let number = 1; number <= MOST; number++) {
    const hz = fundamental * ratio(number);
    if (hz > Math.min(highest, rate * 0.46)) break;
    const amplitude = how.partial(number, hz);
    const still = number === 1 ? steady : steady * 0.4;
    if (still > 0) ring.sine(hz, amplitude * still);
    ring.band(hz, amplitude * Math.sqrt(1 - still * still), hz * (2 ** (how.width / 1200) - 1));
  }
  if (how.noise) ring.noise(how.noise.amplitude, how.noise.level);
  return { ring, rate };
}

/** One pitch of it. */
export function massed(how: Massed, key: number): Tone {
  const { ring, rate } = massedRing(how, key);
  const strand = { turn: ring.turn(), level: rise(0.004) };
  return recording({ name: `${how.name} ${key}`, rate, key, ...strandsTogether([strand], 0.005, rate) });
}

import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";
import { Ring } from "./ring.ts";
import { burst, rise, type Strand, strandsTogether } from "./strands.ts";

/** Noise of breath or bow: how loud beside a full sine, and its spectrum. */
export interface Breath {
  readonly amplitude: number;
  readonly level: (hz: number, fundamental: number) => number;
}

/** A pipe or a reed that is blown, or a string that is bowed. */
export interface Blown {
  readonly name: string;
  /** Amplitude of a harmonic. */
  readonly harmonic: (number: number, hz: number, key: number) => number;
  /** Highest harmonic, in Hz. @default 9000 */
  readonly highest?: number;
  /** Seconds until it is all there; high harmonics come last. */
  readonly attack: number;
  /** Goes on as long as the tone does. */
  readonly breath?: Breath;
  /** At the start alone; `half` is its half-life in seconds. */
  readonly chiff?: Breath & { readonly half: number };
  /** How much it wavers, as a part of the amplitude, and how fast at most. @default 0.04 and 6 Hz */
  readonly waver?: readonly [depth: number, hz: number];
  /** Frames that go round, a power of two. */
  readonly turn: number;
  /** Frames a second, about. */
  readonly rate: number;
  /** Decibels that the peaks of its start are bent down by. @default 0 */
  readonly pressed?: number;
}

/** Harmonics that come in together, and the part of the attack they take: high ones are last (J.-C. Risset, 1966). */
const GROUPS: readonly (readonly [from: number, to: number, part: number])[] = [
  [1, 2, 0.6],
  [3, 6, 0.8],
  [7, Number.POSITIVE_INFINITY, 1],
];

/** One pitch of it. */
export function blown(how: Blown, key: number): Tone {
  const fundamental = hertz(key);
  const rate = rateOfWholePeriods(fundamental, how.turn, how.rate);
  const [depth, width] = how.waver ?? [0.04, 6];
  const highest = Math.min(how.highest ?? 9000, rate * 0.45);
  const count = Math.max(1, Math.floor(highest / fundamental));
  const seed = key * 977 + how.name.length;
  const strands: Strand[] = [];
  for (const [from, to, time] of GROUPS) {
    if (from > count) continue;
    const ring = new Ring(how.turn, rate, seed + from);
    for (let k = from; k <= Math.min(to, count); k++) {
      ring.waver(k * fundamental, how.harmonic(k, k * fundamental, key), depth * Math.min(3, Math.sqrt(k)), width);
    }
    strands.push({ turn: ring.turn(), level: rise(how.attack * time, how.attack * (time - 0.6) * 0.3) });
  }
  const { breath, chiff } = how;
  if (breath) {
    const ring = new Ring(how.turn, rate, seed + 7001);
    ring.noise(breath.amplitude, (hz) => breath.level(hz, fundamental));
    strands.push({ turn: ring.turn(), level: rise(Math.min(0.03, how.attack)) });
  }
  if (chiff) {
    const ring = new Ring(how.turn, rate, seed + 7002);
    ring.noise(chiff.amplitude, (hz) => chiff.level(hz, fundamental));
    const level = burst(0.004, chiff.half);
    strands.push({ turn: ring.turn(), level: (at) => (at >= length ? 0 : level(at) * (1 - at / length)) });
  }
  const length = chiff ? Math.max(how.attack, chiff.half * 4) : how.attack;
  return recording({
    name: `${how.name} ${key}`,
    rate,
    key,
    pressed: how.pressed ?? 0,
    ...strandsTogether(strands, length, rate),
  });
}

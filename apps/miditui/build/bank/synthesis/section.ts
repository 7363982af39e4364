import type { Tone } from "../patch.ts";
import { rateOfWholePeriods } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { recording } from "./recording.ts";
import { Ring } from "./ring.ts";
import { rise, type Strand, strandsTogether } from "./strands.ts";
import { taper } from "./taper.ts";

/** Part of a low harmonic that does not move: bands alone swell and fade too much where they are narrow. */
const STILL = 0.72;
/** Harmonics from which on nothing has to hold a band together. */
const WIDE_FROM = 9;
/** Key above which half the frames go round: the players are as many Hz apart there in half the time. */
const HALF_ABOVE = 64;

/** Many who play or sing one note together. */
export interface Section {
  readonly name: string;
  /** Amplitude of a harmonic. */
  readonly harmonic: (number: number, hz: number, key: number) => number;
  /** Hz of the highest harmonic. */
  readonly highest: number;
  /** Cents that they are apart. */
  readonly apart: number;
  /** Times the pitch that some play at, and how loud those are. @default all at the pitch */
  readonly voices?: readonly (readonly [ratio: number, amplitude: number])[];
  /** Noise of bows or breath: strength while they play and at the start, and its spectrum. */
  readonly noise?: { readonly steady: number; readonly start: number; readonly level: (hz: number) => number };
  /** Seconds until all is there; high harmonics come last. */
  readonly attack: number;
  /** Strokes a second, of which every desk has its own. @default none */
  readonly strokes?: number;
  /** Frames of the loop, a power of two. */
  readonly turn: number;
  /** Frames a second, about. */
  readonly rate: number;
}

/**
 * One pitch of it. Bands of random phase are what a section is (P. Nasca's PADsynth): nobody's vibrato agrees with anybody's.
 */
export function section(how: Section, key: number): Tone {
  const hz = hertz(key);
  const frames = key > HALF_ABOVE ? how.turn / 2 : how.turn;
  const rate = rateOfWholePeriods(hz, frames, how.rate);
  const highest = Math.min(how.highest, rate * 0.46);
  const strands: Strand[] = [];
  const desks = how.strokes ? 3 : 1;
  for (let desk = 0; desk < desks; desk++) {
    const groups = [
      [1, 3],
      [4, 400],
    ] as const;
    groups.forEach(([from, to], group) => {
      const ring = new Ring(frames, rate, key * 53 + desk * 7 + group);
      for (const [ratio, strength] of how.voices ?? [[1, 1]])
        addHarmonics(ring, how, { key, hz: hz * ratio, strength, from, to, highest });
      const turn = ring.turn();
      if (how.strokes) shake(turn, Math.round((how.strokes * frames) / rate) + desk - 1, desk / 3);
      strands.push({ turn, level: rise(how.attack * (group === 0 ? 0.7 : 1), group === 0 ? 0 : how.attack * 0.15) });
    });
  }
  const { noise } = how;
  if (noise) {
    const ring = new Ring(frames, rate, key * 59 + 11);
    ring.noise(1, noise.level);
    const up = rise(0.015);
    strands.push({
      turn: ring.turn(),
      level: (at) =>
        up(at) *
        (noise.steady + noise.start * Math.exp(-at / (how.attack * 0.5)) * Math.max(0, 1 - at / (how.attack * 1.2))),
    });
  }
  const sound = strandsTogether(strands, how.attack * 1.2, rate);
  return recording({ name: `${how.name} ${key}`, rate, key, fadeIn: 0.002, ...sound });
}

interface Voice {
  readonly key: number;
  readonly hz: number;
  readonly strength: number;
  readonly from: number;
  readonly to: number;
  readonly highest: number;
}

function addHarmonics(ring: Ring, how: Section, voice: Voice): void {
  const { key, hz, strength, from, to, highest } = voice;
  const apart = 2 ** (how.apart / 1200) - 1;
  for (let k = from; k <= to && k * hz < highest; k++) {
    const amplitude = strength * how.harmonic(k, k * hz, key) * taper(k * hz, highest);
    // Beyond half the distance of the harmonics there would be noise alone.
    const width = Math.min(2 * k * hz * apart, hz * 0.5);
    if (amplitude < 1e-5) continue;
    const still = k < WIDE_FROM ? STILL : 0;
    ring.sine(k * hz, amplitude * still);
    ring.band(k * hz, amplitude * Math.sqrt(1 - still * still), width);
  }
}

/** Bows that go to and fro: a whole number of strokes in the turn. */
function shake(turn: Float32Array, strokes: number, phase: number): void {
  for (let i = 0; i < turn.length; i++) {
    const bow = Math.sin(Math.PI * ((strokes * i) / turn.length + phase)) ** 2;
    turn[i]! *= 0.18 + 0.82 * bow ** 0.7;
  }
}

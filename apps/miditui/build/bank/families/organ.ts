import type { Patch, Tone, Zone } from "../patch.ts";
import { additive, type Partial } from "../synthesis/additive.ts";
import { toSilence } from "../synthesis/decay.ts";
import { blurred, formants, slope } from "../synthesis/formants.ts";
import { type KnockOptions, knock } from "../synthesis/knock.ts";
import { type Layer, levelled } from "../synthesis/levels.ts";
import { type Loop, loopFor, rateOfWholePeriods } from "../synthesis/loop.ts";
import { hertz } from "../synthesis/pitch.ts";
import { recording } from "../synthesis/recording.ts";
import { Ring } from "../synthesis/ring.ts";
import { saturate } from "../synthesis/saturate.ts";
import { split } from "../synthesis/split.ts";
import { rise, type Strand, strandsTogether } from "../synthesis/strands.ts";
import { taper } from "../synthesis/taper.ts";
import { type Wave, wave } from "../synthesis/wave.ts";

/** A drawbar: times the pitch, and strength. */
type Drawbar = readonly [ratio: number, amplitude: number];

interface Tonewheels {
  readonly name: string;
  readonly bars: readonly Drawbar[];
  readonly click: number;
  readonly drive: number;
}

/** Sines of tone wheels, which come on at once with the click of nine contacts. */
function tonewheels({ name, bars, click, drive }: Tonewheels, key: number): Tone {
  const rate = key > 66 ? 26_000 : 22_050;
  // Half periods are whole as well, for the drawbar an octave below.
  const loop = loopOfEven(key, rate);
  const partials: Partial[] = bars.map(([ratio, amplitude], index) => ({
    cycles: ratio * loop.cycles,
    amplitude,
    phase: (index * 0.37) % 1,
    rise: 0.0012,
  }));
  const clicks: KnockOptions = { from: 900, to: 7000, amplitude: click, decay: 0.005, seed: key };
  const sound = additive([...partials, ...knock(loop, clicks)], loop, 0.05);
  const amp = { drive, bias: 0.06, low: 30, high: 9000 };
  const data = drive === 0 ? sound.data : saturate(sound.data, loop.rate, amp, sound.loop.start);
  return recording({ ...sound, name: `${name} ${key}`, rate: loop.rate, key, fadeIn: 0.0004, data });
}

function loopOfEven(key: number, rate: number): Loop {
  const below = loopFor(key - 12, { rate, seconds: 5 / hertz(key - 12) });
  return { ...below, cycles: below.cycles * 2 };
}

const ORGAN_KEYS = [38, 50, 62, 74, 88];

interface Rotor {
  readonly rate: number;
  readonly volume: number;
  readonly pitch: number;
}

function tonewheelOrgan(wheels: Tonewheels, rotor: Rotor, chorus: number): Zone[] {
  return split(ORGAN_KEYS, (key) => ({
    tone: tonewheels(wheels, key),
    volume: { attack: 0.002, release: 0.26 },
    dynamics: 24,
    tremolo: { rate: rotor.rate, volume: rotor.volume, pitch: rotor.pitch },
    reverb: 12,
    chorus,
  }));
}

/** The third harmonic, which is gone after a third of a second at every key: the envelope's seconds are the synthesizer's. */
function percussion(): Zone {
  const third: Wave = { name: "Organ Percussion", harmonic: (k) => (k === 3 ? 1 : 0), turn: 1024, rate: 22_050 };
  return levelled({
    tone: wave(third, 57),
    volume: { attack: 0.001, decay: toSilence(0.13), sustain: 100, release: 0.2 },
    dynamics: 24,
    reverb: 12,
    louder: -4.5,
  });
}

/** A rank of pipes or reeds. */
interface Rank {
  /** Times the pitch. */
  readonly ratio: number;
  readonly amplitude: number;
  readonly harmonic: (number: number, hz: number) => number;
  /** Cents off the pitch. */
  readonly cents?: number;
  /** Seconds until it speaks. */
  readonly speaks: number;
}

interface Ranks {
  readonly name: string;
  readonly ranks: readonly Rank[];
  readonly rate: number;
  readonly turn: number;
  /** Below this key the loop is twice as long, since ranks beat more slowly there. */
  readonly slow: number;
  readonly highest: number;
  /** How much it wavers, as a part of the amplitude. */
  readonly waver: number;
  /** Wind: strength, beside a rank's. */
  readonly wind: number;
  readonly windLevel: (hz: number, key: number) => number;
}

function ranked(how: Ranks, key: number): Tone {
  const hz = hertz(key);
  const turn = key < how.slow ? how.turn * 2 : how.turn;
  const rate = rateOfWholePeriods(hz, turn, how.rate);
  const strands: Strand[] = how.ranks.map((rank, index) => {
    const ring = new Ring(turn, rate, key * 131 + index);
    const pitch = hz * rank.ratio * 2 ** ((rank.cents ?? 0) / 1200);
    for (let k = 1; k * pitch < Math.min(how.highest, rate * 0.45); k++) {
      const amplitude = rank.amplitude * rank.harmonic(k, k * pitch) * taper(k * pitch, how.highest);
      if (how.waver > 0) ring.waver(k * pitch, amplitude, how.waver, 5);
      else ring.sine(k * pitch, amplitude);
    }
    return { turn: ring.turn(), level: rise(rank.speaks, 0.004 * index) };
  });
  const seconds = Math.max(...how.ranks.map((rank) => rank.speaks)) + 0.03;
  if (how.wind > 0) {
    const ring = new Ring(turn, rate, key * 17 + 3);
    ring.noise(how.wind, (at) => how.windLevel(at, key));
    const up = rise(0.012);
    strands.push({ turn: ring.turn(), level: (at) => up(at) * (0.12 + 0.88 * Math.exp(-at / 0.03)) });
  }
  const sound = strandsTogether(strands, seconds, rate);
  return recording({ name: `${how.name} ${key}`, rate, key, fadeIn: 0.001, ...sound });
}

function reeds(how: Ranks, keys: readonly number[], layer: Omit<Layer, "tone">): Zone[] {
  return split(keys, (key) => ({ ...layer, tone: ranked(how, key) }));
}

const principal = (k: number): number => [0, 1, 0.42, 0.2, 0.11, 0.06, 0.035, 0.02][k] ?? 0;
const flute = (k: number): number => [0, 1, 0.1, 0.16, 0.03, 0.05][k] ?? 0;
const trumpetReed = (k: number, hz: number): number => 0.4 * k ** -0.35 * slope(1900, 12)(hz);

const CHURCH: Ranks = {
  name: "Church Organ",
  ranks: [
    { ratio: 1, amplitude: 1, harmonic: principal, speaks: 0.07 },
    { ratio: 1, amplitude: 0.5, harmonic: trumpetReed, speaks: 0.05 },
    { ratio: 0.5, amplitude: 0.3, harmonic: flute, speaks: 0.1 },
    { ratio: 2, amplitude: 0.7, harmonic: principal, cents: 1.5, speaks: 0.05 },
    { ratio: 3, amplitude: 0.28, harmonic: principal, cents: -1, speaks: 0.04 },
    { ratio: 4, amplitude: 0.5, harmonic: principal, cents: 2, speaks: 0.035 },
    { ratio: 6, amplitude: 0.3, harmonic: principal, cents: -1.5, speaks: 0.03 },
    { ratio: 8, amplitude: 0.24, harmonic: principal, speaks: 0.03 },
  ],
  rate: 24_000,
  turn: 8192,
  slow: 0,
  highest: 9500,
  waver: 0.05,
  wind: 0.3,
  windLevel: (hz, key) => 0.25 * slope(hertz(key) * 5, 9)(hz) * (hz > hertz(key) ? 1 : 0.2),
};

const harmonium = blurred(
  formants(
    [
      [420, 400, 0],
      [1150, 500, -4],
      [2600, 900, -14],
    ],
    -24,
  ),
  5,
);

const REED_ORGAN: Ranks = {
  name: "Reed Organ",
  ranks: [
    { ratio: 1, amplitude: 1, harmonic: (k, hz) => k ** -0.6 * harmonium(hz), speaks: 0.09 },
    { ratio: 2, amplitude: 0.24, harmonic: (k, hz) => k ** -0.75 * harmonium(hz), cents: 4, speaks: 0.1 },
  ],
  rate: 19_000,
  turn: 4096,
  slow: 52,
  highest: 6000,
  waver: 0.03,
  wind: 0.05,
  windLevel: (hz) => slope(900, 6)(hz),
};

const bellows = blurred(
  formants(
    [
      [700, 600, 0],
      [1900, 1100, -2],
      [3600, 1600, -8],
    ],
    -18,
  ),
  5,
);

const ACCORDION: Ranks = {
  name: "Accordion",
  ranks: [
    { ratio: 1, amplitude: 1, harmonic: (k, hz) => k ** -0.3 * bellows(hz), speaks: 0.035 },
    { ratio: 1, amplitude: 0.85, harmonic: (k, hz) => k ** -0.3 * bellows(hz), cents: 14, speaks: 0.05 },
    { ratio: 1, amplitude: 0.75, harmonic: (k, hz) => k ** -0.35 * bellows(hz), cents: -12, speaks: 0.06 },
  ],
  rate: 24_000,
  turn: 8192,
  slow: 55,
  highest: 9500,
  waver: 0.02,
  wind: 0.06,
  windLevel: (hz) => slope(2500, 6)(hz),
};

const boxed = blurred(
  formants(
    [
      [520, 380, 0],
      [1350, 500, -5],
      [2500, 800, -13],
    ],
    -30,
  ),
  5,
);

const BANDONEON: Ranks = {
  name: "Bandoneon",
  ranks: [
    { ratio: 1, amplitude: 1, harmonic: (k, hz) => k ** -0.5 * boxed(hz) * (k % 2 ? 1 : 0.55), speaks: 0.045 },
    { ratio: 2, amplitude: 0.6, harmonic: (k, hz) => k ** -0.4 * boxed(hz), speaks: 0.035 },
  ],
  rate: 19_000,
  turn: 4096,
  slow: 50,
  highest: 7000,
  waver: 0.06,
  wind: 0.08,
  windLevel: (hz) => slope(1800, 6)(hz),
};

const cupped = blurred(
  formants(
    [
      [900, 700, -2],
      [2100, 900, 0],
      [3800, 1500, -9],
    ],
    -22,
  ),
  5,
);

const HARMONICA: Ranks = {
  name: "Harmonica",
  ranks: [{ ratio: 1, amplitude: 1, harmonic: (k, hz) => k ** -0.15 * cupped(hz), speaks: 0.05 }],
  rate: 24_000,
  turn: 4096,
  slow: 0,
  highest: 9000,
  waver: 0.12,
  wind: 0.35,
  windLevel: (hz) => slope(3500, 6)(hz) * (hz > 900 ? 1 : 0.3),
};

const DRAWBARS: Tonewheels = {
  name: "Drawbar Organ",
  bars: [
    [0.5, 0.4],
    [1.5, 0.45],
    [1, 1],
    [2, 0.62],
    [3, 0.4],
    [4, 0.28],
    [8, 0.12],
  ],
  click: 0.09,
  drive: 0,
};

const PERCUSSIVE: Tonewheels = {
  name: "Percussive Organ",
  bars: [
    [0.5, 0.3],
    [1.5, 0.35],
    [1, 1],
  ],
  click: 0.2,
  drive: 0,
};

const ROCK: Tonewheels = {
  name: "Rock Organ",
  bars: [
    [0.5, 0.5],
    [1.5, 0.5],
    [1, 1],
    [2, 0.8],
    [3, 0.7],
    [4, 0.75],
    [5, 0.4],
    [6, 0.5],
    [8, 0.7],
  ],
  click: 0.25,
  drive: 2.6,
};

export const patches: readonly Patch[] = [
  {
    program: 16,
    name: "Drawbar Organ",
    range: [36, 96],
    zones: tonewheelOrgan(DRAWBARS, { rate: 1.1, volume: 0.8, pitch: 4 }, 18),
  },
  {
    program: 17,
    name: "Percussive Organ",
    range: [36, 96],
    zones: [...tonewheelOrgan(PERCUSSIVE, { rate: 6.7, volume: 0.3, pitch: 5 }, 8), percussion()],
  },
  {
    program: 18,
    name: "Rock Organ",
    range: [36, 96],
    zones: tonewheelOrgan(ROCK, { rate: 6.4, volume: 2.2, pitch: 9 }, 22),
  },
  {
    program: 19,
    name: "Church Organ",
    range: [36, 96],
    zones: reeds(CHURCH, [36, 48, 59, 71, 84], {
      volume: { attack: 0.004, release: 0.9 },
      dynamics: 24,
      reverb: 45,
    }),
  },
  {
    program: 20,
    name: "Reed Organ",
    range: [36, 96],
    zones: reeds(REED_ORGAN, [42, 55, 67, 81], {
      volume: { attack: 0.03, release: 0.26 },
      dynamics: 40,
      reverb: 14,
    }),
  },
  {
    program: 21,
    name: "Accordion",
    range: [48, 91],
    zones: reeds(ACCORDION, [50, 61, 72, 84], {
      volume: { attack: 0.012, release: 0.26 },
      dynamics: 60,
      filter: { cutoff: 7500, velocity: 1500 },
      reverb: 12,
    }),
  },
  {
    program: 22,
    name: "Harmonica",
    range: [60, 84],
    zones: reeds(HARMONICA, [60, 68, 76, 84], {
      volume: { attack: 0.015, release: 0.2 },
      dynamics: 70,
      filter: { cutoff: 7500, velocity: 2400 },
      modulation: { decay: 0.11, sustain: 100, toPitch: -45 },
      tremolo: { rate: 5.2, delay: 0.35, volume: 1.6, pitch: 5 },
      reverb: 16,
    }),
  },
  {
    program: 23,
    name: "Tango Accordion",
    range: [48, 91],
    zones: reeds(BANDONEON, [48, 60, 72, 84], {
      volume: { attack: 0.01, release: 0.22 },
      dynamics: 60,
      filter: { cutoff: 5500, velocity: 1700 },
      reverb: 14,
    }),
  },
];

import type { Patch, Zone } from "../patch.ts";
import { type Blown, blown } from "../synthesis/blown.ts";
import { toSilence } from "../synthesis/decay.ts";
import { blurred, type Formant, formants, slope } from "../synthesis/formants.ts";
import { hertz } from "../synthesis/pitch.ts";
import { plucked } from "../synthesis/plucked.ts";
import { section } from "../synthesis/section.ts";
import { split } from "../synthesis/split.ts";
import { type StruckOptions, struck } from "../synthesis/struck.ts";
import { taper } from "../synthesis/taper.ts";
import { wide } from "../synthesis/wide.ts";

/**
 * A box of wood with many resonances, and above `hill` hardly any sound: of the air, of the body, and the hill of the bridge
 * (Fletcher and Rossing, chapter 10). The cosines stand for the many narrow ones between.
 */
function box(list: readonly Formant[], hill: number, floor: number): (hz: number) => number {
  const main = blurred(formants(list, floor), 3);
  // The rest of the fall is the lowpass of the zones, which stays where it is while tones are transposed.
  const above = slope(hill, 3);
  return (hz) => main(hz) * above(hz) * (1 + 0.2 * Math.cos(hz / 33) + 0.17 * Math.cos(hz / 71 + 1));
}

const VIOLIN = box(
  [
    [280, 60, -2],
    [470, 90, 2],
    [560, 100, 1],
    [1100, 400, -7],
    [2500, 1300, 1],
  ],
  3800,
  -13,
);
const VIOLA = box(
  [
    [225, 50, -1],
    [370, 90, 0],
    [620, 200, -2],
    [1250, 380, 6],
    [2000, 900, -4],
  ],
  2500,
  -14,
);
const CELLO = box(
  [
    [102, 30, 0],
    [190, 60, 2],
    [310, 110, 2],
    [650, 250, -4],
    [1500, 900, -6],
  ],
  2300,
  -13,
);
const CONTRABASS = box(
  [
    [64, 25, 0],
    [105, 45, 3],
    [200, 90, 0],
    [520, 250, -5],
    [1000, 600, -7],
  ],
  1300,
  -14,
);

interface Bowed {
  readonly name: string;
  readonly keys: readonly number[];
  readonly body: (hz: number) => number;
  readonly highest: number;
  readonly rate: number;
  readonly attack: number;
  readonly rosin: number;
  readonly vibrato: NonNullable<Zone["vibrato"]>;
  readonly cutoff: number;
}

function bowed(how: Bowed): Zone[] {
  const { name, keys, body, highest, rate, attack, rosin, vibrato, cutoff } = how;
  const sound: Blown = {
    name,
    harmonic: (k, hz) => (k === 1 ? 0.8 : 1) * k ** -0.8 * body(hz) * taper(hz, highest),
    highest,
    attack,
    breath: { amplitude: rosin, level: (hz, fundamental) => body(hz) * (hz < fundamental * 0.8 ? 0.15 : 1) },
    chiff: { amplitude: rosin * 5, level: (hz) => body(hz) * (hz > 500 ? 1 : 0.4), half: 0.02 },
    waver: [0.1, 5],
    turn: 4096,
    rate,
  };
  return split(keys, (key) => ({
    tone: blown(sound, key),
    volume: { attack: 0.03, release: 0.34 },
    filter: { cutoff, velocity: 2200 },
    vibrato,
    tremolo: { rate: vibrato.rate, delay: vibrato.delay ?? 0, volume: 0.7 },
    modulation: { decay: 0.12, sustain: 100, toPitch: -18 },
    dynamics: 72,
    reverb: 20,
  }));
}

function tremoloStrings(): Zone[] {
  return wide([40, 53, 66, 80], 26, (key) => ({
    tone: section(
      {
        name: "Tremolo Strings",
        harmonic: (k, hz) => k ** -0.85 * (key < 55 ? CELLO(hz) + 0.3 * VIOLA(hz) : VIOLIN(hz)),
        highest: 8500,
        apart: 11,
        noise: { steady: 0.012, start: 0.05, level: slope(3500, 6) },
        attack: 0.06,
        strokes: 10.8,
        turn: 8192,
        rate: 18_000,
      },
      key,
    ),
    volume: { attack: 0.03, release: 0.75 },
    filter: { cutoff: 5200, velocity: 1800 },
    dynamics: 72,
    reverb: 26,
  }));
}

function pizzicato(): Zone[] {
  return split([38, 48, 58, 68, 80], (key) => {
    const decay = 0.27 * 2 ** (-(key - 48) / 26);
    const string = {
      key,
      at: 0.31,
      tilt: 0.8,
      brightness: 45 * hertz(key) ** 0.72,
      body: key < 55 ? CELLO : VIOLIN,
      decay,
      damping: 0.25 * decay,
      prompt: 0.35,
      beat: 1.5,
      most: 28,
    };
    return {
      tone: plucked({
        name: "Pizzicato",
        rate: 24_000,
        lead: 0.2,
        string,
        second: { string: { ...string, seed: key + 50, prompt: 0.9, beat: 4, at: 0.37 }, amplitude: 0.7 },
        knocks: [
          { from: 180, to: 900, amplitude: 0.22, decay: 0.012, seed: key },
          { from: 1200, to: 5000, amplitude: 0.14, decay: 0.005, seed: key + 3 },
        ],
      }),
      volume: { decay: toSilence(decay), sustain: 100, release: 0.3 },
      filter: { cutoff: 8000, velocity: 4200 },
      dynamics: 66,
      pan: Math.round((key - 60) * 0.4),
      reverb: 24,
      louder: 3,
    };
  });
}

function harp(): Zone[] {
  const wood = formants(
    [
      [190, 120, 1],
      [360, 200, 2],
      [800, 500, -2],
    ],
    -6,
  );
  return split([33, 45, 56, 67, 78, 91], (key) => {
    const decay = 1.6 * 2 ** (-(key - 36) / 26);
    return {
      tone: plucked({
        name: "Harp",
        rate: key < 50 ? 16_000 : 23_000,
        lead: key > 75 ? 0.19 : 0.25,
        string: {
          key,
          stiffness: 1e-5,
          at: 0.42,
          tilt: 0.85,
          brightness: 40 * hertz(key) ** 0.75,
          body: wood,
          decay,
          damping: 0.28 * decay,
          prompt: 0.25,
          beat: 0.5,
          most: 40,
        },
        knocks: [
          { from: 140, to: 800, amplitude: 0.16, decay: 0.02, seed: key },
          { from: 1500, to: 5500, amplitude: 0.05, decay: 0.006, seed: key + 5 },
        ],
      }),
      volume: { decay: toSilence(decay), sustain: 100, release: 2 },
      filter: { cutoff: 2950, velocity: 3800, keyTracking: 40 },
      modulation: { decay: 2, sustain: 100, release: 2, toCutoff: 2300 },
      pan: Math.round((key - 62) * 0.5),
      reverb: 26,
    };
  });
}

/**
 * A kettle: the air in it brings a few modes of the skin near to 2:3:4:5:6, harmonics of a pitch that is not there; the
 * others are gone at once (T. Rossing, "The physics of kettledrums", 1982).
 */
function timpani(): Zone[] {
  return split([38, 45, 53], (key) => {
    const knocks: NonNullable<StruckOptions["knocks"]> = [
      { from: 45, to: 190, amplitude: 0.75, decay: 0.05, seed: key },
      { from: 250, to: 2200, amplitude: 0.6, decay: 0.022, modes: 30, seed: key + 9 },
    ];
    return {
      tone: struck({
        name: "Timpani",
        key,
        rate: 12_000,
        lead: 0.55,
        loop: 0.2,
        modes: [
          { ratio: 1, amplitude: 1 },
          { ratio: 1.504, amplitude: 0.62, decay: 0.6, rest: 0.3 },
          { ratio: 1.742, amplitude: 0.3, decay: 0.18 },
          { ratio: 1.998, amplitude: 0.42, decay: 0.45, rest: 0.22 },
          { ratio: 2.245, amplitude: 0.22, decay: 0.14 },
          { ratio: 2.494, amplitude: 0.3, decay: 0.32, rest: 0.1 },
          { ratio: 2.8, amplitude: 0.2, decay: 0.14 },
          { ratio: 2.979, amplitude: 0.18, decay: 0.3 },
          { ratio: 3.46, amplitude: 0.14, decay: 0.2 },
          { ratio: 0.82, amplitude: 0.45, decay: 0.07 },
        ],
        knocks,
        touch: 0.0009,
      }),
      volume: { decay: toSilence(0.7), sustain: 100, release: 1.4 },
      filter: { cutoff: 5500, velocity: 4400 },
      modulation: { decay: 0.09, sustain: 100, toPitch: 16 },
      reverb: 26,
      louder: 2,
    };
  });
}

export const patches: readonly Patch[] = [
  {
    program: 40,
    name: "Violin",
    range: [55, 100],
    zones: bowed({
      name: "Violin",
      keys: [58, 67, 75, 84, 95],
      body: VIOLIN,
      highest: 13_000,
      rate: 30_000,
      attack: 0.075,
      rosin: 0.045,
      vibrato: { rate: 5.9, delay: 0.28, pitch: 17 },
      cutoff: 6000,
    }),
  },
  {
    program: 41,
    name: "Viola",
    range: [48, 91],
    zones: bowed({
      name: "Viola",
      keys: [51, 59, 68, 79],
      body: VIOLA,
      highest: 11_000,
      rate: 25_000,
      attack: 0.085,
      rosin: 0.05,
      vibrato: { rate: 5.4, delay: 0.3, pitch: 15 },
      cutoff: 4600,
    }),
  },
  {
    program: 42,
    name: "Cello",
    range: [36, 81],
    zones: bowed({
      name: "Cello",
      keys: [39, 48, 57, 68],
      body: CELLO,
      highest: 9500,
      rate: 22_000,
      attack: 0.12,
      rosin: 0.04,
      vibrato: { rate: 5.1, delay: 0.32, pitch: 15 },
      cutoff: 3000,
    }),
  },
  {
    program: 43,
    name: "Contrabass",
    range: [28, 67],
    zones: bowed({
      name: "Contrabass",
      keys: [31, 40, 50, 60],
      body: CONTRABASS,
      highest: 7000,
      rate: 17_000,
      attack: 0.12,
      rosin: 0.05,
      vibrato: { rate: 4.6, delay: 0.45, pitch: 8 },
      cutoff: 2100,
    }),
  },
  { program: 44, name: "Tremolo Strings", range: [36, 96], zones: tremoloStrings() },
  { program: 45, name: "Pizzicato Strings", range: [36, 91], zones: pizzicato() },
  { program: 46, name: "Orchestral Harp", range: [28, 98], zones: harp() },
  { program: 47, name: "Timpani", range: [36, 57], zones: timpani() },
];

import type { Patch, Zone } from "../patch.ts";
import { type Blown, blown } from "../synthesis/blown.ts";
import { type Detuned, detuned } from "../synthesis/detuned.ts";
import { formants, slope } from "../synthesis/formants.ts";
import { hertz } from "../synthesis/pitch.ts";
import { type Section, section } from "../synthesis/section.ts";
import { split } from "../synthesis/split.ts";
import { taper } from "../synthesis/taper.ts";
import { wide } from "../synthesis/wide.ts";

interface Horn {
  readonly name: string;
  readonly keys: readonly number[];
  readonly sound: Omit<Blown, "name" | "turn">;
  /** Hz of the lowpass at the loudest, and how far it falls for soft notes. */
  readonly cutoff: number;
  readonly velocity: number;
  /** Decibels that the filter takes off what the tone was measured at. */
  readonly louder: number;
  /** Cents that lips begin below the pitch. */
  readonly scoop: number;
  readonly vibrato?: NonNullable<Zone["vibrato"]>;
  readonly release: number;
}

/** Lips on a mouthpiece: the louder the brighter, and the bright part comes last. */
function brass(how: Horn): Zone[] {
  const { name, keys, sound, cutoff, velocity, louder, scoop, vibrato, release } = how;
  return split(keys, (key) => ({
    tone: blown({ ...sound, name, turn: 4096 }, key),
    volume: { attack: 0.012, release },
    filter: { cutoff, velocity, keyTracking: 12 },
    // One envelope bends both: while the pitch comes up from below, the tone opens.
    modulation: { decay: 0.085, sustain: 100, release: 0.1, toPitch: -scoop, toCutoff: -1100 },
    ...(vibrato ? { vibrato } : {}),
    dynamics: 72,
    reverb: 16,
    louder,
  }));
}

const lips = (hz: number, fundamental: number): number => (hz < fundamental ? 0.2 : slope(fundamental * 4, 8)(hz));

/** Harmonics rise to where the bell lets the sound out, and fall above it. */
function bell(open: number, perOctave: number, low: number, highest: number): Blown["harmonic"] {
  const fall = slope(open, perOctave);
  return (_, hz) => taper(hz, highest) * fall(hz) * (0.35 + 0.65 / (1 + (low / hz) ** 2));
}

const TRUMPET: Horn = {
  name: "Trumpet",
  keys: [55, 61, 67, 74, 82],
  sound: {
    harmonic: bell(2100, 5, 700, 11_500),
    highest: 11_500,
    attack: 0.045,
    breath: { amplitude: 0.02, level: lips },
    chiff: { amplitude: 0.14, level: lips, half: 0.01 },
    waver: [0.05, 7],
    rate: 26_000,
  },
  cutoff: 5200,
  louder: 1.5,
  velocity: 4400,
  scoop: 45,
  vibrato: { rate: 5.3, delay: 0.5, pitch: 8 },
  release: 0.22,
};

const TROMBONE: Horn = {
  name: "Trombone",
  keys: [39, 47, 54, 61, 69],
  sound: {
    harmonic: bell(760, 4, 330, 8300),
    highest: 8300,
    attack: 0.065,
    breath: { amplitude: 0.025, level: lips },
    chiff: { amplitude: 0.14, level: lips, half: 0.014 },
    waver: [0.05, 6],
    rate: 19_000,
  },
  cutoff: 2500,
  louder: 3.5,
  velocity: 4200,
  scoop: 70,
  vibrato: { rate: 4.9, delay: 0.6, pitch: 6 },
  release: 0.24,
};

const TUBA: Horn = {
  name: "Tuba",
  keys: [30, 38, 46, 56],
  sound: {
    harmonic: bell(260, 5, 90, 3200),
    highest: 3200,
    attack: 0.08,
    breath: { amplitude: 0.03, level: lips },
    chiff: { amplitude: 0.16, level: lips, half: 0.02 },
    waver: [0.05, 5],
    rate: 11_000,
  },
  cutoff: 800,
  louder: 2.2,
  velocity: 3000,
  scoop: 40,
  release: 0.24,
};

const stem = formants(
  [
    [1650, 700, 0],
    [3000, 1300, -3],
    [5200, 2200, -9],
  ],
  -26,
);

const MUTED_TRUMPET: Horn = {
  name: "Muted Trumpet",
  keys: [56, 64, 72, 81],
  sound: {
    harmonic: (k, hz) => taper(hz, 11_000) * stem(hz) * (k === 1 ? 0.8 : 1),
    highest: 11_000,
    attack: 0.035,
    breath: { amplitude: 0.03, level: (hz) => stem(hz) },
    chiff: { amplitude: 0.14, level: (hz) => stem(hz), half: 0.009 },
    waver: [0.05, 7],
    rate: 27_000,
  },
  cutoff: 9000,
  louder: -1,
  velocity: 3000,
  scoop: 35,
  vibrato: { rate: 5.5, delay: 0.45, pitch: 9 },
  release: 0.2,
};

const FRENCH_HORN: Horn = {
  name: "French Horn",
  keys: [41, 51, 61, 71],
  sound: {
    harmonic: bell(430, 6, 170, 5200),
    highest: 5200,
    attack: 0.09,
    breath: { amplitude: 0.025, level: lips },
    chiff: { amplitude: 0.1, level: lips, half: 0.02 },
    waver: [0.06, 5],
    rate: 14_000,
  },
  cutoff: 1500,
  louder: 2,
  velocity: 4000,
  scoop: 28,
  release: 0.36,
};

const SECTION: Section = {
  name: "Brass Section",
  harmonic: (_, hz) => slope(1500, 12)(hz) * (0.4 + 0.6 / (1 + (420 / hz) ** 2)),
  highest: 10_000,
  apart: 7,
  noise: { steady: 0.006, start: 0.14, level: (hz) => slope(1800, 6)(hz) },
  attack: 0.055,
  turn: 8192,
  rate: 22_000,
};

const SAWS: Detuned = {
  name: "Synth Brass",
  harmonic: (k) => 1 / k,
  cents: [-8, 0, 7],
  highest: 9500,
  turn: 8192,
  rate: 21_000,
};
const MELLOW: Detuned = {
  ...SAWS,
  name: "Mellow Brass",
  harmonic: (k) => Math.abs(Math.sin(Math.PI * k * 0.4)) * k ** -1.25,
  cents: [-8, -1, 7],
  highest: 6000,
  turn: 8192,
  rate: 14_000,
};

export const patches: readonly Patch[] = [
  { program: 56, name: "Trumpet", range: [52, 86], zones: brass(TRUMPET) },
  { program: 57, name: "Trombone", range: [36, 74], zones: brass(TROMBONE) },
  { program: 58, name: "Tuba", range: [26, 65], zones: brass(TUBA) },
  { program: 59, name: "Muted Trumpet", range: [52, 86], zones: brass(MUTED_TRUMPET) },
  { program: 60, name: "French Horn", range: [36, 77], zones: brass(FRENCH_HORN) },
  {
    program: 61,
    name: "Brass Section",
    range: [36, 86],
    zones: wide([41, 53, 65, 78], 26, (key) => ({
      tone: section(SECTION, key),
      volume: { attack: 0.012, release: 0.3 },
      filter: { cutoff: Math.max(6000, 12 * hertz(key)), velocity: 4000 },
      modulation: { decay: 0.1, sustain: 100, release: 0.2, toPitch: -35, toCutoff: -1000 },
      dynamics: 72,
      reverb: 22,
    })),
  },
  {
    program: 62,
    name: "Synth Brass 1",
    range: [36, 86],
    zones: split([41, 53, 65, 78], (key) => ({
      tone: detuned(SAWS, key),
      volume: { attack: 0.016, release: 0.3 },
      filter: { cutoff: 1050, resonance: 4, velocity: 1400, keyTracking: 50 },
      modulation: { attack: 0.045, decay: 0.9, sustain: 55, release: 0.15, toCutoff: 2800 },
      dynamics: 64,
      reverb: 14,
      chorus: 22,
    })),
  },
  {
    program: 63,
    name: "Synth Brass 2",
    range: [36, 86],
    zones: split([43, 57, 72], (key) => ({
      tone: detuned(MELLOW, key),
      volume: { attack: 0.07, release: 0.5 },
      filter: { cutoff: 650, resonance: 2, velocity: 1400, keyTracking: 60 },
      modulation: { attack: 0.22, decay: 1.6, sustain: 40, release: 0.35, toCutoff: 2000 },
      dynamics: 64,
      reverb: 20,
      chorus: 34,
    })),
  },
];

import type { Patch, Tone, Zone } from "../patch.ts";
import { toSilence } from "../synthesis/decay.ts";
import { type Detuned, detuned } from "../synthesis/detuned.ts";
import { blurred, type Formant, formants, slope } from "../synthesis/formants.ts";
import type { Layer } from "../synthesis/levels.ts";
import { type Section, section } from "../synthesis/section.ts";
import { split } from "../synthesis/split.ts";
import { wide } from "../synthesis/wide.ts";

const STRING_KEYS = [36, 47, 58, 69, 82];
const made = new Map<number, Tone>();

const hall = formants(
  [
    [230, 200, 1],
    [480, 300, 2],
    [1000, 700, -3],
    [2400, 1600, -1],
  ],
  -9,
);
const bright = slope(3600, 4);

const STRINGS: Section = {
  name: "Strings",
  harmonic: (k, hz) => k ** -0.85 * hall(hz) * bright(hz),
  highest: 9500,
  apart: 10,
  noise: { steady: 0.008, start: 0.05, level: slope(3000, 6) },
  attack: 0.13,
  turn: 16_384,
  rate: 20_500,
};

/** Both string ensembles are the same players. */
function strings(key: number): Tone {
  const known = made.get(key) ?? section(STRINGS, key);
  made.set(key, known);
  return known;
}

const sawtooth = (k: number): number => 1 / k;
/** A pulse of a third of the period. */
const pulse = (k: number): number => Math.abs(Math.sin(Math.PI * k * 0.33)) / k;

const SYNTH_STRINGS_1: Detuned = {
  name: "Synth Strings",
  harmonic: sawtooth,
  cents: [-13, -8, -3, 2, 7, 12],
  highest: 9500,
  turn: 16_384,
  rate: 21_000,
};
const SYNTH_STRINGS_2: Detuned = {
  ...SYNTH_STRINGS_1,
  name: "Pulse Strings",
  harmonic: pulse,
  cents: [-9, 1, 8],
  highest: 7000,
  turn: 8192,
  rate: 16_000,
};

/** What a mouth makes of a voice, blurred over so many semitones; women's and boys' are shorter than men's. */
function mouth(list: readonly Formant[], floor: number, semitones: number): (hz: number, key: number) => number {
  const men = blurred(formants(list, floor), semitones);
  return (hz, key) => men(hz / (1 + 0.17 * Math.min(1, Math.max(0, (key - 50) / 14))));
}

/** The vowels are near to those of men that G. Peterson and H. Barney measured (1952). */
const AAH = mouth(
  [
    [710, 170, 0],
    [1130, 220, -3],
    [2600, 220, -18],
    [3300, 300, -21],
    [4300, 600, -32],
  ],
  -34,
  5,
);
const OOH = mouth(
  [
    [340, 110, 0],
    [820, 130, -11],
    [2350, 250, -32],
    [3200, 300, -36],
  ],
  -46,
  6,
);

const VOICES: Section = {
  name: "Choir Aahs",
  harmonic: (k, hz, key) => k ** -0.75 * AAH(hz, key),
  highest: 7000,
  apart: 15,
  noise: { steady: 0.012, start: 0.02, level: (hz) => AAH(hz, 60) * (hz > 400 ? 1 : 0.2) },
  attack: 0.16,
  turn: 8192,
  rate: 15_000,
};
const OOHS: Section = {
  ...VOICES,
  name: "Voice Oohs",
  harmonic: (k, hz, key) => k ** -0.8 * (OOH(hz, key) + (k === 1 ? 0.25 : 0)),
  highest: 4200,
  apart: 12,
  noise: { steady: 0.012, start: 0.02, level: (hz) => OOH(hz, 60) },
  attack: 0.2,
  rate: 10_000,
};
const VOICE_KEYS = [43, 50, 57, 64, 71, 78];

const vowel = mouth(
  [
    [520, 320, 0],
    [1700, 520, -6],
    [2600, 700, -11],
    [3500, 900, -16],
  ],
  -30,
  6,
);

const HIT: Section = {
  name: "Orchestra Hit",
  harmonic: (k, hz) => k ** -0.6 * slope(3200, 9)(hz),
  highest: 9500,
  apart: 9,
  voices: [
    [1, 1],
    [0.5, 0.6],
    [2, 0.7],
    [4, 0.35],
    [1.5, 0.25],
  ],
  noise: { steady: 0.02, start: 0.9, level: (hz) => slope(500, 4)(hz) },
  attack: 0.03,
  turn: 8192,
  rate: 20_000,
};

function choir(how: Section, layer: Omit<Layer, "tone">): Zone[] {
  return wide(VOICE_KEYS, 24, (key) => ({ ...layer, tone: section(how, key) }));
}

export const patches: readonly Patch[] = [
  {
    program: 48,
    name: "String Ensemble 1",
    range: [28, 96],
    zones: wide(STRING_KEYS, 30, (key) => ({
      tone: strings(key),
      volume: { attack: 0.06, release: 0.8 },
      filter: { cutoff: 5400, velocity: 2000 },
      dynamics: 72,
      reverb: 26,
    })),
  },
  {
    program: 49,
    name: "String Ensemble 2",
    range: [28, 96],
    zones: wide(STRING_KEYS, 38, (key) => ({
      tone: strings(key),
      volume: { attack: 0.42, release: 1.5 },
      filter: { cutoff: 1500, velocity: 1500, keyTracking: 45 },
      modulation: { attack: 0.7, decay: 3, sustain: 40, release: 0.8, toCutoff: 900 },
      dynamics: 72,
      reverb: 38,
      chorus: 8,
      louder: 1,
    })),
  },
  {
    program: 50,
    name: "Synth Strings 1",
    range: [36, 96],
    zones: split([40, 54, 68, 84], (key) => ({
      tone: detuned(SYNTH_STRINGS_1, key),
      volume: { attack: 0.12, release: 0.9 },
      filter: { cutoff: 5200, resonance: 2, velocity: 1800, keyTracking: 40 },
      dynamics: 60,
      reverb: 20,
      chorus: 45,
    })),
  },
  {
    program: 51,
    name: "Synth Strings 2",
    range: [36, 96],
    zones: split([42, 57, 72, 88], (key) => ({
      tone: detuned(SYNTH_STRINGS_2, key),
      volume: { attack: 0.3, release: 1.3 },
      filter: { cutoff: 900, resonance: 5, velocity: 1500, keyTracking: 35 },
      modulation: { attack: 1.1, decay: 3, sustain: 35, release: 0.9, toCutoff: 2000 },
      tremolo: { rate: 0.45, cutoff: 350 },
      dynamics: 60,
      reverb: 24,
      chorus: 50,
    })),
  },
  {
    program: 52,
    name: "Choir Aahs",
    range: [40, 84],
    zones: choir(VOICES, {
      volume: { attack: 0.06, release: 0.85 },
      filter: { cutoff: 12_000, velocity: 2400 },
      dynamics: 64,
      reverb: 34,
    }),
  },
  {
    program: 53,
    name: "Voice Oohs",
    range: [40, 84],
    zones: choir(OOHS, {
      volume: { attack: 0.08, release: 0.8 },
      filter: { cutoff: 9000, velocity: 2000 },
      dynamics: 64,
      reverb: 34,
    }),
  },
  {
    program: 54,
    name: "Synth Voice",
    range: [40, 84],
    zones: split([45, 57, 69, 80], (key) => ({
      tone: detuned(
        {
          name: "Voice Synth Tone",
          harmonic: (k, hz) => k ** -0.7 * vowel(hz, key),
          cents: [-8, -1, 6],
          highest: 7500,
          turn: 8192,
          rate: 16_000,
        },
        key,
      ),
      volume: { attack: 0.05, release: 0.6 },
      filter: { cutoff: 2300, resonance: 4, velocity: 1800, keyTracking: 30 },
      modulation: { attack: 0.16, decay: 0.8, sustain: 40, release: 0.4, toCutoff: 1500 },
      vibrato: { rate: 5.3, delay: 0.35, pitch: 12 },
      dynamics: 64,
      reverb: 24,
      chorus: 34,
    })),
  },
  {
    program: 55,
    name: "Orchestra Hit",
    range: [40, 80],
    zones: wide([45, 59, 74], 26, (key) => ({
      tone: section(HIT, key),
      volume: { decay: toSilence(0.32), sustain: 100, release: 1 },
      filter: { cutoff: 5200, velocity: 2400 },
      modulation: { decay: 0.7, sustain: 100, toCutoff: 1900 },
      reverb: 34,
    })),
  },
];

import type { Patch, Tone, Zone } from "../patch.ts";
import { toSilence } from "../synthesis/decay.ts";
import { hertz } from "../synthesis/pitch.ts";
import { type PluckedOptions, plucked } from "../synthesis/plucked.ts";
import { split } from "../synthesis/split.ts";
import { type BarMode, struck } from "../synthesis/struck.ts";

/**
 * Of the strings of a grand piano: the wound ones of the bass and the short ones of the treble are the stiffest. The two
 * lines are those that F. Rigaud, B. David and L. Daudet fitted ("A parametric model and estimation techniques for the
 * inharmonicity and tuning of the piano", 2013).
 */
function stiffness(key: number): number {
  return Math.exp(0.0926 * key - 13.64) + Math.exp(-0.0847 * key - 5.82);
}

/** Seconds to 1/e of the lowest partial. */
function ringing(key: number): number {
  return 4.7 * 2 ** (-(key - 21) / 21) * (key > 80 ? 2 ** (-(key - 80) / 22) : 1);
}

/** A soundboard does not give off what is far below 100 Hz, and has hills of its own. */
function soundboard(hz: number): number {
  const low = 1 / (1 + (85 / hz) ** 2);
  return low * (1 + 0.25 * Math.cos(hz / 61) * Math.exp(-hz / 900) + 0.18 * Math.cos(hz / 143));
}

const KEYS = [24, 33, 41, 49, 56, 63, 70, 78, 87, 98];
const FEWER_KEYS = [31, 45, 58, 71, 86];

interface Hammer {
  readonly name: string;
  /** Times the brightness of a grand's hammers. */
  readonly hardness: number;
  readonly tilt: number;
  readonly stiff: number;
  readonly body: (hz: number) => number;
  readonly knock: number;
  readonly lead: number;
}

function hammered(key: number, hammer: Hammer): PluckedOptions {
  const hz = hertz(key);
  const decay = ringing(key);
  const high = key > 72;
  return {
    name: hammer.name,
    rate: key < 43 ? 17_000 : high ? 30_000 : 24_000,
    lead: hammer.lead * (key < 43 ? 0.58 : high ? 0.33 : 0.48),
    cycles: 8,
    string: {
      key,
      stiffness: stiffness(key) * hammer.stiff,
      at: key < 70 ? 0.121 : 0.121 - (key - 70) * 0.0014,
      tilt: hammer.tilt,
      brightness: (1100 + 15 * hz ** 0.85) * hammer.hardness,
      body: hammer.body,
      decay,
      damping: 0.38 * decay,
      prompt: 0.55,
      beat: 0.25 + hz / 900,
      most: key < 43 ? 90 : 48,
    },
    knocks: [
      { from: 70, to: 700, amplitude: (key > 84 ? 0.16 : 0.28) * hammer.knock, decay: 0.035, modes: 20, seed: key },
      {
        from: 700,
        to: 5200,
        amplitude: (key > 84 ? 0.07 : high ? 0.12 : 0.1) * hammer.knock,
        decay: 0.012,
        modes: 22,
        seed: key + 500,
      },
    ],
  };
}

/** One grand; what is called bright is the same with nothing in front of it. */
const GRAND: Hammer = { name: "Grand", hardness: 2.1, tilt: 0.74, stiff: 1, body: soundboard, knock: 1.1, lead: 1 };
const ELECTRIC: Hammer = {
  name: "EGrand",
  hardness: 1.3,
  tilt: 0.55,
  stiff: 0.4,
  body: (hz) => (1 / (1 + (160 / hz) ** 2)) * (1 + 0.8 * Math.exp(-(((hz - 1500) / 700) ** 2))),
  knock: 0.45,
  lead: 0.6,
};

interface Voicing {
  readonly hammer: Hammer;
  readonly keys: readonly number[];
  /** Hz of the lowpass when the string has calmed down, and cents that it is more open at first. */
  readonly cutoff: number;
  readonly open: number;
  readonly velocity: number;
  readonly tune?: number;
  readonly width?: number;
  readonly louder?: number;
  readonly chorus?: number;
}

function piano({
  hammer,
  keys,
  cutoff,
  open,
  velocity,
  tune = 0,
  width = 0.3,
  louder = 0,
  chorus = 0,
}: Voicing): Zone[] {
  return split(keys, (key) => ({
    tone: pianoTone(hammer, key),
    louder,
    volume: { decay: toSilence(ringing(key)), sustain: 100, release: key > 88 ? 1.2 : key < 45 ? 0.6 : 0.42 },
    filter: { cutoff, velocity, keyTracking: 30 },
    modulation: { decay: 3.5, sustain: 100, toCutoff: open, release: 3.5 },
    pan: Math.round((key - 62) * width),
    tune,
    reverb: 10,
    chorus,
  }));
}

const made = new Map<string, Tone>();

/** Programs that have the same hammers share their tones. */
function pianoTone(hammer: Hammer, key: number): Tone {
  const id = `${hammer.name} ${key}`;
  const known = made.get(id) ?? plucked(hammered(key, hammer));
  made.set(id, known);
  return known;
}

/** A tine beside a coil: nearly a sine when it is stroked, and all the harder harmonics the further it swings. */
function tine(key: number, hard: boolean): Tone {
  const hz = hertz(key);
  // A short tine hardly bends in front of its coil.
  const pure = Math.min(1, (330 / hz) ** 0.6);
  const harmonics = hard ? [1, 0.52, 0.24, 0.15, 0.08, 0.045, 0.02] : [1, 0.3, 0.09, 0.035];
  const modes: BarMode[] = harmonics.map((amplitude, index) => ({
    ratio: index + 1,
    amplitude: index === 0 ? 1 : amplitude * pure ** index,
  }));
  // What dies of the bark: more of the same harmonics, gone in a third of a second.
  for (let k = 2; k < 9; k++)
    modes.push({ ratio: k, amplitude: ((hard ? 0.5 : 0.16) * pure) / k, decay: 0.3 / Math.sqrt(k) });
  const bell = Math.min(1, 500 / hz);
  modes.push(
    { ratio: 6.27, amplitude: (hard ? 0.3 : 0.2) * bell, decay: 0.16 },
    { ratio: 8.4, amplitude: (hard ? 0.14 : 0.08) * bell, decay: 0.09 },
    { ratio: 17.55, amplitude: (hard ? 0.14 : 0.06) * bell, decay: 0.045 },
  );
  return struck({
    name: hard ? "Tine Hard" : "Tine",
    key,
    rate: key > 70 ? 28_000 : 22_050,
    lead: hard ? 0.24 : 0.17,
    modes,
    knocks: [{ from: 120, to: 1200, amplitude: hard ? 0.07 : 0.04, decay: 0.02, seed: key }],
  });
}

const TINES = [36, 49, 61, 73, 88];

function tines(hard: boolean): Zone[] {
  return split(TINES, (key) => ({
    tone: tine(key, hard),
    louder: hard ? 0 : -2,
    velocities: hard ? [82, 127] : [0, 81],
    volume: { decay: toSilence(2.9 * 2 ** (-(key - 40) / 30)), sustain: 100, release: 0.38 },
    tremolo: { rate: 4.6, volume: 1.1 },
    filter: { cutoff: 13_450, velocity: 4200 },
    pan: Math.round((key - 62) * 0.2),
    reverb: 8,
    chorus: 14,
  }));
}

/** The electric piano of frequency modulation (J. Chowning, 1973): of its two pairs of operators, the one that sings. */
function fmBody(key: number): Tone {
  const modes: BarMode[] = [1, 0.33, 0.16, 0.05, 0.03].map((amplitude, index) => ({ ratio: index + 1, amplitude }));
  for (let k = 2; k < 6; k++) modes.push({ ratio: k, amplitude: 0.5 / k, decay: 0.5 / k });
  return struck({ name: "FM Piano", key, rate: key > 62 ? 24_000 : 18_000, lead: 0.2, modes, touch: 0.0012 });
}

/** Hz above which the other pair is not modulated: its side bands would be no tine any more. */
const TINE_TOP = 7000;

/** The pair that strikes: a carrier at the pitch, modulated at 14 times that, so side bands about the 14th harmonic. */
function fmTine(key: number): Tone {
  const middle = Math.min(14, Math.round(TINE_TOP / hertz(key)));
  const modes = [0.06, 0.18, 0.59, 1, 0.59, 0.18, 0.06].map((amplitude, index) => ({
    ratio: middle + index - 3,
    amplitude,
  }));
  return struck({ name: "FM Tine", key, rate: 36_000, lead: 0.02, modes, touch: 0.001 });
}

function fmPiano(): Zone[] {
  const shared = { reverb: 12, chorus: 45 };
  return [
    ...split([40, 54, 67, 82], (key) => ({
      ...shared,
      tone: fmBody(key),
      volume: { decay: toSilence(1.9 * 2 ** (-(key - 48) / 28)), sustain: 100, release: 0.5 },
      filter: { cutoff: 13_000, velocity: 4000 },
    })),
    ...split([40, 52, 64, 76, 88], (key) => ({
      ...shared,
      tone: fmTine(key),
      volume: { decay: toSilence(0.34 * Math.min(1, 300 / hertz(key))), sustain: 100, release: 0.3 },
      // How deep it is modulated is what the hand decides.
      dynamics: 130,
      louder: -11 + 12 * Math.log10(Math.min(1.2, 330 / hertz(key))),
    })),
  ];
}

/** Two choirs of strings, eight feet and four, torn by quills: always as bright, always as loud. */
function harpsichord(): Zone[] {
  const wood = (hz: number): number => (1 / (1 + (120 / hz) ** 2)) * (1 + 0.35 * Math.cos(hz / 170));
  return split([35, 46, 57, 67, 79], (key) => {
    const decay = 2.4 * 2 ** (-(key - 31) / 30);
    const string = {
      key,
      stiffness: 4e-5 * 2 ** ((key - 40) / 14),
      at: 0.13,
      tilt: 0.42,
      brightness: 7500,
      body: wood,
      decay,
      damping: 0.13 * decay,
      prompt: 0.28,
      beat: 0.5,
      most: 80,
    };
    return {
      tone: plucked({
        name: "Harpsichord",
        rate: 25_000,
        lead: 0.23,
        string,
        second: { string: { ...string, key: key + 12, at: 0.18, beat: 0.9 }, amplitude: 0.42 },
        knocks: [
          { from: 1500, to: 9000, amplitude: 0.4, decay: 0.007, seed: key },
          { from: 150, to: 900, amplitude: 0.16, decay: 0.03, seed: key + 9 },
        ],
      }),
      volume: { decay: toSilence(decay), sustain: 100, release: 0.3 },
      filter: { cutoff: 3600, keyTracking: 40 },
      modulation: { decay: 1.5, sustain: 100, release: 1.5, toCutoff: 2300 },
      dynamics: 40,
      pan: Math.round((key - 60) * 0.2),
      reverb: 12,
    };
  });
}

/** Strings that hammers press on anvils, heard by two coils. */
function clavinet(): Zone[] {
  return split([34, 45, 56, 67, 79], (key) => {
    const decay = 1.3 * 2 ** (-(key - 33) / 26);
    return {
      tone: plucked({
        name: "Clavinet",
        rate: 24_000,
        lead: 0.22,
        string: {
          key,
          stiffness: 6e-5,
          at: 0.05,
          pickup: 0.17,
          tilt: 0.35,
          brightness: 4200,
          decay,
          damping: 0.1 * decay,
          prompt: 0.35,
          most: 70,
        },
        knocks: [{ from: 400, to: 4200, amplitude: 0.3, decay: 0.006, seed: key }],
      }),
      volume: { decay: toSilence(decay), sustain: 100, release: 0.13 },
      filter: { cutoff: 2600, resonance: 4, velocity: 2600, keyTracking: 30 },
      modulation: { decay: 1.4, sustain: 100, toCutoff: 2200 },
      reverb: 6,
    };
  });
}

export const patches: readonly Patch[] = [
  {
    program: 0,
    name: "Acoustic Grand Piano",
    range: [21, 108],
    zones: piano({ hammer: GRAND, keys: KEYS, cutoff: 2200, open: 1600, velocity: 4000 }),
  },
  {
    program: 1,
    name: "Bright Piano",
    range: [21, 108],
    zones: piano({ hammer: GRAND, keys: KEYS, cutoff: 13_000, open: 600, velocity: 4200 }),
  },
  {
    program: 2,
    name: "Electric Grand Piano",
    range: [28, 100],
    zones: piano({ hammer: ELECTRIC, keys: FEWER_KEYS, cutoff: 5000, open: 1800, velocity: 4000, chorus: 22 }),
  },
  {
    program: 3,
    name: "Honky-tonk Piano",
    range: [28, 103],
    zones: [
      ...piano({ hammer: GRAND, keys: KEYS, cutoff: 13_000, open: 600, velocity: 4200, tune: 9, louder: -3 }),
      ...piano({
        hammer: GRAND,
        keys: KEYS,
        cutoff: 8000,
        open: 1500,
        velocity: 4200,
        tune: -9,
        louder: -3,
        width: -0.3,
      }),
    ],
  },
  { program: 4, name: "Electric Piano 1", range: [28, 100], zones: [...tines(false), ...tines(true)] },
  { program: 5, name: "Electric Piano 2", range: [28, 100], zones: fmPiano() },
  { program: 6, name: "Harpsichord", range: [29, 89], zones: harpsichord() },
  { program: 7, name: "Clavinet", range: [29, 88], zones: clavinet() },
];

import type { Patch, Tone, Zone } from "../patch.ts";
import { additive, type Partial } from "../synthesis/additive.ts";
import { toSilence } from "../synthesis/decay.ts";
import { formants } from "../synthesis/formants.ts";
import { type Fretted, fretted } from "../synthesis/fretted.ts";
import { type KnockOptions, knock } from "../synthesis/knock.ts";
import type { Layer } from "../synthesis/levels.ts";
import { loopFor } from "../synthesis/loop.ts";
import { hertz } from "../synthesis/pitch.ts";
import { recording } from "../synthesis/recording.ts";
import { split } from "../synthesis/split.ts";
import { stringPartials } from "../synthesis/strings.ts";
import { type Wave, wave } from "../synthesis/wave.ts";

const KEYS = [30, 38, 46, 56];

/** Four strings from E1; low notes need fewer periods in a loop of the same length. */
const BASS = { keys: KEYS, open: 28, cycles: 5 } as const;

const doubleBass = formants(
  [
    [62, 40, 0],
    [105, 50, 3],
    [220, 120, 1],
    [480, 300, -6],
    [900, 600, -10],
    [2000, 1500, -16],
  ],
  -14,
);

const ACOUSTIC: Fretted = {
  ...BASS,
  name: "Acoustic Bass",
  rate: 16_000,
  lead: 0.2,
  decay: 0.75,
  halves: 30,
  damping: 2.2,
  string: {
    stiffness: 6e-5,
    at: 0.2,
    tilt: 0.8,
    brightness: 1250,
    body: doubleBass,
    prompt: 0.35,
    beat: 0.8,
    most: 40,
  },
  knocks: [
    { from: 45, to: 220, amplitude: 0.28, decay: 0.045, seed: 321 },
    { from: 500, to: 2600, amplitude: 0.16, decay: 0.011, seed: 322 },
  ],
  layer: {
    filter: { cutoff: 800, velocity: 2800, keyTracking: 15 },
    modulation: { decay: 1.1, sustain: 100, release: 1.1, toCutoff: 3200 },
    reverb: 6,
  },
  release: 0.22,
};

const FINGER: Fretted = {
  ...BASS,
  name: "Finger Bass",
  rate: 18_000,
  lead: 0.2,
  decay: 1.7,
  halves: 34,
  damping: 0.85,
  string: { stiffness: 7e-5, at: 0.17, pickup: 0.16, tilt: 0.95, brightness: 1500, prompt: 0.22, beat: 0.4, most: 40 },
  knocks: [{ from: 90, to: 900, amplitude: 0.15, decay: 0.012, seed: 331 }],
  layer: {
    filter: { cutoff: 950, velocity: 3000, keyTracking: 15 },
    modulation: { decay: 1.3, sustain: 100, release: 1.3, toCutoff: 2900 },
    reverb: 4,
  },
  release: 0.2,
};

const PICK: Fretted = {
  ...BASS,
  name: "Pick Bass",
  rate: 22_050,
  lead: 0.2,
  decay: 1.5,
  halves: 34,
  damping: 0.35,
  string: { stiffness: 7e-5, at: 0.075, pickup: 0.12, tilt: 0.8, brightness: 4000, prompt: 0.25, beat: 0.4, most: 60 },
  knocks: [{ from: 1200, to: 5500, amplitude: 0.34, decay: 0.006, seed: 341 }],
  layer: {
    filter: { cutoff: 1700, velocity: 3000, keyTracking: 15 },
    modulation: { decay: 1.2, sustain: 100, release: 1.2, toCutoff: 3000 },
    reverb: 4,
  },
  release: 0.18,
};

const SLAP_1: Fretted = {
  ...BASS,
  name: "Slap Bass",
  rate: 24_000,
  lead: 0.2,
  decay: 1.5,
  halves: 34,
  damping: 0.5,
  string: {
    stiffness: 1e-4,
    at: 0.045,
    pickup: 0.11,
    tilt: 0.55,
    brightness: 4600,
    // A smiling equaliser: much below 120 Hz and above 2 kHz, little between.
    body: formants(
      [
        [70, 90, 6],
        [3300, 3000, 3],
      ],
      -9,
    ),
    prompt: 0.35,
    beat: 0.5,
    most: 80,
  },
  knocks: [
    { from: 1500, to: 8000, amplitude: 0.42, decay: 0.008, seed: 361 },
    { from: 60, to: 300, amplitude: 0.3, decay: 0.025, seed: 362 },
  ],
  layer: {
    filter: { cutoff: 1700, velocity: 3000, keyTracking: 15 },
    modulation: { decay: 1.2, sustain: 100, release: 1.2, toCutoff: 3500 },
    dynamics: 72,
    reverb: 4,
  },
  release: 0.18,
};

const SLAP_2: Fretted = {
  ...BASS,
  name: "Pop Bass",
  rate: 24_000,
  lead: 0.2,
  decay: 0.9,
  halves: 34,
  damping: 0.3,
  string: {
    stiffness: 1.2e-4,
    at: 0.24,
    pickup: 0.07,
    tilt: 0.5,
    brightness: 5200,
    body: formants(
      [
        [180, 200, 0],
        [1600, 1200, 4],
        [4500, 3000, 3],
      ],
      -10,
    ),
    prompt: 0.4,
    beat: 0.5,
    most: 80,
  },
  knocks: [{ from: 2500, to: 11_000, amplitude: 0.6, decay: 0.012, seed: 371 }],
  layer: {
    filter: { cutoff: 2300, velocity: 2800, keyTracking: 15 },
    modulation: { decay: 0.8, sustain: 100, release: 0.8, toCutoff: 3400 },
    dynamics: 66,
    reverb: 4,
  },
  release: 0.16,
};

/** No fret ends the string but a fingertip: soft at first, then its harmonics open like a mouth. */
function fretless(): Zone[] {
  return split(KEYS, (key) => {
    const decay = 1.5 * 2 ** (-(key - 28) / 36);
    return {
      tone: fretlessTone(key, decay),
      volume: { attack: 0.006, decay: toSilence(decay), sustain: 100, release: 0.22 },
      filter: { cutoff: 520, resonance: 5, velocity: 1500, keyTracking: 50 },
      modulation: { attack: 0.11, decay: 2.2, sustain: 100, release: 2, toCutoff: 2500 },
      vibrato: { rate: 4.9, delay: 0.45, pitch: 13 },
      reverb: 8,
      chorus: 12,
    };
  });
}

function fretlessTone(key: number, decay: number): Tone {
  const loop = loopFor(key, { rate: 17_000, seconds: 5 / hertz(key) });
  const string = stringPartials(loop, {
    key,
    stiffness: 4e-5,
    at: 0.16,
    pickup: 0.13,
    tilt: 0.85,
    brightness: 1700,
    decay,
    damping: 0.5 * decay,
    prompt: 0,
    most: 36,
  });
  const mouth = formants(
    [
      [110, 160, 0],
      [520, 260, 2],
      [980, 400, -2],
    ],
    -12,
  );
  const partials: Partial[] = string.map((partial, index) => ({
    ...partial,
    amplitude: partial.amplitude * mouth((partial.cycles * loop.rate) / loop.frames),
    rise: index === 0 ? 0.008 : Math.min(0.1, 0.02 + 0.012 * index),
  }));
  const finger: KnockOptions = { from: 70, to: 700, amplitude: 0.02, decay: 0.012, seed: key };
  const sound = additive([...partials, ...knock(loop, finger)], loop, 0.26);
  return recording({ name: `Fretless Bass ${key}`, rate: loop.rate, key, fadeIn: 0.0004, ...sound });
}

/** Waves of analogue synthesizers: amplitude of each harmonic. */
const saw = (k: number): number => 1 / k;
const square = (k: number): number => (k % 2 === 1 ? 1 / k : 0);

function synthBass(name: string, harmonic: Wave["harmonic"], layer: Omit<Layer, "tone">): Zone[] {
  const sound: Wave = { name, harmonic, highest: 10_500, rate: 24_000 };
  return split([28, 36, 45, 55, 66], (key) => ({ ...layer, tone: wave(sound, key) }));
}

export const patches: readonly Patch[] = [
  { program: 32, name: "Acoustic Bass", range: [28, 67], zones: fretted(ACOUSTIC) },
  { program: 33, name: "Finger Bass", range: [28, 67], zones: fretted(FINGER) },
  { program: 34, name: "Pick Bass", range: [28, 67], zones: fretted(PICK) },
  { program: 35, name: "Fretless Bass", range: [28, 67], zones: fretless() },
  { program: 36, name: "Slap Bass 1", range: [28, 67], zones: fretted(SLAP_1) },
  { program: 37, name: "Slap Bass 2", range: [28, 67], zones: fretted(SLAP_2) },
  {
    program: 38,
    name: "Synth Bass 1",
    range: [28, 67],
    zones: synthBass("Saw Bass", saw, {
      louder: 4,
      volume: { decay: 6, sustain: 5, release: 0.12 },
      filter: { cutoff: 330, resonance: 6, velocity: 1200, keyTracking: 55 },
      modulation: { decay: 0.5, sustain: 92, release: 0.2, toCutoff: 3900 },
      dynamics: 60,
      reverb: 3,
    }),
  },
  {
    program: 39,
    name: "Synth Bass 2",
    range: [28, 67],
    zones: synthBass("Square Bass", square, {
      volume: { decay: 9, sustain: 100, release: 0.13 },
      filter: { cutoff: 620, resonance: 2, velocity: 1500, keyTracking: 70 },
      modulation: { decay: 0.16, sustain: 100, release: 0.2, toCutoff: 1900 },
      reverb: 3,
      chorus: 10,
    }),
  },
];

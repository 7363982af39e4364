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
import { type Amplifier, saturate } from "../synthesis/saturate.ts";
import { split } from "../synthesis/split.ts";
import { stringPartials } from "../synthesis/strings.ts";
import { struck } from "../synthesis/struck.ts";

const KEYS = [42, 50, 58, 67, 77];
const FEWER_KEYS = [42, 52, 63, 75];

/** The lowest string of a guitar. */
const E2 = 40;

const smallBody = formants(
  [
    [104, 40, 2],
    [205, 70, 3],
    [410, 160, -1],
    [760, 300, -4],
    [1500, 900, -6],
    [3000, 1800, -9],
  ],
  -9,
);

const bigBody = formants(
  [
    [100, 45, 3],
    [198, 80, 3],
    [390, 200, -3],
    [1200, 900, -5],
    [2900, 1900, -2],
    [5200, 2500, -5],
  ],
  -8,
);

const NYLON: Fretted = {
  open: E2,
  name: "Nylon Guitar",
  keys: KEYS,
  rate: 22_050,
  lead: 0.23,
  decay: 1.05,
  halves: 24,
  damping: 0.55,
  string: {
    stiffness: 2e-5,
    at: 0.24,
    tilt: 0.95,
    brightness: 2700,
    body: smallBody,
    prompt: 0.3,
    beat: 0.7,
    most: 40,
  },
  knocks: [
    { from: 85, to: 420, amplitude: 0.34, decay: 0.03, seed: 241 },
    { from: 700, to: 3200, amplitude: 0.12, decay: 0.007, seed: 242 },
  ],
  layer: {
    filter: { cutoff: 1550, velocity: 3600, keyTracking: 15 },
    modulation: { decay: 1.2, sustain: 100, release: 1.2, toCutoff: 3100 },
    reverb: 12,
  },
  release: 0.5,
};

const STEEL: Fretted = {
  open: E2,
  name: "Steel Guitar",
  keys: KEYS,
  rate: 27_000,
  lead: 0.23,
  decay: 1.7,
  halves: 26,
  damping: 0.2,
  string: { stiffness: 6e-5, at: 0.13, tilt: 0.7, brightness: 6800, body: bigBody, prompt: 0.28, beat: 0.6, most: 64 },
  knocks: [
    { from: 2200, to: 9000, amplitude: 0.3, decay: 0.006, seed: 251 },
    { from: 90, to: 500, amplitude: 0.14, decay: 0.025, seed: 252 },
  ],
  layer: {
    filter: { cutoff: 1850, velocity: 3600, keyTracking: 15 },
    modulation: { decay: 1.4, sustain: 100, release: 1.4, toCutoff: 3700 },
    reverb: 12,
    chorus: 4,
  },
  release: 0.42,
};

const JAZZ: Fretted = {
  open: E2,
  name: "Jazz Guitar",
  keys: FEWER_KEYS,
  rate: 19_000,
  lead: 0.22,
  decay: 1.3,
  halves: 26,
  damping: 0.5,
  string: { stiffness: 5e-5, at: 0.2, pickup: 0.245, tilt: 0.85, brightness: 2500, prompt: 0.28, beat: 0.5, most: 24 },
  knocks: [{ from: 150, to: 1500, amplitude: 0.16, decay: 0.012, seed: 261 }],
  layer: {
    filter: { cutoff: 1400, velocity: 3000, keyTracking: 25 },
    modulation: { decay: 1.2, sustain: 100, release: 1.2, toCutoff: 2500 },
    reverb: 10,
  },
  release: 0.25,
};

const CLEAN: Fretted = {
  open: E2,
  name: "Clean Guitar",
  keys: KEYS,
  rate: 25_000,
  lead: 0.22,
  decay: 2.1,
  halves: 28,
  damping: 0.12,
  string: { stiffness: 6e-5, at: 0.11, pickup: 0.085, tilt: 0.5, brightness: 4600, prompt: 0.25, beat: 0.5, most: 60 },
  knocks: [{ from: 1500, to: 6500, amplitude: 0.14, decay: 0.005, seed: 271 }],
  layer: {
    filter: { cutoff: 1950, velocity: 3600, keyTracking: 15 },
    modulation: { decay: 1.4, sustain: 100, release: 1.4, toCutoff: 3400 },
    reverb: 10,
    chorus: 26,
  },
  release: 0.38,
};

const MUTED: Fretted = {
  open: E2,
  name: "Muted Guitar",
  keys: FEWER_KEYS,
  rate: 22_050,
  lead: 0.12,
  decay: 0.2,
  halves: 22,
  damping: 0.6,
  string: { stiffness: 6e-5, at: 0.1, pickup: 0.1, tilt: 0.5, brightness: 2900, prompt: 0.3, most: 40 },
  knocks: [
    { from: 1200, to: 5000, amplitude: 0.16, decay: 0.004, seed: 281 },
    { from: 120, to: 600, amplitude: 0.2, decay: 0.014, seed: 282 },
  ],
  layer: { filter: { cutoff: 11_000, velocity: 3600, keyTracking: 20 }, dynamics: 56, reverb: 8 },
  release: 0.2,
};

interface Amplified {
  readonly name: string;
  readonly amp: Amplifier;
  readonly decay: number;
  readonly keys: readonly number[];
  readonly chug: number;
}

/** A string whose partials beat, through an amplifier that is too loud: the beats are of whole periods of the loop. */
function amplified(how: Amplified, key: number): Tone {
  const loop = loopFor(key, { rate: 20_000, seconds: 0.27 });
  const string = stringPartials(loop, {
    key,
    stiffness: 3e-5,
    at: 0.15,
    pickup: 0.06,
    tilt: 0.35,
    brightness: 3600,
    decay: 2.4,
    damping: 0.3,
    prompt: 0.35,
    most: 36,
  });
  const partials: Partial[] = string.flatMap((partial, index) => {
    if (partial.ends || index < 2) return [partial];
    const swing = (index % 3) - 1 || 2;
    return [
      partial,
      { ...partial, cycles: partial.cycles + swing, amplitude: partial.amplitude * 0.5, phase: index * 0.17 },
    ];
  });
  const pick: KnockOptions = { from: 700, to: 4000, amplitude: how.chug, decay: 0.006, seed: key };
  const sound = additive([...partials, ...knock(loop, pick)], loop, 0.18);
  const data = saturate(sound.data, loop.rate, how.amp, sound.loop.start);
  return recording({ ...sound, name: `${how.name} ${key}`, rate: loop.rate, key, fadeIn: 0.001, data });
}

function amplifiedGuitar(how: Amplified, layer: Omit<Layer, "tone" | "volume">): Zone[] {
  return split(how.keys, (key) => ({
    ...layer,
    tone: amplified(how, key),
    volume: { decay: how.decay, sustain: 100, release: 0.2 },
  }));
}

const OVERDRIVEN: Amplified = {
  name: "Overdriven Guitar",
  amp: { drive: 6, bias: 0.12, low: 110, high: 6000 },
  decay: 14,
  keys: [41, 51, 62, 74],
  chug: 0.2,
};

const DISTORTION: Amplified = {
  name: "Distortion Guitar",
  amp: { drive: 34, bias: 0.05, hardness: 0.7, low: 90, high: 6500 },
  decay: 26,
  keys: [41, 51, 62, 74],
  chug: 0.3,
};

/** A string touched at a node: nearly a sine above the noise of the finger, with a ghost of the open string below. */
function harmonics(): Zone[] {
  return split([45, 58, 71, 85], (key) => {
    const bell = Math.min(1, 700 / hertz(key));
    return {
      tone: struck({
        name: "Guitar Harmonic",
        key,
        rate: 26_000,
        lead: 0.26,
        modes: [
          { ratio: 1, amplitude: 1 },
          { ratio: 2.001, amplitude: 0.5 * bell },
          { ratio: 3.004, amplitude: 0.36 * bell, decay: 0.5, rest: 0.4 },
          { ratio: 4.01, amplitude: 0.3 * bell, decay: 0.4, rest: 0.25 },
          { ratio: 5.02, amplitude: 0.15 * bell, decay: 0.25 },
          { ratio: 6.03, amplitude: 0.1 * bell, decay: 0.2 },
          { ratio: 8.06, amplitude: 0.08 * bell, decay: 0.12 },
          { ratio: 0.5, amplitude: 0.12, decay: 0.09 },
          { ratio: 1.5, amplitude: 0.1, decay: 0.06 },
        ],
        knocks: [{ from: 1200, to: 7500, amplitude: 0.16, decay: 0.008, seed: key }],
      }),
      volume: { decay: toSilence(1.5 * 2 ** (-(key - 52) / 30)), sustain: 100, release: 0.5 },
      filter: { cutoff: 18_950, velocity: 4200 },
      reverb: 16,
      chorus: 12,
    };
  });
}

export const patches: readonly Patch[] = [
  { program: 24, name: "Nylon Guitar", range: [40, 84], zones: fretted(NYLON) },
  { program: 25, name: "Steel Guitar", range: [40, 84], zones: fretted(STEEL) },
  { program: 26, name: "Jazz Guitar", range: [40, 86], zones: fretted(JAZZ) },
  { program: 27, name: "Clean Guitar", range: [40, 86], zones: fretted(CLEAN) },
  { program: 28, name: "Muted Guitar", range: [40, 86], zones: fretted(MUTED) },
  {
    program: 29,
    name: "Overdriven Guitar",
    range: [40, 86],
    zones: amplifiedGuitar(OVERDRIVEN, {
      filter: { cutoff: 5000, velocity: 2000 },
      vibrato: { rate: 5.4, delay: 0.55, pitch: 9 },
      dynamics: 60,
      reverb: 12,
    }),
  },
  {
    program: 30,
    name: "Distortion Guitar",
    range: [40, 86],
    zones: amplifiedGuitar(DISTORTION, {
      filter: { cutoff: 5600, velocity: 1200 },
      vibrato: { rate: 5.6, delay: 0.6, pitch: 10 },
      dynamics: 50,
      reverb: 14,
    }),
  },
  { program: 31, name: "Guitar Harmonics", range: [40, 91], zones: harmonics() },
];

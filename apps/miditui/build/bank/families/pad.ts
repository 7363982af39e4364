import type { Patch } from "../patch.ts";
import { blurred, formants, slope } from "../synthesis/formants.ts";
import type { Layer } from "../synthesis/levels.ts";
import { type Massed, massed } from "../synthesis/massed.ts";
import { paired } from "../synthesis/paired.ts";
import { type Rung, ringingEnvelope, rung } from "../synthesis/rung.ts";
import { split } from "../synthesis/split.ts";

const RANGE = [36, 96] as const;

const newAge: Massed = {
  name: "New Age Pad",
  partial: (k, hz) => k ** -1.6 * slope(2500, 6)(hz) * (k === 1 ? 1 : 0.8),
  width: 22,
  turn: 16384,
  rate: 14000,
  highest: 6000,
};
const newAgeBell: Rung = {
  name: "New Age Bell",
  modes: (hz) =>
    [
      [1, 0.6, 3],
      [2, 0.5, 1.6],
      [4, 0.7, 1.1],
      [5.02, 0.2, 0.6],
      [8.03, 0.3, 0.5],
      [9.97, 0.12, 0.3],
      [12.1, 0.1, 0.2],
    ].map(([ratio = 1, amplitude = 1, decay = 1]) => ({ hz: hz * ratio, amplitude, decay, phase: 0 })),
  decay: () => 3,
  seconds: 0.22,
  rate: 28000,
};

const warm: Massed = {
  name: "Warm Pad",
  partial: (k, hz) => k ** -1.1 * slope(750, 9)(hz),
  width: 32,
  turn: 16384,
  halfFrom: 72,
  rate: 13000,
  highest: 4500,
};

const poly: Massed = {
  name: "Polysynth Pad",
  partial: (k, hz) => (k % 2 === 0 ? 0.7 : 1) * k ** -0.9 * slope(6500, 8)(hz),
  width: 16,
  turn: 16384,
  halfFrom: 72,
  rate: 24000,
  highest: 10000,
};

const aah = blurred(
  formants(
    [
      [660, 160, 0],
      [1080, 180, -4],
      [2650, 300, -18],
      [3400, 350, -22],
    ],
    -48,
  ),
  5,
);
const choir: Massed = {
  name: "Choir Pad",
  partial: (k, hz) => (aah(hz) + (k === 1 ? 0.25 : 0)) * k ** -0.25,
  width: 44,
  steady: 0.45,
  noise: { amplitude: 0.05, level: (hz) => aah(hz) + 0.15 * slope(5000, 6)(hz) },
  turn: 16384,
  halfFrom: 72,
  rate: 18000,
  highest: 6500,
};

const bowed: Massed = {
  name: "Bowed Pad",
  // Glass that is rubbed: few partials, the upper ones a little sharp.
  partial: (k) => [1, 0.22, 0.5, 0.1, 0.3, 0.06, 0.16, 0.04, 0.1][k - 1] ?? 0,
  ratio: (k) => k * (1 + 0.0005 * (k - 1) * (k - 1)),
  width: 14,
  noise: { amplitude: 0.05, level: (hz) => 1 / (1 + ((hz - 3500) / 1500) ** 2) },
  turn: 16384,
  halfFrom: 72,
  rate: 18000,
};

const METAL = [1, 2, 2.76, 3.51, 4, 5.43, 6.63, 8, 9.93, 11.7, 13.8, 16];
const metal: Massed = {
  name: "Metallic Pad",
  partial: (k) => [1, 0.5, 0.5, 0.3, 0.42, 0.36, 0.25, 0.25, 0.18, 0.14, 0.1, 0.08][k - 1] ?? 0,
  ratio: (k) => METAL[k - 1] ?? 1000,
  width: 12,
  turn: 16384,
  halfFrom: 72,
  rate: 22050,
  highest: 9500,
};

const ooh = formants(
  [
    [380, 160, 0],
    [880, 200, -7],
    [2900, 600, -16],
    [4300, 900, -18],
  ],
  -40,
);
const halo: Massed = {
  name: "Halo Pad",
  partial: (k, hz) => ooh(hz) * (k % 2 === 0 ? 1.2 : 0.7) + (k === 1 ? 0.2 : 0),
  width: 36,
  noise: { amplitude: 0.06, level: (hz) => 1 / (1 + ((hz - 5200) / 1600) ** 2) },
  turn: 16384,
  rate: 20000,
};

const sweep: Massed = {
  name: "Sweep Pad",
  partial: (k, hz) => k ** -0.8 * slope(7000, 8)(hz),
  width: 24,
  turn: 16384,
  halfFrom: 72,
  rate: 22050,
  highest: 9500,
};

const VIBRATO = { rate: 5, delay: 0.8, pitch: 3 };

function pad(program: number, sound: Massed, roots: readonly number[], layer: Omit<Layer, "tone">): Patch {
  const zones = paired(roots, (root) => ({ vibrato: VIBRATO, ...layer, tone: massed(sound, root) }));
  return { program, name: sound.name, range: RANGE, zones };
}

export const patches: readonly Patch[] = [
  {
    program: 88,
    name: newAge.name,
    range: RANGE,
    zones: [
      ...split([52, 74], (root) => ({
        tone: massed(newAge, root),
        volume: { attack: 0.2, release: 2.2 },
        vibrato: VIBRATO,
        chorus: 20,
        reverb: 20,
        louder: -3,
      })),
      ...split([56, 76], (root) => ({
        tone: rung(newAgeBell, root),
        volume: ringingEnvelope(3, 1.2),
        vibrato: VIBRATO,
        chorus: 10,
        reverb: 20,
        louder: -1,
      })),
    ],
  },
  pad(89, warm, [52, 73], {
    volume: { attack: 0.32, release: 2.2 },
    filter: { cutoff: 4000, velocity: 2400 },
    modulation: { attack: 1.2, decay: 3, sustain: 40, release: 1, toCutoff: 900 },
    chorus: 30,
    reverb: 15,
  }),
  pad(90, poly, [50, 72], {
    volume: { attack: 0.008, decay: 14, sustain: 6, release: 1 },
    filter: { cutoff: 2600, resonance: 4, velocity: 1800, keyTracking: 30 },
    modulation: { attack: 0.001, decay: 1.4, sustain: 70, release: 0.6, toCutoff: 2600 },
    chorus: 15,
    louder: 3,
  }),
  pad(91, choir, [49, 60, 72], {
    volume: { attack: 0.17, release: 1.6 },
    vibrato: { rate: 4.8, delay: 0.4, pitch: 9 },
    filter: { cutoff: 9000, velocity: 2400 },
    chorus: 20,
    reverb: 30,
  }),
  pad(92, bowed, [54, 74], {
    volume: { attack: 0.4, release: 2.2 },
    tremolo: { rate: 4.2, delay: 0.6, volume: 1.6 },
    filter: { cutoff: 11000, velocity: 2400 },
    reverb: 25,
    chorus: 8,
    louder: 1,
  }),
  pad(93, metal, [54, 74], {
    volume: { attack: 0.12, decay: 20, sustain: 8, release: 2 },
    filter: { cutoff: 1800, resonance: 5, velocity: 2400, keyTracking: 40 },
    modulation: { attack: 0.5, decay: 2.4, sustain: 60, release: 1, toCutoff: 3000 },
    chorus: 25,
    reverb: 18,
    louder: 2.5,
  }),
  pad(94, halo, [50, 68], {
    volume: { attack: 0.55, release: 2.4 },
    filter: { cutoff: 5200, resonance: 8, velocity: 1800 },
    tremolo: { rate: 0.45, volume: 1, cutoff: 900 },
    chorus: 30,
    reverb: 35,
    louder: 1.5,
  }),
  pad(95, sweep, [52, 73], {
    volume: { attack: 0.2, release: 2.2 },
    filter: { cutoff: 420, resonance: 14, velocity: 900, keyTracking: 50 },
    modulation: { attack: 2.4, decay: 4, sustain: 65, release: 1.4, toCutoff: 4600 },
    chorus: 20,
    reverb: 15,
    louder: 3,
  }),
];

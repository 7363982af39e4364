import type { Patch, Tone, Zone } from "../patch.ts";
import { type Blown, blown } from "../synthesis/blown.ts";
import { blurred, formants, slope } from "../synthesis/formants.ts";
import { acrossKeys } from "../synthesis/keyboard.ts";
import { type Layer, levelled } from "../synthesis/levels.ts";
import { type Wave, wave } from "../synthesis/wave.ts";

const RANGE = [36, 96] as const;
const ROOTS = [36, 48, 60, 72, 84, 96];
const VIBRATO = { rate: 5.5, delay: 0.4, pitch: 6 };

type Voice = Omit<Layer, "tone" | "volume" | "louder"> & { readonly volume?: Zone["volume"] };

/** The zones of one tone; `apart` cents above and below where it is two voices. */
function voices(tone: Tone, voice: Voice, apart: number, louder = 0): Zone[] {
  const zone = levelled({
    volume: { attack: 0.002, release: 0.18 },
    vibrato: VIBRATO,
    ...voice,
    tone,
    louder: apart > 0 ? louder - 1 : louder,
  });
  if (apart === 0) return [zone];
  // One is softer, or the two would be silent together each time they meet in opposite phases.
  return [
    { ...zone, tune: -apart / 2, pan: -15 },
    { ...zone, tune: apart * 1.5, pan: 15, attenuation: (zone.attenuation ?? 0) + 5 },
  ];
}

const square: Wave = { name: "Square Lead", harmonic: (k) => (k % 2 === 1 ? 1 / k : 0) };
const saw: Wave = { name: "Saw Lead", harmonic: (k) => 1 / k, highest: 14000, rate: 36000 };
const fifths: Wave = {
  name: "Fifths Lead",
  harmonic: (k, hz) => slope(5000, 8)(hz) / k,
  pitches: [
    [1, 1],
    [1.5, 0.8],
  ],
  multiple: 2,
};
const bassLead: Wave = {
  name: "Bass and Lead",
  harmonic: (k, hz) => ((k % 2 === 1 ? 1.2 : 0.75) / k) * slope(7000, 8)(hz),
  pitches: [
    [1, 1],
    [0.5, 0.5],
  ],
  multiple: 2,
};

const calliope: Blown = {
  name: "Calliope Lead",
  harmonic: (k) => [1, 0.42, 0.3, 0.12, 0.1, 0.05, 0.03][k - 1] ?? 0,
  highest: 7500,
  attack: 0.045,
  breath: { amplitude: 0.11, level: (hz, f) => slope(4000, 8)(hz) * Math.min(1, hz / f) },
  chiff: { amplitude: 0.7, level: (hz, f) => slope(6000, 6)(hz) * Math.min(1, hz / f / 2), half: 0.02 },
  waver: [0.05, 8],
  turn: 8192,
  rate: 18000,
};

const chiff: Blown = {
  name: "Chiff Lead",
  harmonic: (k, hz) => (k % 2 === 1 ? 1 : 0.35) * k ** -1.3 * slope(4500, 10)(hz),
  highest: 10000,
  attack: 0.012,
  chiff: {
    amplitude: 3.2,
    level: (hz, f) => {
      const away = (hz - 5 * f) / (2.2 * f);
      return 1 / (1 + away * away);
    },
    half: 0.028,
  },
  waver: [0.03, 6],
  pressed: 4,
  turn: 4096,
  rate: 28000,
};

const distorted = blurred(
  formants(
    [
      [750, 500, 0],
      [1700, 900, 2],
      [3300, 1400, -2],
    ],
    -14,
  ),
  5,
);
const charang: Blown = {
  name: "Charang",
  // Picked near the bridge, then overdriven: nodes are filled up, but not all the way.
  harmonic: (k, hz) =>
    (0.35 + Math.abs(Math.sin(Math.PI * k * 0.14))) * k ** -0.55 * distorted(hz) * slope(4800, 18)(hz),
  highest: 11000,
  attack: 0.006,
  chiff: { amplitude: 0.6, level: slope(5000, 6), half: 0.012 },
  pressed: 5,
  waver: [0.12, 12],
  turn: 4096,
  rate: 30000,
};

const vowel = blurred(
  formants(
    [
      [420, 130, 0],
      [900, 140, -5],
      [2700, 260, -24],
      [3300, 300, -28],
    ],
    -44,
  ),
  5,
);
const voice: Blown = {
  name: "Voice Lead",
  harmonic: (k, hz) => (vowel(hz) + (k === 1 ? 0.35 : 0)) * slope(1500, 3)(hz),
  highest: 9000,
  attack: 0.11,
  breath: { amplitude: 0.07, level: (hz) => vowel(hz) + 0.12 * slope(5000, 6)(hz) },
  waver: [0.06, 6],
  turn: 4096,
  rate: 20000,
};

export const patches: readonly Patch[] = [
  {
    program: 80,
    name: "Square Lead",
    range: RANGE,
    zones: acrossKeys(ROOTS, (root) =>
      voices(wave(square, root), { filter: { cutoff: 9000, velocity: 2400 }, chorus: 6 }, 0),
    ),
  },
  {
    program: 81,
    name: "Sawtooth Lead",
    range: RANGE,
    zones: acrossKeys(ROOTS, (root) => voices(wave(saw, root), { filter: { cutoff: 13000, velocity: 2400 } }, 6)),
  },
  {
    program: 82,
    name: "Calliope Lead",
    range: [48, 96],
    zones: acrossKeys([56, 71, 86], (root) =>
      voices(blown(root > 80 ? { ...calliope, turn: 4096 } : calliope, root), { reverb: 10 }, 0),
    ),
  },
  {
    program: 83,
    name: "Chiff Lead",
    range: [48, 96],
    zones: acrossKeys([54, 68, 82], (root) =>
      voices(blown(chiff, root), { filter: { cutoff: 12000, velocity: 2400 }, reverb: 8 }, 0),
    ),
  },
  {
    program: 84,
    name: "Charang Lead",
    range: [40, 88],
    zones: acrossKeys([42, 55, 68, 81], (root) =>
      voices(
        blown(root > 60 ? { ...charang, turn: 2048 } : charang, root),
        {
          filter: { cutoff: 9000, velocity: 3000 },
          volume: { attack: 0.001, decay: 12, sustain: 9, release: 0.15 },
          chorus: 10,
        },
        7,
      ),
    ),
  },
  {
    program: 85,
    name: "Voice Lead",
    range: [48, 84],
    zones: acrossKeys([50, 58, 66, 74, 82], (root) =>
      voices(
        blown(voice, root),
        { vibrato: { rate: 5.6, delay: 0.25, pitch: 22 }, volume: { attack: 0.03, release: 0.45 }, reverb: 15 },
        0,
      ),
    ),
  },
  {
    program: 86,
    name: "Fifths Lead",
    range: RANGE,
    zones: acrossKeys([36, 48, 60, 72, 84], (root) =>
      voices(wave(fifths, root), { filter: { cutoff: 9000, velocity: 2400 } }, 5),
    ),
  },
  {
    program: 87,
    name: "Bass and Lead",
    range: [28, 84],
    zones: acrossKeys([28, 38, 48, 58, 68, 78], (root) =>
      voices(
        wave(bassLead, root),
        {
          filter: { cutoff: 1300, resonance: 7, velocity: 1800, keyTracking: 60 },
          modulation: { attack: 0.001, decay: 0.7, sustain: 75, release: 0.2, toCutoff: 3600 },
          volume: { attack: 0.001, decay: 10, sustain: 4, release: 0.12 },
        },
        0,
        3,
      ),
    ),
  },
];

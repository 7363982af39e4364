import type { Patch } from "../patch.ts";
import type { Blown } from "../synthesis/blown.ts";
import { type Formant, formants, slope } from "../synthesis/formants.ts";
import type { Mode } from "../synthesis/modes.ts";
import { type Rung, ringingEnvelope, rung } from "../synthesis/rung.ts";
import { split } from "../synthesis/split.ts";
import { wind } from "../synthesis/wind.ts";

/** A string that is plucked. */
interface Plucked {
  /** Where, as a part of its length. */
  readonly at: number;
  readonly stiffness: number;
  /** Seconds of the lowest partial to 60 dB below. */
  readonly decay: number;
  /** Hz at which partials last half as long. */
  readonly damping: number;
  readonly colour: (hz: number) => number;
  /** @default 40 */
  readonly most?: number;
  readonly bend?: number;
}

function stringModes(hz: number, how: Plucked): Mode[] {
  const modes: Mode[] = [];
  for (let k = 1; k <= (how.most ?? 40) && k * hz < 11000; k++) {
    const at = hz * k * Math.sqrt(1 + how.stiffness * k * k);
    const shape = Math.sin(Math.PI * k * how.at);
    modes.push({
      hz: at,
      // No two partials of a real string are on one smooth line.
      amplitude: ((Math.abs(shape) * how.colour(at)) / k) * 10 ** (0.2 * Math.sin(k * 12.9898 + how.at * 100)),
      decay: how.decay / (1 + 0.12 * (k - 1) + (at / how.damping) ** 1.6),
      phase: shape < 0 ? 0.5 : 0,
      ...(how.bend !== undefined && { bend: how.bend }),
    });
  }
  return modes;
}

/** What a flat bridge adds: partials that the string wakes one after the other as it lies down on it. */
function buzz(hz: number, how: { readonly from: number; readonly amplitude: number; readonly decay: number }): Mode[] {
  const modes: Mode[] = [];
  for (let k = 3; k <= 36 && k * hz < 9500; k++) {
    const above = (k * hz) / how.from;
    modes.push({
      hz: k * hz * (1 + 0.00002 * k * k),
      amplitude: how.amplitude * Math.min(1, above ** 2) * slope(4200, 8)(k * hz),
      decay: how.decay / (1 + above * 0.25),
      bloom: 0.02 + 0.16 / (1 + above),
    });
  }
  return modes;
}

const sitarBody = formants(
  [
    [420, 400, -7],
    [1500, 900, 4],
    [3200, 1600, 5],
  ],
  -12,
);
const sitar: Rung = {
  name: "Sitar",
  modes: (hz) => [
    ...stringModes(hz, { at: 0.09, stiffness: 0.00002, decay: 4, damping: 4200, colour: sitarBody, bend: 0.012 }),
    ...buzz(hz, { from: 1800, amplitude: 0.16, decay: 3.6 }),
    // Strings below, tuned to the scale, that nobody touches.
    ...[0.75, 1, 1.5, 2, 3].flatMap((ratio) =>
      [1, 2, 3, 4].map((k) => ({
        hz: hz * ratio * k * 1.0012,
        amplitude: 0.05 / k,
        decay: 3,
        bloom: 0.25,
      })),
    ),
  ],
  strokes: [{ amplitude: 0.08, hz: 2600, q: 0.8, half: 0.004 }],
  decay: () => 4.6,
  seconds: 0.4,
  turn: 2048,
  rate: 22050,
  bendHalf: 0.05,
};

const banjo: Rung = {
  name: "Banjo",
  modes: (hz) =>
    stringModes(hz, {
      at: 0.07,
      stiffness: 0.00008,
      decay: 1.9,
      damping: 3600,
      // The skin: loud in the middle, and soon tired.
      colour: formants(
        [
          [480, 260, -4],
          [950, 500, 3],
          [2300, 1200, 8],
          [3900, 1600, 6],
        ],
        -20,
      ),
    }),
  strokes: [{ amplitude: 0.3, hz: 2400, q: 0.8, half: 0.003 }],
  decay: () => 1.9,
  seconds: 0.18,
  turn: 1024,
  rate: 26000,
  pressed: 9,
};

const shamisen: Rung = {
  name: "Shamisen",
  modes: (hz) => [
    ...stringModes(hz, {
      at: 0.05,
      stiffness: 0.00012,
      decay: 2,
      damping: 2400,
      colour: formants(
        [
          [380, 300, -6],
          [800, 380, 5],
          [1700, 700, 6],
          [3600, 2000, 0],
        ],
        -16,
      ),
      bend: 0.01,
    }),
    ...buzz(hz, { from: 2200, amplitude: 0.03, decay: 0.6 }),
  ],
  // The plectrum strikes the skin with the string.
  strokes: [
    { amplitude: 0.9, hz: 520, q: 1.4, half: 0.011 },
    { amplitude: 0.7, hz: 3000, q: 0.6, half: 0.003 },
  ],
  decay: () => 2,
  seconds: 0.26,
  turn: 1024,
  rate: 24000,
  pressed: 10,
  bendHalf: 0.03,
};

const koto: Rung = {
  name: "Koto",
  modes: (hz) =>
    stringModes(hz, {
      at: 0.11,
      stiffness: 0.00004,
      decay: 3,
      damping: 2800,
      colour: formants(
        [
          [260, 260, 0],
          [620, 420, 3],
          [1300, 900, 5],
          [2900, 2400, 4],
        ],
        -14,
      ),
      bend: 0.005,
    }),
  strokes: [{ amplitude: 0.2, hz: 3400, q: 0.7, half: 0.003 }],
  decay: () => 3,
  seconds: 0.26,
  turn: 2048,
  rate: 24000,
  bendHalf: 0.04,
};

const kalimba: Rung = {
  name: "Kalimba",
  modes: (hz) => [
    { hz, amplitude: 1, decay: 1.2, phase: 0 },
    { hz: hz * 2, amplitude: 0.06, decay: 0.7 },
    { hz: hz * 3, amplitude: 0.04, decay: 0.5 },
    { hz: hz * 5.42, amplitude: 0.28, decay: 0.22 },
    { hz: hz * 6.27, amplitude: 0.2, decay: 0.16 },
    { hz: hz * 14.7, amplitude: 0.06, decay: 0.05 },
    // The box.
    { hz: 190, amplitude: 0.25, decay: 0.09 },
    { hz: 410, amplitude: 0.14, decay: 0.07 },
  ],
  strokes: [
    { amplitude: 0.35, hz: 700, q: 0.8, half: 0.004 },
    { amplitude: 0.14, hz: 4500, q: 0.8, half: 0.002 },
  ],
  decay: () => 1.2,
  seconds: 0.18,
  turn: 1024,
  rate: 24000,
};

interface Strings {
  readonly program: number;
  readonly sound: Rung;
  readonly range: readonly [number, number];
  readonly roots: readonly number[];
  readonly decay: number;
  readonly release: number;
}

function plucked(how: Strings): Patch {
  const { program, sound, range, roots, decay, release } = how;
  const zones = split(roots, (root) => ({
    tone: rung(sound, root),
    volume: ringingEnvelope(decay, release),
    filter: { cutoff: 14000, velocity: 3000 },
    // For the modulation wheel: nobody trembles unasked.
    vibrato: { rate: 5, pitch: 0 },
    reverb: 10,
  }));
  return { program, name: sound.name, range, zones };
}

const chanter = formants(
  [
    [900, 500, 0],
    [1700, 700, 3],
    [3300, 1400, 1],
    [5200, 1600, -6],
  ],
  -16,
);
const bagpipe: Blown = {
  name: "Bagpipe",
  harmonic: (k, hz) => chanter(hz) * (k === 1 ? 0.35 : k === 2 ? 0.6 : 1) * slope(5600, 14)(hz),
  highest: 10000,
  attack: 0.018,
  breath: { amplitude: 0.03, level: slope(3500, 6) },
  waver: [0.05, 11],
  turn: 4096,
  rate: 26000,
};
/** The drones, which the bag feeds as long as it sounds: octaves below. */
const drones: Blown = {
  name: "Bagpipe Drones",
  harmonic: (k, hz) => (k % 2 === 1 ? 1 : 0.7) * k ** -0.75 * slope(2000, 10)(hz),
  highest: 6000,
  attack: 0.05,
  waver: [0.1, 5],
  turn: 4096,
  rate: 12000,
};

const violinBody: readonly Formant[] = [
  [285, 70, -2],
  [470, 90, 0],
  [560, 110, -2],
  [950, 300, -4],
  [2600, 1300, 0],
  [4200, 1500, -8],
];
const fiddle: Blown = {
  name: "Fiddle",
  harmonic: (k, hz) => k ** -0.75 * formants(violinBody, -13)(hz) * slope(5500, 12)(hz),
  highest: 10500,
  attack: 0.05,
  breath: { amplitude: 0.055, level: (hz) => slope(6500, 8)(hz) * Math.min(1, hz / 900) },
  chiff: { amplitude: 0.6, level: (hz) => slope(4500, 6)(hz) * Math.min(1, hz / 500), half: 0.016 },
  waver: [0.1, 12],
  turn: 8192,
  rate: 26000,
};

const shanai: Blown = {
  name: "Shanai",
  harmonic: (_, hz) =>
    formants(
      [
        [1050, 450, 0],
        [1800, 600, 3],
        [3100, 900, -4],
        [4600, 1500, -13],
      ],
      -26,
    )(hz),
  highest: 10500,
  attack: 0.035,
  breath: { amplitude: 0.035, level: slope(5000, 6) },
  chiff: { amplitude: 0.15, level: slope(4500, 6), half: 0.012 },
  waver: [0.06, 9],
  turn: 4096,
  rate: 26000,
};

const pipes = wind({
  program: 109,
  name: "Bagpipe",
  range: [55, 86],
  roots: [60, 70, 80],
  sound: bagpipe,
  vibrato: { rate: 4.6, pitch: 0, delay: 1 },
  scoop: [-60, 0.03],
  volume: { attack: 0.002, release: 0.08 },
  dull: 600,
});
const droning = wind({
  program: 109,
  name: "Bagpipe",
  range: [55, 86],
  roots: [54],
  sound: drones,
  vibrato: { rate: 4.6, pitch: 0, delay: 1 },
  volume: { attack: 0.03, release: 0.12 },
  louder: -7,
});

export const patches: readonly Patch[] = [
  plucked({ program: 104, sound: sitar, range: [45, 77], roots: [47, 57, 68], decay: 4.6, release: 2 }),
  plucked({ program: 105, sound: banjo, range: [48, 86], roots: [50, 60, 70, 80], decay: 1.9, release: 0.35 }),
  plucked({ program: 106, sound: shamisen, range: [48, 80], roots: [52, 62, 72], decay: 2, release: 0.35 }),
  plucked({ program: 107, sound: koto, range: [45, 84], roots: [49, 61, 73], decay: 3, release: 1 }),
  plucked({ program: 108, sound: kalimba, range: [53, 88], roots: [60, 72, 84], decay: 1.2, release: 0.5 }),
  {
    ...pipes,
    zones: [...pipes.zones, ...droning.zones.map((zone) => ({ ...zone, tune: -1200 }))],
  },
  wind({
    program: 110,
    name: "Fiddle",
    range: [55, 93],
    roots: [57, 66, 75, 84],
    halfFrom: 75,
    sound: fiddle,
    vibrato: { rate: 5.9, pitch: 11, delay: 0.35 },
    throb: 0.6,
    scoop: [45, 0.045],
    volume: { attack: 0.003, release: 0.25 },
  }),
  wind({
    program: 111,
    name: "Shanai",
    range: [55, 84],
    roots: [59, 69, 79],
    sound: shanai,
    vibrato: { rate: 5.6, pitch: 26, delay: 0.22 },
    throb: 0.8,
    scoop: [110, 0.09],
    volume: { attack: 0.003, release: 0.25 },
  }),
];

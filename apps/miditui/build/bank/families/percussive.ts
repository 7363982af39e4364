import type { Patch, Zone } from "../patch.ts";
import { type Layer, levelled } from "../synthesis/levels.ts";
import type { Mode } from "../synthesis/modes.ts";
import { filtered, whiteNoise } from "../synthesis/noise.ts";
import { recording } from "../synthesis/recording.ts";
import { type Rung, ringingEnvelope, rung } from "../synthesis/rung.ts";
import { split } from "../synthesis/split.ts";

/** Ratio, amplitude and seconds to 60 dB below. */
type Row = readonly [ratio: number, amplitude: number, decay: number];

function modes(rows: readonly Row[], more: Partial<Mode> = {}): Rung["modes"] {
  return (hz) => rows.map(([ratio, amplitude, decay]) => ({ hz: hz * ratio, amplitude, decay, ...more }));
}

interface Struck {
  readonly program: number;
  readonly sound: Rung;
  readonly range: readonly [number, number];
  readonly roots: readonly number[];
  readonly release: number;
  /** Cents that a key is from the next. @default 100 */
  readonly keyTracking?: number;
}

function struck(how: Struck): Patch {
  const { program, sound, range, roots, release, keyTracking } = how;
  const zones = split(
    roots,
    (root): Layer => ({
      tone: rung(sound, root),
      volume: sound.decay ? ringingEnvelope(sound.decay(root), release) : { attack: 0.0005, release },
      filter: { cutoff: 16000, velocity: 2600 },
      reverb: 12,
      ...(keyTracking !== undefined && { keyTracking }),
    }),
  );
  return { program, name: sound.name, range, zones };
}

const tinkle: Rung = {
  name: "Tinkle Bell",
  modes: modes([
    [1, 1, 2.4],
    [1.004, 0.5, 1.8],
    [2.74, 0.7, 1.5],
    [2.76, 0.4, 1.1],
    [5.2, 0.5, 0.8],
    [5.33, 0.25, 0.6],
    [8.4, 0.3, 0.35],
    [11.9, 0.18, 0.2],
  ]),
  strokes: [{ amplitude: 0.12, hz: 9000, q: 0.7, half: 0.002 }],
  decay: () => 2.4,
  seconds: 0.2,
  turn: 2048,
  rate: 38000,
};

const agogo: Rung = {
  name: "Agogo",
  modes: modes([
    [1, 1, 0.7],
    [1.006, 0.3, 0.5],
    [2.71, 0.75, 0.4],
    [3.02, 0.3, 0.25],
    [4.6, 0.5, 0.22],
    [6.85, 0.35, 0.14],
    [8.9, 0.25, 0.1],
  ]),
  strokes: [{ amplitude: 0.35, hz: 6000, q: 0.7, half: 0.003 }],
  decay: () => 0.7,
  seconds: 0.2,
  turn: 1024,
  rate: 32000,
  pressed: 6,
};

const steel: Rung = {
  name: "Steel Drums",
  modes: (hz, key) => [
    { hz, amplitude: 1, decay: 1.6 * 2 ** ((57 - key) / 30), bend: 0.006, bloom: 0.004 },
    { hz: hz * 1.004, amplitude: 0.2, decay: 1.2 },
    { hz: hz * 2.002, amplitude: 0.85, decay: 1.3, bloom: 0.012, bend: 0.006 },
    { hz: hz * 2.012, amplitude: 0.3, decay: 0.9, bloom: 0.02 },
    { hz: hz * 3.01, amplitude: 0.36, decay: 0.7, bloom: 0.01 },
    { hz: hz * 4.02, amplitude: 0.3, decay: 0.55, bloom: 0.006 },
    { hz: hz * 5.37, amplitude: 0.18, decay: 0.25 },
    { hz: hz * 6.1, amplitude: 0.14, decay: 0.2 },
    { hz: hz * 7.43, amplitude: 0.12, decay: 0.14 },
    // The notes beside it on the pan.
    { hz: hz * 1.5, amplitude: 0.05, decay: 0.5, bloom: 0.05 },
    { hz: hz * 2.67, amplitude: 0.06, decay: 0.4, bloom: 0.04 },
  ],
  strokes: [{ amplitude: 0.2, hz: 1800, q: 0.7, half: 0.005 }],
  decay: (key) => 1.6 * 2 ** ((57 - key) / 30),
  seconds: 0.25,
  turn: 2048,
  rate: 26000,
  pressed: 3,
  bendHalf: 0.03,
};

const woodblock: Rung = {
  name: "Woodblock",
  modes: modes([
    [1, 1, 0.17],
    [1.52, 0.25, 0.09],
    [2.41, 0.5, 0.07],
    [3.9, 0.35, 0.045],
    [5.6, 0.2, 0.03],
  ]),
  strokes: [{ amplitude: 0.5, hz: 3200, q: 0.9, half: 0.0025 }],
  seconds: 0.13,
  rate: 32000,
  pressed: 10,
};

/** A skin over a body: the modes of an ideal drum, the ring of the air before the rest. */
const SKIN: readonly Row[] = [
  [1, 1, 1.5],
  [1.59, 0.55, 0.6],
  [2.14, 0.4, 0.42],
  [2.3, 0.3, 0.4],
  [2.65, 0.25, 0.3],
  [2.92, 0.2, 0.25],
  [3.5, 0.16, 0.2],
  [4.1, 0.12, 0.15],
];

const taiko: Rung = {
  name: "Taiko Drum",
  // It sounds far below the keys that songs write for it.
  modes: (hz) => modes(SKIN, { bend: 0.16, phase: 0 })(hz * 0.6, 0),
  strokes: [
    { amplitude: 0.5, hz: 260, q: 0.8, half: 0.02 },
    { amplitude: 0.22, hz: 1900, q: 0.6, half: 0.006 },
  ],
  decay: () => 1.5,
  seconds: 0.45,
  turn: 1024,
  rate: 13000,
  pressed: 4,
  bendHalf: 0.028,
};

const tom: Rung = {
  name: "Melodic Tom",
  modes: modes(
    SKIN.map(([ratio, amplitude, decay], at): Row => [ratio, at === 0 ? 1.3 : amplitude * 0.6, decay * 0.55]),
    { bend: 0.22, phase: 0 },
  ),
  strokes: [{ amplitude: 0.3, hz: 3000, q: 0.5, half: 0.005 }],
  decay: () => 0.8,
  seconds: 0.32,
  turn: 1024,
  rate: 18000,
  pressed: 4,
  bendHalf: 0.035,
};

const synth: Rung = {
  name: "Synth Drum",
  modes: modes(
    [
      [1, 1, 0.9],
      [2, 0.22, 0.35],
      [3, 0.12, 0.2],
    ],
    { bend: 2.6, phase: 0 },
  ),
  strokes: [{ amplitude: 0.55, hz: 5500, q: 0.5, half: 0.012 }],
  decay: () => 0.9,
  seconds: 0.38,
  turn: 1024,
  rate: 20000,
  pressed: 4,
  bendHalf: 0.045,
};

const CYMBAL_RATE = 20000;

/** A cymbal from its end to its stroke: noise and metal that swell, and are gone. */
function reverseCymbal(): Zone {
  const frames = Math.round(1.1 * CYMBAL_RATE);
  const noise = filtered(
    whiteNoise(frames, 119),
    { hz: (at) => 1200 + 3800 * (at / frames), q: 0.7, rate: CYMBAL_RATE },
    "high",
  );
  const metal = [2417, 3110, 3779, 4487, 5323, 6151, 7019, 8117, 9203].map((hz, at) => ({ hz, turn: at * 0.37 }));
  const data = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    let ring = 0;
    for (const { hz, turn } of metal) ring += Math.sin(2 * Math.PI * ((hz * i) / CYMBAL_RATE + turn));
    const left = (frames - 1 - i) / CYMBAL_RATE;
    const swell = 10 ** ((-42 * left) / 1.1 / 20) * Math.min(1, i / 600) * Math.min(1, left / 0.008);
    data[i] = ((noise[i] ?? 0) + ring * 0.06) * swell;
  }
  const tone = recording({ name: "Reverse Cymbal", rate: CYMBAL_RATE, key: 60, data });
  return levelled({
    tone,
    volume: { attack: 0.001, release: 0.2 },
    keyTracking: 20,
    filter: { cutoff: 15000, velocity: 2000 },
    reverb: 15,
  });
}

export const patches: readonly Patch[] = [
  struck({ program: 112, sound: tinkle, range: [67, 103], roots: [76, 93], release: 1.2 }),
  struck({ program: 113, sound: agogo, range: [55, 91], roots: [64, 80], release: 0.5 }),
  struck({ program: 114, sound: steel, range: [52, 88], roots: [57, 69, 81], release: 0.7 }),
  struck({ program: 115, sound: woodblock, range: [55, 96], roots: [66, 82], release: 0.3 }),
  struck({ program: 116, sound: taiko, range: [30, 67], roots: [48], release: 1.2, keyTracking: 60 }),
  struck({ program: 117, sound: tom, range: [36, 72], roots: [44, 60], release: 0.6 }),
  struck({ program: 118, sound: synth, range: [36, 72], roots: [44, 60], release: 0.6 }),
  { program: 119, name: "Reverse Cymbal", range: [36, 84], zones: [reverseCymbal()] },
];

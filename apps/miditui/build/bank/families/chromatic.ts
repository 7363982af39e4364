import type { Patch, Tone, Zone } from "../patch.ts";
import { toSilence } from "../synthesis/decay.ts";
import type { Layer } from "../synthesis/levels.ts";
import { hertz } from "../synthesis/pitch.ts";
import { plucked } from "../synthesis/plucked.ts";
import { split } from "../synthesis/split.ts";
import { type BarMode, type StruckOptions, struck } from "../synthesis/struck.ts";

/**
 * A bar, tuned as its maker does it: free ones sound at 1, 2.756, 5.404 and 8.933 (glockenspiel), undercut ones at 1 and 4
 * (marimba, vibraphone) or 3 (xylophone); the pitch of a tube is that of its fourth to sixth mode, 2:3:4 (Fletcher and
 * Rossing, "The Physics of Musical Instruments", chapter 19).
 */
interface Bar {
  readonly name: string;
  readonly keys: readonly number[];
  readonly rate: number;
  readonly lead: number;
  /** Seconds. @default 0.03 */
  readonly loop?: number;
  /** Modes at C5, 72; those that die do it faster in the treble. */
  readonly modes: readonly BarMode[];
  /** Seconds to 1/e at C5, and octaves in which that halves. */
  readonly decay: number;
  readonly halves: number;
  readonly knocks: NonNullable<StruckOptions["knocks"]>;
  readonly touch: number;
  readonly release: number;
  /** Cents that the soft strokes are duller by. */
  readonly velocity: number;
  readonly reverb: number;
  /** @default 96 */
  readonly dynamics?: number;
  readonly tremolo?: Zone["tremolo"];
}

function bars(bar: Bar): Zone[] {
  return split(bar.keys, (key): Layer => {
    const faster = 2 ** ((72 - key) / 12 / bar.halves);
    return {
      tone: barTone(bar, key, faster),
      volume: { decay: toSilence(bar.decay * faster), sustain: 100, release: bar.release * Math.min(2, faster) },
      filter: { cutoff: 12_000, velocity: bar.velocity, keyTracking: 40 },
      pan: Math.round((key - 72) * 0.3),
      reverb: bar.reverb,
      dynamics: bar.dynamics ?? 96,
      ...(bar.tremolo ? { tremolo: bar.tremolo } : {}),
    };
  });
}

function barTone(bar: Bar, key: number, faster: number): Tone {
  const { name, rate, lead, knocks, touch } = bar;
  const modes = bar.modes.map((mode) => {
    // A mallet is too soft for what is very high.
    const heard = Math.exp(-((hertz(key) * mode.ratio * touch * 0.35) ** 2));
    const amplitude = mode.amplitude * (mode.ratio === 1 ? 1 : heard);
    return mode.decay === undefined ? { ...mode, amplitude } : { ...mode, amplitude, decay: mode.decay * faster };
  });
  const seeded = knocks.map((knock) => ({ ...knock, seed: knock.seed + key }));
  return struck({
    name,
    key,
    rate,
    loop: bar.loop ?? 0.03,
    lead: lead * Math.min(1.6, Math.max(0.5, faster)),
    modes,
    knocks: seeded,
    touch,
  });
}

const CELESTA: Bar = {
  name: "Celesta",
  keys: [59, 71, 83, 96],
  rate: 28_000,
  lead: 0.27,
  loop: 0.06,
  modes: [
    { ratio: 1, amplitude: 1 },
    { ratio: 2, amplitude: 0.09, decay: 0.4 },
    { ratio: 2.76, amplitude: 0.07, decay: 0.12 },
    { ratio: 4.02, amplitude: 0.32, decay: 0.16, rest: 0.12 },
    { ratio: 5.42, amplitude: 0.12, decay: 0.08 },
    { ratio: 8.9, amplitude: 0.1, decay: 0.035 },
  ],
  decay: 0.62,
  halves: 1.6,
  knocks: [
    { from: 180, to: 900, amplitude: 0.14, decay: 0.02, seed: 81 },
    { from: 2500, to: 6000, amplitude: 0.05, decay: 0.006, seed: 82 },
  ],
  touch: 0.0006,
  release: 1,
  velocity: 4500,
  reverb: 16,
};

const GLOCKENSPIEL: Bar = {
  name: "Glockenspiel",
  keys: [72, 81, 90, 100],
  rate: 33_000,
  lead: 0.22,
  loop: 0.06,
  modes: [
    { ratio: 1, amplitude: 1 },
    { ratio: 2.756, amplitude: 0.62, decay: 0.3, rest: 0.22 },
    { ratio: 5.404, amplitude: 0.5, decay: 0.12, rest: 0.05 },
    { ratio: 8.933, amplitude: 0.32, decay: 0.07 },
    { ratio: 13.34, amplitude: 0.2, decay: 0.03 },
  ],
  decay: 0.85,
  halves: 2,
  knocks: [{ from: 3500, to: 14_000, amplitude: 0.26, decay: 0.006, seed: 91 }],
  touch: 0.00014,
  release: 2.4,
  velocity: 2400,
  reverb: 20,
};

const MUSIC_BOX: Bar = {
  name: "Music Box",
  keys: [60, 71, 82, 93],
  rate: 30_000,
  lead: 0.23,
  loop: 0.06,
  modes: [
    { ratio: 1, amplitude: 0.8 },
    { ratio: 1.997, amplitude: 0.4, decay: 0.3, rest: 0.5 },
    { ratio: 3.01, amplitude: 0.28, decay: 0.2, rest: 0.3 },
    { ratio: 5.15, amplitude: 0.12, decay: 0.16 },
    { ratio: 6.27, amplitude: 0.34, decay: 0.14, rest: 0.14 },
    { ratio: 11.2, amplitude: 0.12, decay: 0.06 },
    { ratio: 17.5, amplitude: 0.08, decay: 0.03 },
  ],
  decay: 0.65,
  halves: 1.8,
  knocks: [
    { from: 2500, to: 9000, amplitude: 0.12, decay: 0.004, seed: 101 },
    { from: 500, to: 1500, amplitude: 0.08, decay: 0.025, seed: 102 },
  ],
  touch: 0.0002,
  release: 0.9,
  velocity: 2000,
  reverb: 14,
};

const VIBRAPHONE: Bar = {
  name: "Vibraphone",
  keys: [54, 65, 76, 87],
  rate: 26_000,
  lead: 0.26,
  modes: [
    { ratio: 1, amplitude: 1 },
    { ratio: 3.99, amplitude: 0.2, decay: 0.25, rest: 0.16 },
    { ratio: 9.9, amplitude: 0.16, decay: 0.05 },
    { ratio: 6.6, amplitude: 0.05, decay: 0.04 },
  ],
  decay: 1.25,
  halves: 1.8,
  knocks: [{ from: 200, to: 1300, amplitude: 0.09, decay: 0.012, seed: 111 }],
  touch: 0.0009,
  release: 0.9,
  velocity: 5200,
  reverb: 16,
  tremolo: { rate: 5.4, volume: 2.6 },
};

const MARIMBA: Bar = {
  name: "Marimba",
  keys: [46, 56, 67, 78, 90],
  rate: 26_000,
  lead: 0.17,
  modes: [
    { ratio: 1, amplitude: 1 },
    { ratio: 3.94, amplitude: 0.62, decay: 0.06 },
    { ratio: 9.3, amplitude: 0.2, decay: 0.02 },
    { ratio: 6.1, amplitude: 0.06, decay: 0.018 },
  ],
  decay: 0.16,
  halves: 0.95,
  knocks: [
    { from: 160, to: 1000, amplitude: 0.4, decay: 0.01, seed: 121 },
    { from: 1000, to: 3200, amplitude: 0.1, decay: 0.005, seed: 122 },
  ],
  touch: 0.0008,
  release: 0.4,
  velocity: 5000,
  reverb: 14,
};

const XYLOPHONE: Bar = {
  name: "Xylophone",
  keys: [66, 77, 88, 99],
  rate: 36_000,
  lead: 0.16,
  modes: [
    { ratio: 1, amplitude: 0.85 },
    { ratio: 3.0, amplitude: 0.75, decay: 0.07 },
    { ratio: 6.05, amplitude: 0.5, decay: 0.03 },
    { ratio: 9.9, amplitude: 0.3, decay: 0.014 },
  ],
  decay: 0.16,
  halves: 1.2,
  knocks: [{ from: 900, to: 9000, amplitude: 0.42, decay: 0.005, seed: 131 }],
  touch: 0.00018,
  release: 0.3,
  velocity: 2600,
  reverb: 12,
  dynamics: 72,
};

const TUBULAR_BELLS: Bar = {
  name: "Tubular Bells",
  keys: [55, 65, 75],
  rate: 20_000,
  loop: 0.1,
  lead: 0.42,
  modes: [
    // The pitch that is heard is that of the second, third and fourth of these together: hardly anything sounds there.
    { ratio: 1, amplitude: 0.4 },
    { ratio: 2.0, amplitude: 1 },
    { ratio: 3.002, amplitude: 0.75, decay: 0.6, rest: 0.4 },
    { ratio: 4.16, amplitude: 0.6, decay: 0.5, rest: 0.25 },
    { ratio: 5.43, amplitude: 0.45, decay: 0.35, rest: 0.08 },
    { ratio: 6.8, amplitude: 0.34, decay: 0.3 },
    { ratio: 8.2, amplitude: 0.25, decay: 0.18 },
    { ratio: 9.9, amplitude: 0.18, decay: 0.1 },
  ],
  decay: 1.1,
  halves: 3,
  knocks: [
    { from: 500, to: 7000, amplitude: 0.28, decay: 0.014, seed: 141 },
    { from: 90, to: 400, amplitude: 0.15, decay: 0.04, seed: 142 },
  ],
  touch: 0.0004,
  release: 2,
  velocity: 3600,
  reverb: 26,
};

/** Courses of three wires that little hammers strike: bright, hollow, never quite in tune with themselves. */
function dulcimer(): Zone[] {
  return split([52, 62, 72, 83], (key) => {
    const decay = 0.85 * 2 ** (-(key - 60) / 26);
    const string = {
      key,
      stiffness: 2e-4,
      at: 0.29,
      tilt: 0.6,
      brightness: 5200,
      body: (hz: number): number => (1 / (1 + (170 / hz) ** 2)) * (1 + 0.5 * Math.cos(hz / 210)),
      decay,
      damping: 0.1 * decay,
      prompt: 0.35,
      beat: 1.6,
      most: 44,
    };
    return {
      tone: plucked({
        name: "Dulcimer",
        rate: 25_000,
        lead: 0.25,
        string,
        second: { string: { ...string, beat: 2.7, at: 0.23, seed: key + 100, prompt: 0.5 }, amplitude: 0.6 },
        knocks: [
          { from: 900, to: 6500, amplitude: 0.42, decay: 0.009, seed: key },
          { from: 150, to: 800, amplitude: 0.25, decay: 0.03, seed: key + 7 },
        ],
      }),
      volume: { decay: toSilence(decay), sustain: 100, release: 0.9 },
      filter: { cutoff: 3450, velocity: 3400, keyTracking: 40 },
      modulation: { decay: 1, sustain: 100, release: 1, toCutoff: 2500 },
      pan: Math.round((key - 66) * 0.3),
      reverb: 16,
    };
  });
}

export const patches: readonly Patch[] = [
  { program: 8, name: "Celesta", range: [60, 108], zones: bars(CELESTA) },
  { program: 9, name: "Glockenspiel", range: [72, 108], zones: bars(GLOCKENSPIEL) },
  { program: 10, name: "Music Box", range: [60, 96], zones: bars(MUSIC_BOX) },
  { program: 11, name: "Vibraphone", range: [53, 89], zones: bars(VIBRAPHONE) },
  { program: 12, name: "Marimba", range: [45, 96], zones: bars(MARIMBA) },
  { program: 13, name: "Xylophone", range: [65, 108], zones: bars(XYLOPHONE) },
  { program: 14, name: "Tubular Bells", range: [55, 79], zones: bars(TUBULAR_BELLS) },
  { program: 15, name: "Dulcimer", range: [55, 84], zones: dulcimer() },
];

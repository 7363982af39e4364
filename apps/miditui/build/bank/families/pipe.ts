import type { Patch } from "../patch.ts";
import type { Blown, Breath } from "../synthesis/blown.ts";
import { slope } from "../synthesis/formants.ts";
import { wind } from "../synthesis/wind.ts";

/** Breath over an edge: white up to a few kHz, and louder where the pipe resonates. */
function air(amplitude: number, top: number, width = 0.07): Breath {
  const fall = slope(top, 9);
  return {
    amplitude,
    level: (hz, fundamental) => {
      const number = Math.max(1, Math.round(hz / fundamental));
      const away = (2 * (hz - number * fundamental)) / (width * fundamental);
      return fall(hz) * (0.3 + 1.6 / (1 + away * away)) * Math.min(1, hz / fundamental);
    },
  };
}

/** Amplitudes of the first harmonics; the rest are silent. */
function harmonics(...amplitudes: readonly number[]): Blown["harmonic"] {
  return (number) => amplitudes[number - 1] ?? 0;
}

const piccolo: Blown = {
  name: "Piccolo",
  harmonic: harmonics(1, 0.16, 0.14, 0.05, 0.02),
  highest: 15000,
  attack: 0.06,
  breath: air(0.06, 6000),
  chiff: { ...air(0.35, 8000, 0.2), half: 0.014 },
  waver: [0.03, 7],
  turn: 4096,
  rate: 36000,
};

const flute: Blown = {
  name: "Flute",
  // The low register is rich, the high one almost a sine.
  harmonic: (k, _, key) => {
    const high = Math.min(1, Math.max(0, (key - 60) / 30));
    return (
      (harmonics(0.85, 0.8, 0.5, 0.22, 0.14, 0.07, 0.04, 0.02)(k, 0, key) ?? 0) *
      (k === 1 ? 1 + high * 0.3 : 1 - 0.7 * high)
    );
  },
  highest: 9000,
  attack: 0.075,
  breath: air(0.13, 3500),
  chiff: { ...air(0.3, 4000, 0.3), half: 0.03 },
  waver: [0.05, 6],
  turn: 8192,
  rate: 22050,
};

const recorder: Blown = {
  name: "Recorder",
  harmonic: harmonics(1, 0.09, 0.17, 0.03, 0.04, 0.012, 0.016, 0.006, 0.008),
  highest: 10000,
  attack: 0.045,
  breath: air(0.035, 4000),
  chiff: { ...air(0.5, 9000, 0.1), half: 0.009 },
  waver: [0.02, 5],
  turn: 4096,
  rate: 28000,
};

const panFlute: Blown = {
  name: "Pan Flute",
  harmonic: harmonics(1, 0.04, 0.24, 0.02, 0.15, 0.015, 0.06, 0.01, 0.03),
  highest: 9000,
  attack: 0.06,
  breath: air(0.3, 2500, 0.14),
  chiff: { ...air(0.9, 4500, 0.5), half: 0.028 },
  waver: [0.07, 8],
  pressed: 3,
  turn: 8192,
  rate: 22050,
};

const bottle: Blown = {
  name: "Blown Bottle",
  harmonic: harmonics(1, 0.02, 0.035, 0.004, 0.004, 0.02),
  highest: 5000,
  attack: 0.11,
  breath: {
    amplitude: 0.48,
    level: (hz, fundamental) => {
      const away = (hz - fundamental) / (0.3 * fundamental);
      return 0.9 / (1 + away * away) + 0.35 * slope(2600, 6)(hz);
    },
  },
  chiff: { ...air(1, 2000, 1), half: 0.04 },
  waver: [0.12, 9],
  turn: 8192,
  rate: 18000,
};

const shakuhachi: Blown = {
  name: "Shakuhachi",
  harmonic: harmonics(1, 0.3, 0.26, 0.11, 0.08, 0.05, 0.04, 0.02),
  highest: 9000,
  attack: 0.12,
  breath: air(0.36, 3200, 0.2),
  chiff: { ...air(1.3, 4500, 0.8), half: 0.04 },
  waver: [0.1, 9],
  pressed: 5,
  turn: 8192,
  rate: 22050,
};

const whistle: Blown = {
  name: "Whistle",
  harmonic: harmonics(1, 0.006, 0.003),
  highest: 12000,
  attack: 0.08,
  breath: {
    amplitude: 0.16,
    level: (hz, fundamental) => {
      const away = (hz - fundamental) / (0.12 * fundamental);
      return 1 / (1 + away * away) + 0.08;
    },
  },
  waver: [0.05, 9],
  turn: 4096,
  rate: 24000,
};

const ocarina: Blown = {
  name: "Ocarina",
  harmonic: harmonics(1, 0.006, 0.11, 0.002, 0.03, 0.001, 0.008),
  highest: 8000,
  attack: 0.07,
  breath: air(0.06, 1800, 0.3),
  chiff: { ...air(0.25, 2500, 0.6), half: 0.02 },
  waver: [0.03, 5],
  turn: 4096,
  rate: 16000,
};

export const patches: readonly Patch[] = [
  wind({
    program: 72,
    name: "Piccolo",
    range: [74, 102],
    roots: [76, 86, 96],
    sound: piccolo,
    vibrato: { rate: 5.9, pitch: 14, delay: 0.2 },
    throb: 0.8,
  }),
  wind({
    program: 73,
    name: "Flute",
    range: [60, 93],
    roots: [62, 73, 85],
    sound: flute,
    vibrato: { rate: 5.1, pitch: 14, delay: 0.3 },
    throb: 1.6,
    scoop: [12, 0.08],
  }),
  wind({
    program: 74,
    name: "Recorder",
    range: [60, 91],
    roots: [63, 74, 85],
    sound: recorder,
    vibrato: { rate: 4.6, pitch: 3, delay: 0.6 },
    scoop: [20, 0.03],
  }),
  wind({
    program: 75,
    name: "Pan Flute",
    range: [55, 91],
    roots: [60, 72, 84],
    sound: panFlute,
    vibrato: { rate: 5, pitch: 10, delay: 0.35 },
    throb: 1.2,
    scoop: [25, 0.06],
    volume: { attack: 0.002, decay: 30, sustain: 5, release: 0.25 },
  }),
  wind({
    program: 76,
    name: "Blown Bottle",
    range: [48, 84],
    roots: [56, 72],
    sound: bottle,
    vibrato: { rate: 4.2, pitch: 6, delay: 0.5 },
    throb: 1.5,
    scoop: [30, 0.12],
    volume: { attack: 0.01, release: 0.3 },
  }),
  wind({
    program: 77,
    name: "Shakuhachi",
    range: [55, 84],
    roots: [60, 70, 80],
    sound: shakuhachi,
    vibrato: { rate: 4.8, pitch: 28, delay: 0.45 },
    throb: 3,
    scoop: [120, 0.14],
    volume: { attack: 0.004, release: 0.35 },
  }),
  wind({
    program: 78,
    name: "Whistle",
    range: [67, 96],
    roots: [73, 86],
    sound: whistle,
    vibrato: { rate: 6.2, pitch: 32, delay: 0.15 },
    throb: 1.5,
    scoop: [120, 0.08],
    volume: { attack: 0.01, release: 0.12 },
  }),
  wind({
    program: 79,
    name: "Ocarina",
    range: [60, 89],
    roots: [66, 80],
    sound: ocarina,
    vibrato: { rate: 5.2, pitch: 8, delay: 0.4 },
    scoop: [35, 0.05],
    dull: 1800,
  }),
];

import type { Patch } from "../patch.ts";
import type { Blown } from "../synthesis/blown.ts";
import { blurred, type Formant, formants, slope } from "../synthesis/formants.ts";
import { wind } from "../synthesis/wind.ts";

const breathy = (hz: number, fundamental: number): number => (hz < fundamental ? 0.1 : slope(2500, 9)(hz));

/** A conical tube: all harmonics, full up to the cutoff of the tone holes, with the colour of the body. */
function sax(name: string, holes: number, body: readonly Formant[]): Blown {
  const cutoff = slope(holes, 12);
  const colour = blurred(formants(body, -8), 4);
  return {
    name,
    // No two harmonics of a real tube are on one smooth line, but each instrument has its own.
    harmonic: (k, hz) => cutoff(hz) * colour(hz) * (k === 1 ? 0.75 : 1) * 10 ** (uneven(k + 7 * name.length) / 20),
    highest: 9500,
    attack: 0.06,
    breath: { amplitude: 0.05, level: breathy },
    chiff: { amplitude: 0.22, level: (hz, fundamental) => slope(fundamental * 5, 8)(hz), half: 0.014 },
    waver: [0.06, 8],
    turn: 8192,
    rate: 24000,
  };
}

/** Up to 3 decibels up or down, the same for the same number. */
function uneven(number: number): number {
  return 3 * Math.sin(number * 12.9898);
}

/** A double reed: a weak fundamental and strong formants. */
function doubleReed(name: string, body: readonly Formant[]): Blown {
  const colour = blurred(formants(body, -30), 3);
  return {
    name,
    harmonic: (_, hz) => colour(hz),
    highest: 9000,
    attack: 0.08,
    breath: { amplitude: 0.02, level: slope(3000, 9) },
    chiff: { amplitude: 0.08, level: formants(body, -40), half: 0.008 },
    waver: [0.03, 6],
    turn: 4096,
    rate: 24000,
  };
}

const clarinet: Blown = {
  name: "Clarinet",
  harmonic: (k, hz, key) => {
    const even = k % 2 === 0;
    // The closed tube has hardly any even harmonics; above its cutoff, and in the upper register, they come back.
    const weak = even ? Math.min(0.7, 0.03 + (hz / 2600) ** 2 * 0.35 + Math.max(0, (key - 68) / 60)) : 1;
    return weak * slope(2100, 11)(hz) * (k === 1 ? 1.25 : k ** -0.3);
  },
  highest: 8000,
  attack: 0.065,
  breath: { amplitude: 0.025, level: slope(1800, 9) },
  chiff: { amplitude: 0.06, level: slope(2500, 9), half: 0.01 },
  waver: [0.025, 5],
  turn: 4096,
  rate: 22050,
};

export const patches: readonly Patch[] = [
  wind({
    program: 64,
    name: "Soprano Sax",
    range: [56, 88],
    roots: [58, 67, 76, 85],
    halfFrom: 67,
    sound: sax("Soprano Sax", 1900, [
      [950, 500, 4],
      [2400, 900, 0],
    ]),
    vibrato: { rate: 5.4, pitch: 14, delay: 0.3 },
    throb: 0.7,
    scoop: [35, 0.09],
  }),
  wind({
    program: 65,
    name: "Alto Sax",
    range: [49, 81],
    roots: [51, 60, 69, 78],
    halfFrom: 60,
    sound: sax("Alto Sax", 1500, [
      [700, 380, 4],
      [1650, 550, 5],
      [3100, 900, 0],
    ]),
    vibrato: { rate: 5, pitch: 16, delay: 0.3 },
    throb: 0.7,
    scoop: [50, 0.09],
  }),
  wind({
    program: 66,
    name: "Tenor Sax",
    range: [44, 76],
    roots: [46, 55, 64, 73],
    halfFrom: 55,
    sound: sax("Tenor Sax", 1050, [
      [460, 260, 6],
      [1050, 400, 1],
      [2100, 700, -6],
    ]),
    vibrato: { rate: 4.7, pitch: 18, delay: 0.35 },
    throb: 0.7,
    scoop: [60, 0.09],
  }),
  wind({
    program: 67,
    name: "Baritone Sax",
    range: [36, 69],
    roots: [38, 47, 56, 65],
    halfFrom: 47,
    sound: sax("Baritone Sax", 950, [
      [270, 160, 4],
      [820, 300, 7],
      [1500, 600, 3],
    ]),
    vibrato: { rate: 4.5, pitch: 10, delay: 0.4 },
    throb: 0.4,
    scoop: [60, 0.09],
  }),
  wind({
    program: 68,
    name: "Oboe",
    range: [58, 91],
    roots: [60, 68, 76, 84],
    sound: doubleReed("Oboe", [
      [1250, 700, 0],
      [3000, 900, -9],
      [500, 500, -14],
    ]),
    vibrato: { rate: 5.6, pitch: 12, delay: 0.25 },
    throb: 0.7,
    scoop: [12, 0.09],
  }),
  wind({
    program: 69,
    name: "English Horn",
    range: [52, 81],
    roots: [54, 62, 70, 78],
    sound: doubleReed("English Horn", [
      [930, 450, 0],
      [2350, 700, -15],
      [420, 350, -7],
    ]),
    vibrato: { rate: 5, pitch: 12, delay: 0.3 },
    throb: 0.7,
    scoop: [14, 0.09],
  }),
  wind({
    program: 70,
    name: "Bassoon",
    range: [34, 72],
    roots: [37, 46, 55, 64],
    sound: doubleReed("Bassoon", [
      [480, 200, 0],
      [1150, 400, -21],
      [230, 160, -12],
      [2200, 900, -36],
    ]),
    vibrato: { rate: 4.6, pitch: 8, delay: 0.4 },
    throb: 0.4,
    scoop: [10, 0.09],
  }),
  wind({
    program: 71,
    name: "Clarinet",
    range: [50, 91],
    roots: [54, 64, 74, 85],
    sound: clarinet,
    vibrato: { rate: 4.5, pitch: 3, delay: 0.6 },
    scoop: [8, 0.09],
  }),
];

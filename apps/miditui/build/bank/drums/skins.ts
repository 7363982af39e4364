import type { Tone } from "../patch.ts";
import { Take } from "../synthesis/take.ts";

/** Frequencies of a round skin over its lowest; the first zeros of the Bessel functions. */
const SKIN: readonly (readonly [ratio: number, amplitude: number, decay: number])[] = [
  [1, 1, 1],
  [1.593, 0.5, 0.55],
  [2.136, 0.3, 0.4],
  [2.295, 0.22, 0.35],
  [2.653, 0.18, 0.3],
  [2.917, 0.12, 0.25],
  [3.5, 0.09, 0.2],
  [4.06, 0.06, 0.16],
];

function skin(hz: number, overtones = 1): [number, number, number][] {
  return SKIN.map(([ratio, amplitude, decay], i) => [hz * ratio, i === 0 ? amplitude : amplitude * overtones, decay]);
}

/** A felt beater on a big soft skin, with a blanket in it. */
export function acousticKick(): Tone {
  return new Take(0.6, 16_000, 35)
    .modes({ of: [[47, 1]], level: 1, decay: 0.5, bend: 1.7, half: 0.014 })
    .modes({
      of: [
        [78, 1],
        [124, 0.5, 0.7],
      ],
      level: 0.28,
      decay: 0.22,
      bend: 0.4,
      half: 0.01,
    })
    .noise({ level: 0.5, decay: 0.05, hz: 900, pass: "low" })
    .noise({ level: 0.9, decay: 0.02, hz: 2600, q: 0.8 })
    .noise({ level: 0.08, decay: 0.25, hz: 300, pass: "low" })
    .press(1.3)
    .tone("kick felt");
}

/** A hard beater: a click, a fall of two octaves within 30 ms, and the boom. */
export function punchyKick(): Tone {
  return new Take(0.6, 24_000, 36)
    .modes({ of: [[52, 1]], level: 1, decay: 0.42, bend: 3.6, half: 0.009 })
    .modes({ of: [[104, 1]], level: 0.18, decay: 0.12, bend: 2, half: 0.008 })
    .noise({ level: 0.8, decay: 0.012, hz: 4200, q: 0.9 })
    .noise({ level: 0.5, decay: 0.03, hz: 1500, pass: "low" })
    .modes({
      of: [
        [2900, 1],
        [4100, 0.7],
      ],
      level: 0.12,
      decay: 0.012,
    })
    .press(1.9)
    .tone("kick hard");
}

/** Two skins that knock and the wires under them. */
export function acousticSnare(): Tone {
  return new Take(0.5, 32_000, 38)
    .modes({
      of: [
        [186, 1],
        [276, 0.45, 0.8],
        [331, 0.7, 0.7],
        [422, 0.3, 0.6],
        [548, 0.25, 0.5],
        [688, 0.2, 0.45],
      ],
      level: 0.7,
      decay: 0.17,
      bend: 0.22,
      half: 0.012,
    })
    .noise({ level: 1.1, decay: 0.04, hz: 3800, q: 0.6 })
    .noise({ level: 0.75, attack: 0.003, decay: 0.28, hz: 5200, to: 3600, half: 0.06, q: 0.55 })
    .noise({ level: 0.3, attack: 0.002, decay: 0.36, hz: 6500, pass: "high" })
    .press(3)
    .tone("snare wires");
}

/** Tuned higher and tighter, as machines have it. */
export function electricSnare(): Tone {
  return new Take(0.45, 32_000, 40)
    .modes({
      of: [
        [228, 1],
        [372, 0.7, 0.7],
        [505, 0.3, 0.5],
      ],
      level: 0.9,
      decay: 0.15,
      bend: 0.9,
      half: 0.008,
    })
    .noise({ level: 1.1, decay: 0.24, hz: 4200, to: 2400, half: 0.05, q: 0.5 })
    .noise({ level: 0.7, decay: 0.02, hz: 2200, q: 0.7 })
    .noise({ level: 0.25, decay: 0.3, hz: 8000, pass: "high" })
    .press(2.4)
    .tone("snare tight");
}

/** @param hz of the lowest mode once it has calmed down */
export function tom(name: string, hz: number, seconds: number): Tone {
  return new Take(seconds * 1.1, 16_000, Math.round(hz))
    .modes({ of: skin(hz, 0.8), level: 1, decay: seconds, bend: 0.32, half: 0.03 })
    .noise({ level: 0.5, decay: 0.04, hz: 2200, q: 0.6 })
    .noise({ level: 0.35, decay: 0.09, hz: hz * 5, q: 0.6 })
    .press(1.4)
    .tone(name);
}

/** A skin under the fingers or the flat hand. */
export interface HandDrum {
  readonly hz: number;
  readonly decay: number;
  /** How much of the slap is heard, 0 to 1. */
  readonly slap: number;
  /** @default 0.6 */
  readonly overtones?: number;
  readonly seed: number;
}

export function handDrum(name: string, { hz, decay, slap, overtones = 0.6, seed }: HandDrum): Tone {
  return new Take(decay * 1.1, 24_000, seed)
    .modes({ of: skin(hz, overtones), level: 1, decay, bend: 0.12, half: 0.008, attack: 0.001 })
    .noise({ level: 0.9 * slap, decay: 0.018, hz: hz * 6, q: 0.7 })
    .noise({ level: 1.1 * slap, decay: 0.03, hz: 3600, q: 0.5 })
    .press(1.2)
    .tone(name);
}

/** A skin over a shell of metal, whose rim is struck along with it. */
export function timbale(): Tone {
  const hz = 350;
  return new Take(0.8, 27_000, 65)
    .modes({ of: skin(hz, 1.1), level: 1, decay: 0.55, bend: 0.08, half: 0.012 })
    .modes({
      of: [
        [1870, 1],
        [2640, 0.8, 0.8],
        [3490, 0.7, 0.7],
        [4820, 0.5, 0.5],
        [6230, 0.4, 0.4],
      ],
      level: 0.38,
      decay: 0.5,
    })
    .noise({ level: 1.2, decay: 0.03, hz: 5200, q: 0.6 })
    .press(1.6)
    .tone("timbale");
}

export function surdo(name: string, decay: number): Tone {
  return new Take(decay * 1.1, 11_025, 86)
    .modes({ of: skin(72, 0.5), level: 1, decay, bend: 0.25, half: 0.03, attack: 0.002 })
    .noise({ level: 0.4, decay: 0.05, hz: 700, pass: "low" })
    .press(1.2)
    .tone(name);
}

/** A skin that a wet stick rubs: its pitch goes where the thumb presses. */
export function cuica(name: string, from: number, to: number, seconds: number): Tone {
  const take = new Take(seconds, 22_050, 78);
  const { data, rate } = take;
  let phase = 0;
  for (let i = 0; i < data.length; i++) {
    const along = i / data.length;
    phase += (from * (to / from) ** along * (1 + 0.012 * Math.sin((i / rate) * 190))) / rate;
    const swell = Math.sin(Math.PI * Math.min(1, along * 1.02)) ** 0.6;
    const saw =
      Math.sin(2 * Math.PI * phase) +
      0.5 * Math.sin(4 * Math.PI * phase) +
      0.3 * Math.sin(6 * Math.PI * phase) +
      0.18 * Math.sin(8 * Math.PI * phase);
    data[i] = saw * swell;
  }
  return take
    .noise({ level: 0.12, attack: 0.02, decay: seconds * 2, hz: 1400, q: 1.5 })
    .press(1.5)
    .tone(name);
}

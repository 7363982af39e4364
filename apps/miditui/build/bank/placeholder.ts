import type { Patch, Tone } from "./patch.ts";

const PERIOD = 64;

/** A plain tone for a program that has no instrument yet. */
export function placeholder(program: number): Patch {
  return {
    program,
    name: `Program ${program + 1}`,
    range: [36, 84],
    zones: [{ tone: TONE, volume: { attack: 0.005, decay: 3, sustain: 12, release: 0.2 }, attenuation: 10 }],
  };
}

const TONE: Tone = {
  name: "placeholder",
  data: Float32Array.from({ length: PERIOD * 2 }, (_, i) => {
    const phase = (2 * Math.PI * i) / PERIOD;
    return 0.6 * Math.sin(phase) + 0.25 * Math.sin(2 * phase) + 0.1 * Math.sin(3 * phase);
  }),
  rate: 22_050,
  key: 65,
  // 22,050 / 64 Hz is 344.53 Hz, key 65 is 349.23 Hz.
  cents: 1200 * Math.log2(22_050 / PERIOD / (440 * 2 ** ((65 - 69) / 12))),
  loop: { start: PERIOD / 2, end: PERIOD * 2 - PERIOD / 2 },
};

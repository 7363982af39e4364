import { seeded } from "./random.ts";

/** White noise of -1 to 1. */
export function whiteNoise(frames: number, seed: number): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length: frames }, () => random() * 2 - 1);
}

export interface FilterAt {
  /** Hz at a frame. */
  readonly hz: (frame: number) => number;
  /** Resonance: 0.7 is flat, 10 sings. */
  readonly q: number;
  readonly rate: number;
}

/** Low, band and high outputs of a state variable filter whose frequency moves; after A. Simper, "Linear SVF" (2013). */
export function filtered(data: Float32Array, how: FilterAt, output: "low" | "band" | "high"): Float32Array {
  const out = new Float32Array(data.length);
  const k = 1 / how.q;
  let a = 0;
  let b = 0;
  let g = 0;
  for (let i = 0; i < data.length; i++) {
    // The frequency moves slowly: a tangent for each 16 frames is enough.
    if (i % 16 === 0) g = Math.tan(Math.PI * Math.min(0.48, Math.max(0.0005, how.hz(i) / how.rate)));
    const first = 1 / (1 + g * (g + k));
    const v3 = data[i]! - b;
    const v1 = first * a + g * first * v3;
    const v2 = b + g * v1;
    a = 2 * v1 - a;
    b = 2 * v2 - b;
    out[i] = output === "low" ? v2 : output === "band" ? v1 * k : data[i]! - k * v1 - v2;
  }
  return out;
}

import type { Tone } from "../patch.ts";
import type { Loop } from "./loop.ts";

export interface ToneOptions {
  readonly name: string;
  readonly key: number;
  /** Seconds of the fade-in. @default 0.0004 */
  readonly fadeIn?: number;
}

/** A tone of a lead and a loop that ends it: no click at its start, its peak just below full scale. */
export function loopedTone(data: Float32Array, loop: Loop, options: ToneOptions): Tone {
  const { name, key, fadeIn = 0.0004 } = options;
  const start = data.length - loop.frames;
  const fade = start > 1 ? Math.min(start, Math.max(2, Math.round(fadeIn * loop.rate))) : 0;
  for (let i = 0; i < fade; i++) data[i] = data[i]! * (0.5 - 0.5 * Math.cos((Math.PI * i) / fade));
  normalise(data);
  return { name, data, rate: loop.rate, key, loop: { start, end: data.length } };
}

const PEAK = 0.98;

function normalise(data: Float32Array): void {
  let peak = 0;
  for (const value of data) peak = Math.max(peak, Math.abs(value));
  if (peak === 0) return;
  const scale = PEAK / peak;
  for (let i = 0; i < data.length; i++) data[i] = data[i]! * scale;
}

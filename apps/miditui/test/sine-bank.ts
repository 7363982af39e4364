import type { Patch } from "../build/bank/patch.ts";
import { writeBank } from "../build/bank/write-bank.ts";

/** Frames of a period of 441 Hz, and of the tone. */
const PERIOD = 100;
const FRAMES = 22 * PERIOD + 5;

interface Sends {
  readonly reverb?: number;
  readonly chorus?: number;
}

/**
 * A bank of one plain tone, which begins within some frames and ends within a few milliseconds, dry unless it is asked for.
 *
 * @param layers zones that sound at once with each note
 */
export function sineBank(sends: Sends = {}, layers = 1): Uint8Array<ArrayBuffer> {
  const data = Float32Array.from(
    { length: FRAMES },
    (_, i) => Math.sin((2 * Math.PI * i) / PERIOD) * Math.min(1, i / 20),
  );
  const tone = { name: "sine", data, rate: 44_100, key: 69, cents: 4, loop: { start: PERIOD, end: 21 * PERIOD } };
  const zone = { tone, volume: { attack: 0.001, release: 0.02 }, ...sends };
  const patch = {
    program: 0,
    range: [21, 108],
    zones: Array.from({ length: layers }, () => zone),
  } satisfies Partial<Patch>;
  return writeBank([
    { ...patch, name: "Sine" },
    { ...patch, name: "Kit", drums: true },
  ]);
}

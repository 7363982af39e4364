import { spectrum } from "./spectrum.ts";

const LOWEST = 50;
const HIGHEST = 16_000;
/** Hz above which a short window is used, which shows strokes; below it a long one, which shows pitches. */
const SPLIT = 900;
const LONG = 8192;
const SHORT = 2048;
/** Decibels from the loudest spot to what is not seen any more. */
const DEPTH = 66;

/**
 * Picture of a sound: time from left to right, pitch upwards by octaves from 50 Hz to 16 kHz, 0 where there is nothing, 1
 * where it is loudest.
 *
 * @returns rows from the highest pitch down
 */
export function spectrogram(samples: Float32Array, rate: number, width: number, height: number): Float32Array {
  const power = new Float32Array(width * height);
  const octaves = Math.log2(HIGHEST / LOWEST);
  let most = 1e-12;
  for (let x = 0; x < width; x++) {
    const middle = Math.round(((x + 0.5) / width) * samples.length);
    const long = around(samples, middle, LONG);
    const short = around(samples, middle, SHORT);
    for (let y = 0; y < height; y++) {
      const low = LOWEST * 2 ** (octaves * (1 - (y + 1) / height));
      const high = LOWEST * 2 ** (octaves * (1 - y / height));
      const value = high < SPLIT ? between(long, LONG, rate, low, high) : between(short, SHORT, rate, low, high);
      power[y * width + x] = value;
      most = Math.max(most, value);
    }
  }
  return power.map((value) => Math.max(0, 1 + (10 * Math.log10(value / most + 1e-12)) / DEPTH));
}

function around(samples: Float32Array, middle: number, size: number): Float64Array {
  const from = middle - size / 2;
  const piece = new Float32Array(size);
  piece.set(samples.subarray(Math.max(0, from), Math.min(samples.length, from + size)), Math.max(0, -from));
  return spectrum(piece, size);
}

/** The strongest from one frequency to another, in parts of a full tone's. */
function between(power: Float64Array, size: number, rate: number, low: number, high: number): number {
  const [first, last] = [Math.round((low * size) / rate), Math.round((high * size) / rate)];
  let most = 0;
  for (let bin = first; bin <= Math.max(first, last - 1); bin++) most = Math.max(most, power[bin] ?? 0);
  return most / size ** 2;
}

import { spectrum } from "./spectrum.ts";

/** Seconds from the begin of a note at which it is looked at. */
const MOMENTS = [0, 0.1, 0.4, 1] as const;
const SIZE = 4096;
/** Decibels below the loudest band under which nothing is told apart. */
const FLOOR = -50;

/** Loudness of each third of an octave at four moments, in decibels below the loudest of all. */
export function timbre(samples: Float32Array, rate: number): readonly number[] {
  const bands = MOMENTS.map((moment) => thirds(samples, rate, Math.round(moment * rate)));
  const most = Math.max(...bands.flat());
  return bands.flat().map((power) => Math.max(FLOOR, 10 * Math.log10(power / most + 1e-12)));
}

/** How different two timbres are: the root of the mean square of their difference, in decibels. */
export function timbreDistance(one: readonly number[], other: readonly number[]): number {
  let [sum, count] = [0, 0];
  for (const [i, level] of one.entries()) {
    const beside = other[i] ?? FLOOR;
    // Bands that are silent in both say nothing.
    if (level === FLOOR && beside === FLOOR) continue;
    sum += (level - beside) ** 2;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

function thirds(samples: Float32Array, rate: number, from: number): number[] {
  const power = spectrum(samples.subarray(from, from + SIZE), SIZE);
  const bands: number[] = [];
  for (let edge = 40; edge < rate / 2.4; edge *= 2 ** (1 / 3)) {
    const low = Math.round((edge * SIZE) / rate);
    const high = Math.max(low + 1, Math.round((edge * 2 ** (1 / 3) * SIZE) / rate));
    let sum = 0;
    for (let bin = low; bin < high; bin++) sum += power[bin] ?? 0;
    bands.push(sum);
  }
  return bands;
}

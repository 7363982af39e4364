/** Power of each frequency from 0 to half the rate: a Hann window over [from, from + size), by a plain radix-2 transform. */
export function powers(samples: Float64Array, from: number, size: number): Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let at = 0; at < size; at++)
    real[at] = (samples[from + at] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size));
  transform(real, imaginary);
  return Float64Array.from({ length: size / 2 + 1 }, (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
}

/** In place; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let at = 1, reversed = 0; at < size; at++) {
    let bit = size >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (at >= reversed) continue;
    [real[at], real[reversed]] = [real[reversed] ?? 0, real[at] ?? 0];
    [imaginary[at], imaginary[reversed]] = [imaginary[reversed] ?? 0, imaginary[at] ?? 0];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [c, s] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let at = k; at < size; at += 2 * half) {
        const [re, im] = [real[at + half] ?? 0, imaginary[at + half] ?? 0];
        const [x, y] = [re * c - im * s, re * s + im * c];
        real[at + half] = (real[at] ?? 0) - x;
        imaginary[at + half] = (imaginary[at] ?? 0) - y;
        real[at] = (real[at] ?? 0) + x;
        imaginary[at] = (imaginary[at] ?? 0) + y;
      }
    }
  }
}

const SIZE = 4096;
/** Decibels below a sound's loudest band under which nothing is told apart. */
const FLOOR = 60;

/**
 * What a note sounds like: levels in bands of a third of an octave at three moments after its begin, in decibels below
 * the loudest of them, and how loud those moments are beside the loudest.
 */
export function timbre(samples: Float64Array, from: number, rate: number): Float64Array {
  const moments = [0, 0.15, 0.6].map((seconds) =>
    bands(powers(samples, from + Math.round(seconds * rate), SIZE), rate),
  );
  const most = Math.max(...moments.flat()) || 1;
  return Float64Array.from(moments.flat(), (power) => Math.max(-FLOOR, 10 * Math.log10(power / most + 1e-12)));
}

function bands(spectrum: Float64Array, rate: number): number[] {
  const levels: number[] = [];
  for (let low = 55; low < rate / 2.5; low *= 2 ** (1 / 3)) {
    const [from, to] = [low, low * 2 ** (1 / 3)].map((hertz) => (hertz * SIZE) / rate);
    let sum = 0;
    for (let bin = Math.ceil(from ?? 0); bin < (to ?? 0); bin++) sum += spectrum[bin] ?? 0;
    levels.push(sum);
  }
  return levels;
}

/** How far two timbres are from each other: the root of the mean square of their differences, in decibels. */
export function distance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return Math.sqrt(sum / one.length);
}

/** Harmonics that a pitch is heard by. */
const HARMONICS = 6;
/** Half periods in the window that a harmonic is looked at through: enough to leave its neighbours out. */
const BLOCKS = 32;
/** Cents off beyond which a partial is no harmonic. */
const FAR = 80;

/** A harmonic of a sound: how many cents it is off, and how strong. */
interface Harmonic {
  readonly cents: number;
  readonly amplitude: number;
}

export interface Pitch {
  /** Cents that the sound is sharper than it should be; NaN where no partial is near a harmonic. */
  readonly cents: number;
  /** What the harmonics 1, 3 and 5 are above 2, 4 and 6, in decibels: under -40 it is heard an octave up. */
  readonly odd: number;
}

/**
 * Pitch of a sound by its first harmonics: each is turned down to 0 Hz, where it still turns by what it is off. Its turns
 * are averaged by their power, so that vibrato and the beating of strings weigh as they are heard.
 *
 * @param expected Hz
 */
export function pitchOf(samples: Float32Array, rate: number, expected: number): Pitch {
  let [sum, weights] = [0, 0];
  const parity = [0, 0];
  for (let number = 1; number <= HARMONICS && number * expected < rate / 2.2; number++) {
    const { cents, amplitude } = harmonic(samples, rate, expected, number);
    if (!(Math.abs(cents) < (number === 1 ? 2 * FAR : FAR))) continue;
    sum += cents * amplitude;
    weights += amplitude;
    parity[number % 2] = (parity[number % 2] ?? 0) + amplitude ** 2;
  }
  const [even = 0, odd = 0] = parity;
  return { cents: sum / weights, odd: 10 * Math.log10(odd / even) };
}

function harmonic(samples: Float32Array, rate: number, expected: number, number: number): Harmonic {
  const seconds = Math.max(0.5 / expected, 0.0005);
  const [real, imaginary] = turnedDown(samples, rate, expected * number, seconds * rate);
  const windows = windowed(real, imaginary);
  let [re, im, power] = [0, 0, 0];
  for (let i = 1; i < windows.length; i++) {
    const [a, b] = windows[i - 1] ?? [0, 0];
    const [c, d] = windows[i] ?? [0, 0];
    re += a * c + b * d;
    im += a * d - b * c;
    power += c * c + d * d;
  }
  const off = Math.atan2(im, re) / (2 * Math.PI * seconds);
  return { cents: 1200 * Math.log2(Math.max(1e-3, 1 + off / (expected * number))), amplitude: Math.sqrt(power) };
}

/** Sums of the turned samples over blocks of `length` frames, which may be broken. */
function turnedDown(samples: Float32Array, rate: number, frequency: number, length: number): [number[], number[]] {
  const turn = (2 * Math.PI * frequency) / rate;
  const [stepRe, stepIm] = [Math.cos(turn), -Math.sin(turn)];
  const real: number[] = [];
  const imaginary: number[] = [];
  for (let block = 0; Math.round((block + 1) * length) <= samples.length; block++) {
    const start = Math.round(block * length);
    const end = Math.round((block + 1) * length);
    let [re, im] = [Math.cos(turn * start), -Math.sin(turn * start)];
    let [sumRe, sumIm] = [0, 0];
    for (let i = start; i < end; i++) {
      const value = samples[i] ?? 0;
      sumRe += value * re;
      sumIm += value * im;
      [re, im] = [re * stepRe - im * stepIm, re * stepIm + im * stepRe];
    }
    real.push(sumRe);
    imaginary.push(sumIm);
  }
  return [real, imaginary];
}

/** Hann windows over the blocks, one from each block on. */
function windowed(real: readonly number[], imaginary: readonly number[]): [number, number][] {
  const blocks = Math.min(BLOCKS, real.length - 1);
  const weights = Array.from({ length: blocks }, (_, i) => 1 - Math.cos((2 * Math.PI * (i + 0.5)) / blocks));
  const windows: [number, number][] = [];
  for (let from = 0; from + blocks <= real.length; from++) {
    let [re, im] = [0, 0];
    for (const [i, weight] of weights.entries()) {
      re += weight * (real[from + i] ?? 0);
      im += weight * (imaginary[from + i] ?? 0);
    }
    windows.push([re, im]);
  }
  return windows;
}

/** Harmonics that a pitch is heard by. */
const HARMONICS = 6;
/** Periods from one look at a harmonic to the next: it must turn less than half round meanwhile. */
const PERIODS = 4;
/** Steps in the window that it is looked at through: long enough to leave its neighbours out. */
const STEPS = 4;
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
  const [real, imaginary] = turnedDown(samples, (2 * Math.PI * expected * number) / rate);
  const step = Math.floor(Math.min((PERIODS * rate) / expected, samples.length / (STEPS + 2)));
  const window = Float64Array.from({ length: STEPS * step }, (_, i) => {
    return 1 - Math.cos((2 * Math.PI * (i + 0.5)) / (STEPS * step));
  });
  let [re, im, power] = [0, 0, 0];
  let [before, beforeIm] = [0, 0];
  for (let from = 0; from + window.length <= samples.length; from += step) {
    let [now, nowIm] = [0, 0];
    for (let i = 0; i < window.length; i++) {
      const weight = window[i] ?? 0;
      now += weight * (real[from + i] ?? 0);
      nowIm += weight * (imaginary[from + i] ?? 0);
    }
    re += before * now + beforeIm * nowIm;
    im += before * nowIm - beforeIm * now;
    power += now * now + nowIm * nowIm;
    before = now;
    beforeIm = nowIm;
  }
  const off = (Math.atan2(im, re) * rate) / (2 * Math.PI * step);
  return { cents: 1200 * Math.log2(Math.max(1e-3, 1 + off / (expected * number))), amplitude: Math.sqrt(power) };
}

/** @param turn of the harmonic in a frame, in radians */
function turnedDown(samples: Float32Array, turn: number): [Float64Array, Float64Array] {
  const [real, imaginary] = [new Float64Array(samples.length), new Float64Array(samples.length)];
  const [stepRe, stepIm] = [Math.cos(turn), -Math.sin(turn)];
  let [re, im] = [1, 0];
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0;
    real[i] = value * re;
    imaginary[i] = value * im;
    const next = re * stepRe - im * stepIm;
    im = re * stepIm + im * stepRe;
    re = next;
  }
  return [real, imaginary];
}

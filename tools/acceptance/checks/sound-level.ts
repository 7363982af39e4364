/** Square root of the mean square of the samples in [from, to). */
export function rms(samples: Float64Array, from = 0, to: number = samples.length): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += (samples[at] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

/** The largest magnitude in [from, to). */
export function peak(samples: Float64Array, from = 0, to: number = samples.length): number {
  let most = 0;
  for (let at = Math.max(0, from); at < Math.min(to, samples.length); at++)
    most = Math.max(most, Math.abs(samples[at] ?? 0));
  return most;
}

/** A ratio of amplitudes in decibels. */
export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}

/**
 * How loud a note is to people, in decibels of full scale: the loudest 400 ms of the K-weighted samples, after
 * ITU-R BS.1770-5 with its filters designed for the rate at hand.
 */
export function loudness(samples: Float64Array, rate: number): number {
  const weighted = biquad(biquad(samples, shelf(rate)), highpass(rate, 38.13547088, 0.500327037));
  const [length, hop] = [Math.round(0.4 * rate), Math.round(0.1 * rate)];
  let most = 0;
  for (let from = 0; from === 0 || from + length <= weighted.length; from += hop)
    most = Math.max(most, rms(weighted, from, from + length));
  return decibels(most);
}

/** Samples without what is below a frequency: a second-order highpass, applied so many times. */
export function above(samples: Float64Array, rate: number, frequency: number, times = 2): Float64Array {
  let filtered = samples;
  for (let time = 0; time < times; time++) filtered = biquad(filtered, highpass(rate, frequency, Math.SQRT1_2));
  return filtered;
}

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The filter that stands for the head: 4 dB more from 1.7 kHz on. */
function shelf(rate: number): Biquad {
  const [gain, q] = [3.99984385, 0.70717524];
  const k = Math.tan((Math.PI * 1681.97445) / rate);
  const high = 10 ** (gain / 20);
  const band = high ** 0.49966677;
  const a0 = 1 + k / q + k * k;
  return {
    b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function highpass(rate: number, frequency: number, q: number): Biquad {
  const k = Math.tan((Math.PI * frequency) / rate);
  const a0 = 1 + k / q + k * k;
  return { b: [1 / a0, -2 / a0, 1 / a0], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

function biquad(samples: Float64Array, { b: [b0, b1, b2], a: [a1, a2] }: Biquad): Float64Array {
  const filtered = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    filtered[at] = y;
  }
  return filtered;
}

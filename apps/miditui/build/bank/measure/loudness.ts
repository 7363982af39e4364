import { type Biquad, filtered, highpass, highShelf } from "./biquad.ts";

const WINDOW = 0.4;
const HOP = 0.1;

/** The two filters of ITU-R BS.1770 for what the head and the ear do, designed for any rate. */
function earFilters(rate: number): readonly Biquad[] {
  return [highShelf(rate, 1681.97, 0.7072, 4), highpass(rate, 38.135, 0.5003)];
}

/**
 * How loud the loudest 400 ms are, in decibels below full scale, by ITU-R BS.1770; -Infinity for silence. A sound that is
 * shorter is as loud as it is with silence after it.
 */
export function loudness(left: Float32Array, right: Float32Array, rate: number): number {
  const energy = new Float64Array(left.length + 1);
  for (const channel of [left, right]) {
    let heard = channel;
    for (const filter of earFilters(rate)) heard = filtered(heard, filter);
    let sum = 0;
    for (let i = 0; i < heard.length; i++) {
      sum += (heard[i] ?? 0) ** 2;
      energy[i + 1] = (energy[i + 1] ?? 0) + sum;
    }
  }
  const [window, hop] = [Math.round(WINDOW * rate), Math.round(HOP * rate)];
  let most = 0;
  for (let start = 0; start < left.length; start += hop) {
    const end = Math.min(start + window, left.length);
    most = Math.max(most, (energy[end] ?? 0) - (energy[start] ?? 0));
  }
  return 10 * Math.log10(most / window) - 0.691;
}

/** What a listener hears of a sound, as far as its level goes. */
export interface Heard {
  readonly data: Float32Array;
  readonly rate: number;
  readonly loop?: { readonly start: number; readonly end: number };
  /** Decibels a second that the envelope takes off. @default 0 */
  readonly falling?: number;
}

const SECONDS = 1;
const WINDOW = 0.4;

/**
 * Decibels below full scale of the loudest 400 ms within the first second: the mean square behind a head's shelf
 * (4 dB above 1.7 kHz) and a high-pass at 60 Hz, which is near to ITU-R BS.1770.
 */
export function loudness({ data, rate, loop, falling = 0 }: Heard): number {
  const frames = Math.round(SECONDS * rate);
  const window = Math.round(WINDOW * rate);
  const low = Math.exp((-2 * Math.PI * 60) / rate);
  const shelf = Math.exp((-2 * Math.PI * 1700) / rate);
  const drop = 10 ** (-falling / 20 / rate);
  const past = new Float64Array(window);
  let base = 0;
  let soft = 0;
  let level = 1;
  let sum = 0;
  let most = 1e-12;
  for (let i = 0, at = 0; i < frames; i++, at++) {
    if (loop !== undefined && at >= loop.end) at = loop.start;
    const x = at < data.length ? data[at]! * level : 0;
    level *= drop;
    base = low * base + (1 - low) * x;
    const high = x - base;
    soft = shelf * soft + (1 - shelf) * high;
    const y = soft + 1.58 * (high - soft);
    const slot = i % window;
    sum += y * y - past[slot]!;
    past[slot] = y * y;
    if (sum > most) most = sum;
  }
  return 10 * Math.log10(most / window);
}

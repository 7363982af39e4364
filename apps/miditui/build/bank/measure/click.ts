import { filtered, highpass } from "./biquad.ts";
import { RATE } from "./listener.ts";

/** Above what an instrument sounds itself, mostly; a click is all over the spectrum. */
const ABOVE = 7000;
const BEFORE = 0.05;

/**
 * How loud the click at the end of a note is, in decibels of the loudest sample just before: what is above 7 kHz in the
 * note that was let go, over the same in one that was held on. -Infinity where there is no more of it.
 *
 * @param held the same note, not let go: until at least 30 ms after `released`, which a click may take to show
 */
export function clickAtEnd(letGo: Float32Array, held: Float32Array, released: number): number {
  const from = Math.max(0, released - Math.round(BEFORE * RATE));
  const before = peak(letGo, from, released);
  if (before === 0) return Number.NEGATIVE_INFINITY;
  const usual = peak(bright(held), from, held.length);
  // The end of the sample, or of the voice, is an end as well.
  const unusual = peak(bright(letGo), released, letGo.length);
  return 20 * Math.log10(Math.max(0, unusual - usual) / before);
}

function bright(samples: Float32Array): Float32Array {
  const filter = highpass(RATE, ABOVE, Math.SQRT1_2);
  return filtered(filtered(samples, filter), filter);
}

/** The largest magnitude from one frame to before another. */
export function peak(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let i = from; i < Math.min(to, samples.length); i++) most = Math.max(most, Math.abs(samples[i] ?? 0));
  return most;
}

import { filtered, highpass } from "./biquad.ts";
import { RATE } from "./listener.ts";

/** Above what an instrument sounds itself, mostly; a click is all over the spectrum. */
const ABOVE = 7000;
const BEFORE = 0.05;
/** Of a note's peak: what has faded so far is silence, in which nothing is measured against. */
const FADED = 0.01;
/** 96 dB below full scale, where 16 bits end. */
const UNHEARD = 1.6e-5;

/**
 * How loud the click at the end of a note is, in decibels of the loudest sample just before: what is above 7 kHz in the
 * note that was let go, over the same in one that was held on. -Infinity where nobody hears it.
 *
 * @param held the same note, not let go: until at least 30 ms after `released`, which a click may take to show
 */
export function clickAtEnd(letGo: Float32Array, held: Float32Array, released: number): number {
  const from = Math.max(0, released - Math.round(BEFORE * RATE));
  const before = Math.max(peak(letGo, from, released), FADED * peak(letGo, 0, released));
  const usual = peak(bright(held), from, held.length);
  const unusual = peak(bright(letGo), released, held.length);
  const click = unusual - usual;
  return click > UNHEARD ? 20 * Math.log10(click / before) : Number.NEGATIVE_INFINITY;
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

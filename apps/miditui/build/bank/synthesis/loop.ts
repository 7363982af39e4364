import { hertz } from "./pitch.ts";

/** A piece of sound that goes round without a seam: a whole number of periods in a whole number of frames. */
export interface Loop {
  /** Frames a second, chosen so that the key sounds exactly. */
  readonly rate: number;
  readonly frames: number;
  /** Periods of the key in it. */
  readonly cycles: number;
}

/**
 * The loop nearest to so many frames a second and so many seconds whose rate is nearly a whole number of Hz: the pitch is
 * true within 0.1 cents.
 */
export function loopFor(key: number, { rate, seconds }: { rate: number; seconds: number }): Loop {
  const length = Math.max(16, Math.round(seconds * rate));
  const cycles = Math.max(1, Math.round((length * hertz(key)) / rate));
  let best: Loop = { rate, frames: length, cycles };
  let error = Number.POSITIVE_INFINITY;
  for (let around = -6; around <= 6; around++) {
    const candidate = Math.max(4, Math.round((cycles * rate) / hertz(key)) + around);
    const exact = (candidate * hertz(key)) / cycles;
    if (exact > 44_100) continue;
    const miss = Math.abs(Math.round(exact) - exact) / exact;
    if (miss >= error) continue;
    error = miss;
    best = { rate: Math.round(exact), frames: candidate, cycles };
  }
  return best;
}

/** The rate next to `about` at which `frames` are a whole number of periods of `hz`, to a hundredth of a cent or so. */
export function rateOfWholePeriods(hz: number, frames: number, about: number): number {
  const periods = Math.max(1, Math.ceil((hz * frames) / about));
  return Math.min(44100, Math.round((hz * frames) / periods));
}

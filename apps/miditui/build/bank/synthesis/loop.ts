import { hertz } from "./pitch.ts";

/** A piece of sound that goes round without a seam: a whole number of periods in a whole number of frames. */
export interface Loop {
  /** Frames a second, chosen so that the key sounds exactly. */
  readonly rate: number;
  readonly frames: number;
  /** Periods of the key in it. */
  readonly cycles: number;
}

/** How long a loop is and how many frames a second it has, about. */
export interface LoopWish {
  /** Frames a second. */
  readonly rate: number;
  /** Seconds, unless `frames` says it exactly. */
  readonly seconds?: number;
  readonly frames?: number;
}

/**
 * The loop nearest to what is wished: a rate is a whole number of Hz, so the pitch is true within 0.1 cents.
 * The number of periods has many divisors where there is room, so that unisons may be out of tune by small parts.
 */
export function loopFor(key: number, { rate, seconds = 0.1, frames }: LoopWish): Loop {
  const length = frames ?? Math.max(16, Math.round(seconds * rate));
  const cycles = Math.max(1, Math.round((length * hertz(key)) / rate));
  if (frames !== undefined) return { rate: Math.round((frames * hertz(key)) / cycles), frames, cycles };

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

export interface OnsetOptions {
  /** Magnitude from which a sample is sound. */
  readonly threshold: number;
  /** Frames below the threshold that must come before a sound counts as a new one. */
  readonly quiet: number;
}

/** A stretch of sound: its first and its last frame. */
export type Span = readonly [from: number, to: number];

/** Where there is sound, of samples that are quiet in between. */
export function spans(samples: Float64Array, { threshold, quiet }: OnsetOptions): Span[] {
  const found: Span[] = [];
  let [first, last] = [0, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < samples.length; at++) {
    if (Math.abs(samples[at] ?? 0) < threshold) continue;
    if (at - last > quiet) {
      if (last >= 0) found.push([first, last]);
      first = at;
    }
    last = at;
  }
  if (last >= 0) found.push([first, last]);
  return found;
}

/** Frames at which sound comes after quiet. */
export function onsets(samples: Float64Array, options: OnsetOptions): number[] {
  return spans(samples, options).map(([from]) => from);
}

/**
 * Where a piece of sound is found again: the lag in frames, within `reach` of where it is looked for, at which the
 * normalised correlation is largest, and that correlation, 1 for the same form.
 */
export function foundAt(
  samples: Float64Array,
  piece: Float64Array,
  near: number,
  reach: number,
): { readonly lag: number; readonly likeness: number } {
  let best = { lag: 0, likeness: Number.NEGATIVE_INFINITY };
  const own = energy(piece, 0, piece.length);
  for (let lag = -reach; lag <= reach; lag++) {
    let product = 0;
    for (let at = 0; at < piece.length; at++) product += (piece[at] ?? 0) * (samples[near + lag + at] ?? 0);
    const likeness = product / Math.sqrt(own * energy(samples, near + lag, piece.length) || 1);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best;
}

function energy(samples: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += (samples[at] ?? 0) ** 2;
  return sum;
}

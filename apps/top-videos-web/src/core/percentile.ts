/**
 * Share of the others that have fewer, 0 to 100; null where there are no others.
 *
 * @param sorted all known values, this one among them, the smallest first
 */
export function percentileOf(sorted: ArrayLike<number>, value: number): number | null {
  if (sorted.length < 2) return null;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return (100 * low) / (sorted.length - 1);
}

/** Middle of values in order; the mean of the middle two where their number is even, null where there are none. */
export function medianOf(sorted: ArrayLike<number>): number | null {
  const half = sorted.length >>> 1;
  const upper = sorted[half];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? upper);
  return (lower + upper) / 2;
}

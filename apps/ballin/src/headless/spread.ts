/** How a set of measurements is spread. */
export interface Spread {
  /** Half of them are at most this. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The smallest value that a part of all values does not exceed; 0 of none. @param part 0 to 1 */
export function percentile(values: ArrayLike<number>, part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

export function spreadOf(values: ArrayLike<number>): Spread {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), max: percentile(values, 1) };
}

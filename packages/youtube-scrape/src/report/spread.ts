import { bisectRight, quantileSorted, tickStep } from "d3-array";

/** A value and how often it occurs. */
export interface Tally {
  readonly value: number;
  readonly count: number;
}

/** Where the values of a column lie. Quantiles interpolate linearly between neighbours (type 7 of Hyndman and Fan). */
export interface Spread {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly derived_mean: number | null;
  readonly derived_p05: number | null;
  readonly derived_p25: number | null;
  readonly derived_p50: number | null;
  readonly derived_p75: number | null;
  readonly derived_p95: number | null;
}

/** Values of at least `from` and less than `to`; `to` is null where the bin is open. */
export interface Bin {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

export function sorted(values: Iterable<number>): number[] {
  // Typed arrays sort numbers several times as fast.
  return Array.from(Float64Array.from(values).sort());
}

/** The distribution as single values in ascending order. */
export function expanded(tallies: readonly Tally[]): number[] {
  return tallies.flatMap(({ value, count }) => new Array<number>(count).fill(value));
}

/** @param values in ascending order */
export function spread(values: readonly number[]): Spread {
  const ascending = [...values];
  const at = (share: number): number | null => quantileSorted(ascending, share) ?? null;
  let sum = 0;
  for (const value of values) sum += value;
  return {
    count: values.length,
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
    derived_mean: values.length === 0 ? null : sum / values.length,
    derived_p05: at(0.05),
    derived_p25: at(0.25),
    derived_p50: at(0.5),
    derived_p75: at(0.75),
    derived_p95: at(0.95),
  };
}

/** The middle of values in any order, null of none. */
export function medianOf(values: Iterable<number>): number | null {
  return quantileSorted(sorted(values), 0.5) ?? null;
}

/**
 * Counts between edges: bin i holds what is at least edge i and less than edge i + 1, the last one all from the last edge.
 * What lies below the first edge goes into the first bin.
 */
export function binned(tallies: Iterable<Tally>, edges: readonly number[]): Bin[] {
  const counts = new Float64Array(edges.length);
  for (const { value, count } of tallies) {
    const bin = Math.max(0, bisectRight(edges, value) - 1);
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  return edges.map((from, index) => ({ from, to: edges[index + 1] ?? null, count: counts[index] ?? 0 }));
}

/** The bins between the first and the last that hold something. */
export function trimmed(bins: readonly Bin[]): Bin[] {
  const first = bins.findIndex(({ count }) => count > 0);
  if (first < 0) return [];
  return bins.slice(first, bins.findLastIndex(({ count }) => count > 0) + 1);
}

/** Steps of about equal width on a logarithmic scale: 1, 2, 5, 10, 20, ... to 5e18. */
export const DECADE_THIRDS: readonly number[] = steps([1, 2, 5]);

/** Ten steps a decade, the preferred numbers R10: 1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10, ... */
export const DECADE_TENTHS: readonly number[] = steps([1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8]);

function steps(mantissas: readonly number[]): number[] {
  // Parsed rather than multiplied, so that an edge is the number that its digits say.
  return Array.from({ length: 19 }, (_, power) => mantissas.map((mantissa) => Number(`${mantissa}e${power}`))).flat();
}

/** Counts of 0 and below in a bin of their own, then by thirds of a decade. */
export function logarithmic(tallies: readonly Tally[]): Bin[] {
  return trimmed(binned(tallies, [0, ...DECADE_THIRDS]));
}

/** Whole numbers in at most about 20 bins of one round width. */
export function linear(tallies: readonly Tally[]): Bin[] {
  const low = tallies[0]?.value;
  const high = tallies.at(-1)?.value;
  if (low === undefined || high === undefined) return [];
  const width = Math.max(1, tickStep(low, high + 1, 16));
  const first = Math.floor(low / width);
  const edges = Array.from({ length: Math.floor(high / width) - first + 1 }, (_, index) => (first + index) * width);
  const bins = binned(tallies, edges);
  return bins.map((bin) => ({ ...bin, to: bin.from + width }));
}

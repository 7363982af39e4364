import { type Bin, binned, type Spread, sorted, spread } from "./spread.ts";
import { lengths, total, type Video } from "./videos.ts";

export interface DurationFacts {
  /** In seconds. */
  readonly spread: Spread;
  readonly derived_total_s: number;
  /** Videos with a duration of 0, which are not in the rest: broadcasts that are still to come or still on. */
  readonly zero: number;
  /** Seconds; the last bin is open. */
  readonly bins: readonly Bin[];
}

const MINUTE = 60;
const HOUR = 3600;

/** Steps that people think in; on the chart each is as wide as the next. */
export const DURATION_EDGES: readonly number[] = [
  0,
  15,
  30,
  45,
  MINUTE,
  2 * MINUTE,
  3 * MINUTE,
  5 * MINUTE,
  8 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  45 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  12 * HOUR,
];

export function durationFacts(videos: readonly Video[]): DurationFacts {
  const seconds = sorted(lengths(videos));
  return {
    spread: spread(seconds),
    derived_total_s: total(seconds),
    zero: videos.filter(({ duration_s }) => duration_s === 0).length,
    bins: binned(
      Array.from(seconds, (value) => ({ value, count: 1 })),
      DURATION_EDGES,
    ),
  };
}

import { ln } from "@side-projects/raster";

/** What a sum of logarithms may be off by. */
const ROUNDING = 1e-6;

export interface PairCounts {
  /** How often the two words stand side by side. */
  readonly pair: number;
  readonly first: number;
  readonly second: number;
  /** Words in all. */
  readonly all: number;
}

/**
 * How much more often two words stand side by side than chance would have it: twice the logarithm of Dunning's likelihood
 * ratio (T. Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993), with probabilities kept
 * from 0 as word_cloud keeps them.
 */
export function collocationScore({ pair, first, second, all }: PairCounts): number {
  if (all <= first || all <= second) return 0;
  const rest = second - pair;
  const others = all - first;
  const chance = second / all;
  const independent = logLikelihood(pair, first, chance) + logLikelihood(rest, others, chance);
  const dependent = logLikelihood(pair, first, pair / first) + logLikelihood(rest, others, rest / others);
  return -2 * (independent - dependent);
}

function logLikelihood(hits: number, tries: number, chance: number): number {
  return ln(Math.max(chance, 1e-10)) * hits + ln(Math.max(1 - chance, 1e-10)) * (tries - hits);
}

/**
 * How often a pair of two different words must occur before its score can be above the threshold, if it occurs at least
 * as often as by chance. A pair that occurs less often than by chance has a score as well.
 */
export function leastCount(all: number, threshold: number): number {
  let least = 1;
  let most = Math.max(1, all);
  while (least < most) {
    const count = Math.floor((least + most) / 2);
    // Of pairs that occur so often the score is greatest where neither word occurs without the other.
    const limit = 2 * count * (ln(all / count) + 1) + ROUNDING;
    if (limit > threshold) most = count;
    else least = count + 1;
  }
  return least;
}

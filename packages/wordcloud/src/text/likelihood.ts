import { ln } from "@side-projects/raster";

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

/** No pair of two different words that occurs so often can have a score above this one. */
export function scoreLimit(pair: number, all: number): number {
  return 2 * pair * (ln(all / pair) + 1) + 1e-6;
}

import { collocationScore, leastCount } from "./likelihood.ts";
import { Pairs } from "./pairs.ts";
import type { Tally } from "./tally.ts";
import { PARAGRAPH } from "./vocabulary.ts";

/** Pairs of words that count as one. */
export interface Collocations {
  readonly pairs: Pairs;
  /** The pairs that count, in order of first appearance. */
  readonly chosen: readonly number[];
  /** How often each key occurs outside the chosen pairs; below 0 where it is in several at once. */
  readonly rest: Int32Array;
}

/** Finds the pairs that score above the threshold. Neither word of a pair is a stop word, nor was one between them, nor a blank line. */
export function collocationsOf(tally: Tally, threshold: number): Collocations {
  const pairs = pairsOf(tally);
  const { counts, singulars } = tally;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const least = leastCount(all, threshold);
  const rest = counts.slice();
  const chosen: number[] = [];
  for (let number = 0; number < pairs.size; number++) {
    const pair = pairs.countOf(number);
    if (pair === 0) continue;
    const one = wordOf(singulars, pairs.firstOf(number));
    const two = wordOf(singulars, pairs.secondOf(number));
    const first = counts[one] ?? 0;
    const second = counts[two] ?? 0;
    if (pair < least && one !== two && pair * all >= first * second) continue;
    if (collocationScore({ pair, first, second, all }) <= threshold) continue;
    chosen.push(number);
    rest[one] = (rest[one] ?? 0) - pair;
    rest[two] = (rest[two] ?? 0) - pair;
  }
  return { pairs, chosen, rest };
}

function pairsOf({ vocabulary, counts, singulars }: Tally): Pairs {
  const tokens = vocabulary.tokenSpellings();
  const pairs = new Pairs();
  const keys = vocabulary.spellingKeys().slice();
  for (let spelling = 0; spelling < keys.length; spelling++) {
    const key = keys[spelling] ?? 0;
    if ((counts[wordOf(singulars, key)] ?? 0) === 0) keys[spelling] = -1;
  }
  let before = -1;
  for (let token = 0; token < tokens.length; token++) {
    // The end of a paragraph has no key.
    const key = keys[tokens[token] ?? PARAGRAPH] ?? -1;
    if (before >= 0 && key >= 0) pairs.add(before, key);
    before = key;
  }
  for (let pair = 0; pair < pairs.size; pair++) {
    const into = singularPair(pairs, singulars, pair);
    if (into >= 0) pairs.merge(pair, into);
  }
  return pairs;
}

/** The pair that is this one with its second word in the singular, or -1. */
export function singularPair(pairs: Pairs, singulars: Int32Array, pair: number): number {
  const second = pairs.secondOf(pair);
  const singular = singulars[second] ?? -1;
  return singular < 0 ? -1 : pairs.find(pairs.firstOf(pair), singular);
}

function wordOf(singulars: Int32Array, key: number): number {
  const singular = singulars[key] ?? -1;
  return singular < 0 ? key : singular;
}

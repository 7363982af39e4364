import type { Vocabulary } from "./vocabulary.ts";

/** What a text was counted to. */
export interface Tally {
  readonly vocabulary: Vocabulary;
  /** How often each key occurs, with its plural; 0 for a stop word and for a plural that was merged. */
  readonly counts: Int32Array;
  /** The singular that a key was merged into, or -1. */
  readonly singulars: Int32Array;
  /** The plural that was merged into a key, or -1. */
  readonly plurals: Int32Array;
}

/** Counts the keys of a text, without stop words, a plural with its singular where both occur. */
export function tallyOf(vocabulary: Vocabulary, stopwords: Iterable<string>, mergePlurals: boolean): Tally {
  const counts = vocabulary.counts();
  for (const word of stopwords) {
    const key = vocabulary.find(word);
    if (key >= 0) counts[key] = 0;
  }
  const singulars = new Int32Array(counts.length).fill(-1);
  const plurals = new Int32Array(counts.length).fill(-1);
  const tally = { vocabulary, counts, singulars, plurals };
  if (!mergePlurals) return tally;
  for (let key = 0; key < counts.length; key++) {
    const count = counts[key] ?? 0;
    const singular = count > 0 ? vocabulary.singularOf(key) : -1;
    if (singular < 0 || (counts[singular] ?? 0) === 0) continue;
    counts[singular] = (counts[singular] ?? 0) + count;
    counts[key] = 0;
    singulars[key] = singular;
    plurals[singular] = key;
  }
  return tally;
}

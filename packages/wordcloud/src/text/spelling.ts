import { type Collocations, singularPair } from "./collocations.ts";
import type { Tally } from "./tally.ts";

/** The most common spelling of a word; that of its plural counts without the s. */
export function wordText({ vocabulary, plurals }: Tally, key: number): string {
  const cases = new Map<string, number>();
  for (const spelling of vocabulary.spellingsOf(key)) {
    cases.set(vocabulary.textOf(spelling), vocabulary.countOf(spelling));
  }
  const plural = plurals[key] ?? -1;
  for (const spelling of plural < 0 ? [] : vocabulary.spellingsOf(plural)) {
    count(cases, vocabulary.textOf(spelling).slice(0, -1), vocabulary.countOf(spelling));
  }
  return mostCommon(cases);
}

/** The most common spelling of each of these pairs, by its number. */
export function pairTexts(tally: Tally, collocations: Collocations, wanted: readonly number[]): Map<number, string> {
  const { vocabulary, singulars } = tally;
  const { pairs } = collocations;
  const asWritten = new Map(wanted.map((pair) => [pair, new Map<string, number>()]));
  const inSingular = new Map(wanted.map((pair) => [pair, new Map<string, number>()]));
  for (let token = 1; wanted.length > 0 && token < vocabulary.tokens; token++) {
    const pair = pairs.find(vocabulary.keyAt(token - 1), vocabulary.keyAt(token));
    if (pair < 0) continue;
    const own = asWritten.get(pair);
    if (own !== undefined) count(own, pairText(tally, token), 1);
    const merged = own === undefined ? inSingular.get(singularPair(pairs, singulars, pair)) : undefined;
    if (merged !== undefined) count(merged, pairText(tally, token).slice(0, -1), 1);
  }
  const texts = new Map<number, string>();
  for (const [pair, cases] of asWritten) {
    for (const [text, times] of inSingular.get(pair) ?? []) count(cases, text, times);
    texts.set(pair, mostCommon(cases));
  }
  return texts;
}

function pairText({ vocabulary }: Tally, token: number): string {
  return `${vocabulary.textOf(vocabulary.spellingAt(token - 1))} ${vocabulary.textOf(vocabulary.spellingAt(token))}`;
}

function count(cases: Map<string, number>, text: string, times: number): void {
  cases.set(text, (cases.get(text) ?? 0) + times);
}

function mostCommon(cases: Map<string, number>): string {
  let best = "";
  let most = 0;
  for (const [text, times] of cases) {
    if (times <= most) continue;
    best = text;
    most = times;
  }
  return best;
}

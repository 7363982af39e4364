import { type Collocations, singularPair } from "./collocations.ts";
import type { Tally } from "./tally.ts";
import { PARAGRAPH } from "./vocabulary.ts";

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
  const firsts = new Set(wanted.map((pair) => pairs.firstOf(pair)));
  const keys = vocabulary.spellingKeys();
  const begins = new Uint8Array(vocabulary.keys);
  for (const key of firsts) begins[key] = 1;
  const tokens = vocabulary.tokenSpellings();
  for (let token = 1; firsts.size > 0 && token < tokens.length; token++) {
    const first = tokens[token - 1] ?? PARAGRAPH;
    // The end of a paragraph has no key.
    const key = keys[first] ?? -1;
    if (begins[key] !== 1) continue;
    const second = tokens[token] ?? PARAGRAPH;
    const pair = pairs.find(key, keys[second] ?? -1);
    const own = asWritten.get(pair);
    const merged = own === undefined && pair >= 0 ? inSingular.get(singularPair(pairs, singulars, pair)) : undefined;
    if (own === undefined && merged === undefined) continue;
    const text = `${vocabulary.textOf(first)} ${vocabulary.textOf(second)}`;
    if (own !== undefined) count(own, text, 1);
    else if (merged !== undefined) count(merged, text.slice(0, -1), 1);
  }
  const texts = new Map<number, string>();
  for (const [pair, cases] of asWritten) {
    for (const [text, times] of inSingular.get(pair) ?? []) count(cases, text, times);
    texts.set(pair, mostCommon(cases));
  }
  return texts;
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

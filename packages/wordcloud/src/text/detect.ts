import { ln } from "@side-projects/raster";
import { LANGUAGES, type Language } from "./languages.ts";
import { scanWords } from "./scan.ts";
import { languageOf } from "./stopwords.ts";
import { Vocabulary } from "./vocabulary.ts";

const PIECES = 4;
const PIECE = 6000;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Share of English function words in a text that leaves no doubt: in English about half, in another language few. */
const SURELY_ENGLISH = 0.3;

/** Different function words that speak for a language in Latin letters: "sun" alone is a word of many languages. */
const EVIDENCE = 3;
const LATIN = /^[\p{Script=Latin}\p{P}]+$/u;

/**
 * The main language of a text: the one whose function words make up most of it. Long lists of words do not win by their
 * length. Where nothing speaks for another one, English.
 */
export function detectLanguage(vocabulary: Vocabulary): Language {
  const counts = vocabulary.counts();
  const japanese = KANA.test(sampleOf(vocabulary.text));
  let best: Language | undefined;
  let bestScore = 0;
  for (const language of LANGUAGES) {
    if (language.code === (japanese ? "zh" : "ja")) continue;
    const { hits, evidence } = hitsOf(language, vocabulary, counts);
    if (evidence < EVIDENCE) continue;
    if (language.code === "en" && hits > SURELY_ENGLISH * vocabulary.tokens) return language;
    const score = hits / ln(language.words.flat().length + 30);
    if (score <= bestScore) continue;
    best = language;
    bestScore = score;
  }
  return best ?? languageOf("en");
}

/** The words of samples from a text's whole length, to find its language by. */
export function sampleVocabulary(text: string): Vocabulary {
  const sample = new Vocabulary(sampleOf(text), { minLength: 1, numbers: false });
  scanWords(sample);
  return sample;
}

function sampleOf(text: string): string {
  if (text.length <= PIECES * PIECE) return text;
  const step = Math.floor((text.length - PIECE) / (PIECES - 1));
  return Array.from({ length: PIECES }, (_, i) => text.slice(i * step, i * step + PIECE)).join(" ");
}

/** How often words of a language occur, and how many different ones; one in its own script is evidence enough. */
function hitsOf(
  language: Language,
  vocabulary: Vocabulary,
  counts: Int32Array,
): { readonly hits: number; readonly evidence: number } {
  const seen = new Set<number>();
  let hits = 0;
  let evidence = 0;
  for (const word of language.words.flat()) {
    const key = vocabulary.find(word);
    if (key < 0 || seen.has(key)) continue;
    seen.add(key);
    hits += counts[key] ?? 0;
    evidence += LATIN.test(word) ? 1 : EVIDENCE;
  }
  return { hits, evidence };
}

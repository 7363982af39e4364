import { LANGUAGES, type Language } from "./languages.ts";
import { scanWords } from "./scan.ts";
import { Vocabulary } from "./vocabulary.ts";

const PIECES = 4;
const PIECE = 6000;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The main language of a text: the one whose function words make up most of it, in samples from its whole length. Long
 * lists of words do not win by their length. Without a single function word, English.
 */
export function detectLanguage(text: string): Language {
  const sample = new Vocabulary(sampleOf(text), { minLength: 1, numbers: false });
  scanWords(sample);
  const counts = sample.counts();
  const japanese = KANA.test(sample.text);
  let best: Language | undefined;
  let bestScore = 0;
  for (const language of LANGUAGES) {
    if (language.code === (japanese ? "zh" : "ja")) continue;
    const score = scoreOf(language, sample, counts);
    if (score <= bestScore) continue;
    best = language;
    bestScore = score;
  }
  return best ?? LANGUAGES[0] ?? { code: "en", name: "english", words: [] };
}

function sampleOf(text: string): string {
  if (text.length <= PIECES * PIECE) return text;
  const step = Math.floor((text.length - PIECE) / (PIECES - 1));
  return Array.from({ length: PIECES }, (_, i) => text.slice(i * step, i * step + PIECE)).join(" ");
}

function scoreOf(language: Language, sample: Vocabulary, counts: Int32Array): number {
  const seen = new Set<number>();
  let words = 0;
  let hits = 0;
  for (const list of language.words) {
    words += list.length;
    for (const word of list) {
      const key = sample.find(word);
      if (key < 0 || seen.has(key)) continue;
      seen.add(key);
      hits += counts[key] ?? 0;
    }
  }
  return hits / Math.log(words + 30);
}

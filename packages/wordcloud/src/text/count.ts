import type { Word } from "../core/cloud.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { collocationsOf } from "./collocations.ts";
import { type CountOptions, type CountSettings, countSettings } from "./count-options.ts";
import { detectLanguage, sampleVocabulary } from "./detect.ts";
import { greatest } from "./greatest.ts";
import type { Language } from "./languages.ts";
import { nothingLeft } from "./nothing-left.ts";
import { addMatches, type WordPattern, wordPattern } from "./regexp.ts";
import { scanWords } from "./scan.ts";
import { pairTexts, wordText } from "./spelling.ts";
import { languageOf, languagesOf, ownWords, stopwordsOf } from "./stopwords.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { Vocabulary } from "./vocabulary.ts";

const SOFT_HYPHEN = "\u00ad";

/** Longest text in UTF-16 code units. */
export const LONGEST_TEXT: number = 64 * 1024 * 1024;

/**
 * The words of a text and how often each occurs, the greatest count first, words of equal count in order of first
 * appearance and pairs after them.
 *
 * Counts as Python's word_cloud does: case does not matter and the most common spelling wins, a possessive 's goes, a
 * plural counts as its singular where that occurs, and two words that stand together more often than by chance count as
 * one, less for each of the two. Beyond it, words of any script: what is written without spaces is cut by
 * `Intl.Segmenter`, so that the result depends there on the engine's dictionaries. A pair does not go over a blank line, as
 * between the last word of a title and the first one below it. A typographic apostrophe is an
 * apostrophe, one that ends a word a quotation mark; French, Italian and Catalan words lose what is elided before them
 * (`l'`, `qu'`, `dell'`); addresses of web and mail and HTML's entities are no words.
 *
 * @throws CloudError E_TEXT for what is no text or longer than 64 Mi characters, E_WORDS when no word is left, E_REGEXP,
 *   E_STOPWORDS, E_NUMBER and E_OPTION for bad options
 */
export function countWords(text: string, options: CountOptions = {}): Word[] {
  const settings = countSettings(options);
  const pattern = settings.regexp === undefined ? undefined : wordPattern(settings.regexp);
  const clean = cleaned(text);
  const first = scanned(clean, settings, pattern);
  const { stopwords, language } = listed(first, settings);
  for (const word of ownWords(settings.addStopwords, "addStopwords")) stopwords.add(word);
  const elided = pattern === undefined ? language?.elided : undefined;
  const vocabulary = elided === undefined ? first : scanned(clean, settings, pattern, elided);

  const tally = tallyOf(vocabulary, stopwords, settings.normalizePlurals);
  const words = settings.collocations
    ? withCollocations(tally, settings)
    : greatest(tally.counts, settings.maxWords).map((key) => wordOf(tally, key, tally.counts));
  if (words.length === 0) throw nothingLeft(vocabulary, settings);
  return words.map((word) => ({ text: copied(word.text), weight: word.weight }));
}

// A part of a string keeps the whole in memory, which may be 64 MB for one word.
function copied(part: string): string {
  return Array.from(part).join("");
}

function withCollocations(tally: Tally, settings: CountSettings): Word[] {
  const found = collocationsOf(tally, settings.collocationThreshold);
  const keys = found.rest.length;
  const weights = new Int32Array(keys + found.chosen.length);
  weights.set(found.rest);
  for (const [i, pair] of found.chosen.entries()) weights[keys + i] = found.pairs.countOf(pair);
  const places = greatest(weights, settings.maxWords);
  const pairAt = (place: number): number => found.chosen[place - keys] ?? 0;
  const texts = pairTexts(tally, found, places.filter((place) => place >= keys).map(pairAt));
  return places.map((place) =>
    place < keys
      ? wordOf(tally, place, weights)
      : { text: texts.get(pairAt(place)) ?? "", weight: weights[place] ?? 0 },
  );
}

function wordOf(tally: Tally, key: number, weights: Int32Array): Word {
  return { text: wordText(tally, key), weight: weights[key] ?? 0 };
}

function cleaned(text: unknown): string {
  if (typeof text !== "string") throw new CloudError("E_TEXT", `the text is ${quote(text)}, expected a string`);
  if (text.length > LONGEST_TEXT) {
    throw new CloudError(
      "E_TEXT",
      `the text has ${text.length} characters, expected at most ${LONGEST_TEXT}`,
      "count a part of it",
    );
  }
  const composed = text.normalize("NFC");
  return composed.includes(SOFT_HYPHEN) ? composed.replaceAll(SOFT_HYPHEN, "") : composed;
}

function scanned(
  text: string,
  settings: CountSettings,
  pattern?: WordPattern,
  elided?: ReadonlySet<string>,
): Vocabulary {
  const shape = { minLength: settings.minLength, numbers: settings.includeNumbers };
  const vocabulary = new Vocabulary(text, elided === undefined ? shape : { ...shape, elided });
  if (pattern === undefined) scanWords(vocabulary);
  else addMatches(vocabulary, pattern);
  return vocabulary;
}

/** The stop words that the options name, and the text's language where it is known or had to be found. */
function listed(vocabulary: Vocabulary, settings: CountSettings): { stopwords: Set<string>; language?: Language } {
  const { stopwords, language } = settings;
  const known = language === "auto" ? {} : { language: languageOf(language) };
  if (stopwords === false) return { stopwords: new Set(), ...known };
  if (typeof stopwords !== "string") return { stopwords: new Set(ownWords(stopwords, "stopwords")), ...known };
  if (stopwords !== "auto") {
    const languages = languagesOf(stopwords);
    const only = languages.length === 1 ? languages[0] : undefined;
    return { stopwords: stopwordsOf(languages), ...(only === undefined ? {} : { language: only }), ...known };
  }
  const found = known.language ?? detectLanguage(readable(vocabulary, settings));
  return { stopwords: stopwordsOf([found]), language: found };
}

// Function words are short, and may be no words to the regexp.
function readable(vocabulary: Vocabulary, settings: CountSettings): Vocabulary {
  const whole = settings.minLength === 1 && settings.regexp === undefined;
  return whole ? vocabulary : sampleVocabulary(vocabulary.text);
}

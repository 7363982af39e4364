import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { LANGUAGES, type Language } from "./languages.ts";

/**
 * Words that are not to count: `"auto"` for those of the text's own language, `false` for none, one or more languages
 * (`"de"`, `"German"`, `"en,fr"`), or a list of words of one's own.
 */
export type Stopwords = "auto" | false | string | Iterable<string>;

/**
 * The languages of a list with commas, by code (`de`, `de-AT`) or English name.
 *
 * @throws CloudError E_STOPWORDS for a language without a list
 */
export function languagesOf(names: string): Language[] {
  return names.split(",").map((name) => languageOf(name.trim()));
}

/** The language of a code or English name, in any case. */
export function languageOf(name: string): Language {
  const wanted = name.toLowerCase();
  const primary = wanted.split(/[-_]/, 1)[0];
  const found = LANGUAGES.find((language) => language.code === primary || language.name === wanted);
  if (found !== undefined) return found;
  throw new CloudError(
    "E_STOPWORDS",
    `no stop words for ${quote(name)}, only for ${LANGUAGES.length} languages`,
    hintFor(wanted),
  );
}

/** The stop words of languages, each once. */
export function stopwordsOf(languages: readonly Language[]): Set<string> {
  return new Set(languages.flatMap((language) => language.words.flat()).flatMap(spellingsOf));
}

// Lists of Thai have the vowel am in two characters, texts in one.
function spellingsOf(word: string): string[] {
  const composed = word.normalize("NFC");
  return composed.includes("\u0e4d\u0e32") ? [composed, composed.replaceAll("\u0e4d\u0e32", "\u0e33")] : [composed];
}

/**
 * Words of one's own, as they are.
 *
 * @throws CloudError E_STOPWORDS for what is no list of words
 */
export function ownWords(words: unknown, option: string): string[] {
  if (typeof words !== "object" || words === null || !isIterable(words)) {
    throw new CloudError(
      "E_STOPWORDS",
      `${option} is ${quote(words)}, expected words`,
      "give an array or a Set of words",
    );
  }
  return Array.from(words, (word: unknown) => {
    if (typeof word === "string") return word.normalize("NFC");
    throw new CloudError(
      "E_STOPWORDS",
      `${option} has ${quote(word)}, expected words`,
      "give an array or a Set of words",
    );
  });
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function hintFor(wanted: string): string {
  const near = LANGUAGES.map((language) => ({ language, distance: distanceTo(language, wanted) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ language }) => `${language.code} (${language.name})`);
  const names = near.length > 0 ? near : ["en", "de", "fr", "es", "zh", "ja"];
  return `try: ${names.join(", ")}, or give an array of words, or false for none`;
}

function distanceTo(language: Language, wanted: string): number {
  return Math.min(editDistance(language.name, wanted), editDistance(language.code, wanted) + 1);
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

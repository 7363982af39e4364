import type { Word } from "./cloud.ts";
import { CloudError } from "./error.ts";
import { quote } from "./quote.ts";

/** Longest word in UTF-16 code units: what is longer is an address, a key or running text. */
export const LONGEST_WORD = 200;

/** White space and line breaks: a word stands on one line. */
const SPACES = /[\s\u0085]+/g;
/** Controls, what turns the direction of the text after it, soft hyphens and byte order marks: none of them shows. */
const UNSEEN = /(?![\s\u0085])[\p{Cc}\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069]|\ufeff/gu;

/** What {@link wordsFrom} takes for words: words, pairs of text and weight, or what maps text to weight. */
export type WordsLike =
  | readonly Word[]
  | readonly (readonly [text: string, weight: number])[]
  | Readonly<Record<string, number>>
  | ReadonlyMap<string, number>;

const EXPECTED = "expected an array of { text, weight } or of [text, weight], an object or a Map of weights by text";

/**
 * Words from any of the shapes people have them in, in the order given. Equal texts become one word with their weights
 * summed, a word of weight 0 or without a text is dropped. A text is taken in Unicode's composed form (NFC), without the
 * spaces around it and what does not show; white space in it is one space.
 *
 * @throws CloudError E_WORDS for another shape, a bad entry or no word at all, E_NUMBER for a weight that is none
 */
export function wordsFrom(value: unknown): Word[] {
  const words = new WordList();
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) words.add(wordFrom(entry, `entry ${i + 1}`));
  } else if (value instanceof Map) {
    for (const [text, weight] of value) words.add(wordFrom([text, weight], `entry ${words.size + 1}`));
  } else if (typeof value === "object" && value !== null && !(Symbol.iterator in value)) {
    for (const [text, weight] of Object.entries(value)) words.add(wordFrom([text, weight], quote(text)));
  } else {
    throw new CloudError("E_WORDS", `the words are ${quote(value)}, ${EXPECTED}`);
  }
  return words.list();
}

/** Words as they come in: equal texts summed, those without a weight or a text dropped. */
export class WordList {
  /** Entries added. */
  size = 0;
  private blank = 0;
  private readonly byText = new Map<string, { word: Word; weight: number }>();

  add(word: Word): void {
    this.size++;
    if (word.text === "") this.blank++;
    if (word.text === "" || word.weight === 0) return;
    const known = this.byText.get(word.text);
    if (known === undefined) {
      this.byText.set(word.text, { word, weight: word.weight });
      return;
    }
    known.weight += word.weight;
    known.word = { ...word, ...known.word };
  }

  /**
   * The words in order of first appearance.
   *
   * @throws CloudError E_WORDS without a word, E_NUMBER when weights sum to more than a number holds
   */
  list(): Word[] {
    if (this.size === 0) throw new CloudError("E_WORDS", "there are no words", "give at least one word");
    if (this.blank === this.size) throw new CloudError("E_WORDS", "no word has a text", "give at least one word");
    if (this.byText.size === 0) throw new CloudError("E_WORDS", "every word has the weight 0", "give positive weights");
    const words = Array.from(this.byText.values(), ({ word, weight }) => ({ ...word, weight }));
    const endless = words.find((word) => !Number.isFinite(word.weight));
    if (endless !== undefined) {
      throw new CloudError("E_NUMBER", `the weights of ${quote(endless.text)} sum to Infinity`, "divide the weights");
    }
    return words;
  }
}

function wordFrom(entry: unknown, place: string): Word {
  if (Array.isArray(entry)) {
    if (entry.length === 2) return { text: cleanText(entry[0], place), weight: weightFrom(entry[1], place) };
    throw new CloudError("E_WORDS", `${place} is ${quote(entry)}, expected [text, weight]`);
  }
  if (typeof entry !== "object" || entry === null) {
    throw new CloudError("E_WORDS", `${place} is ${quote(entry)}, expected { text, weight } or [text, weight]`);
  }
  const fields: Readonly<Record<string, unknown>> = { ...entry };
  return {
    text: cleanText(fields.text, place),
    weight: weightFrom(fields.weight, place),
    ...detailsFrom(fields, place),
  };
}

/** The text of a word as {@link wordsFrom} takes it, which may be empty. @throws CloudError E_WORDS */
export function cleanText(value: unknown, place: string): string {
  if (typeof value !== "string")
    throw new CloudError("E_WORDS", `the text of ${place} is ${quote(value)}, expected text`);
  const text = value.replace(UNSEEN, "").replace(SPACES, " ").trim().normalize("NFC");
  if (text.length <= LONGEST_WORD) return text;
  throw new CloudError(
    "E_WORDS",
    `the text of ${place} has ${text.length} characters, expected at most ${LONGEST_WORD}`,
  );
}

/** As {@link cleanText}, where a word must be. @throws CloudError E_WORDS */
export function textFrom(value: unknown, place: string): string {
  const text = cleanText(value, place);
  if (text !== "") return text;
  throw new CloudError("E_WORDS", `the text of ${place} is empty`, "leave the entry out");
}

/** The weight of a word, checked. @throws CloudError E_NUMBER */
export function weightFrom(value: unknown, place: string): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new CloudError("E_NUMBER", `the weight of ${place} is ${quote(value)}, expected a positive number`);
}

/** What a word may have beside text and weight, checked. @throws CloudError E_WORDS */
export function detailsFrom(fields: Readonly<Record<string, unknown>>, place: string): Omit<Word, "text" | "weight"> {
  const details: Record<string, string> = {};
  for (const name of ["group", "color", "href", "title"]) {
    const value = fields[name];
    if (value === undefined || value === null || value === "") continue;
    if (typeof value !== "string") {
      throw new CloudError("E_WORDS", `the ${name} of ${place} is ${quote(value)}, expected text`);
    }
    details[name] = value;
  }
  return details;
}

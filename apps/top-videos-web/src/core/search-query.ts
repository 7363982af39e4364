import { ViewerError } from "./error.ts";

/** Letters and digits: what the text index keeps. */
const KEPT = /[\p{L}\p{N}\p{Co}]/u;
const ENDS_KEPT = /[\p{L}\p{M}\p{N}\p{Co}]$/u;

/** What the text index takes for a word. */
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{M}\p{N}\p{Co}]*/gu;

/** Words of a search in all; each costs about as much as the first. */
const MOST_WORDS = 12;

/** Of the last word so many letters must be there before others that begin with it are found too: too many begin with one. */
const PREFIX_AT_LEAST = 2;

/** Where words are not written apart a letter is already a word. */
const WORD_IN_A_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * What a reader typed, as a query of FTS5: all words must be there, words in double quotes side by side, words after a
 * minus not at all; the last word may be the beginning of one. Whatever was typed is quoted, so nothing in it is syntax.
 *
 * @returns null where no word is asked for: then nothing matches
 * @throws ViewerError E_ASK for more than 12 words, those that are there again left out
 */
export function toMatch(typed: string): string | null {
  const wanted = new Map<string, string>();
  const unwanted = new Map<string, string>();
  let words = 0;
  // SQLite would end the query at a NUL.
  const text = typed.replaceAll("\0", " ");
  const part = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;
  const end = text.trimEnd().length;
  for (const match of text.matchAll(part)) {
    const [whole, minus, phrase, word] = match;
    const found = phrase ?? word ?? "";
    if (!KEPT.test(found)) continue;
    const isLast = minus === "" && word !== undefined && match.index + whole.length === end;
    const quoted = `"${found.replaceAll('"', '""')}"${isLast && isPrefix(found) ? "*" : ""}`;
    const terms = minus === "-" ? unwanted : wanted;
    const key = quoted.toLowerCase();
    if (terms.has(key)) continue;
    terms.set(key, quoted);
    words += found.match(WORD)?.length ?? 0;
  }
  if (words > MOST_WORDS) {
    const hint = "leave out those that many videos have";
    throw new ViewerError("E_ASK", `a search has up to ${MOST_WORDS} words, this one has ${words}`, hint);
  }
  if (wanted.size === 0) return null;
  const all = [...wanted.values()].join(" AND ");
  return unwanted.size === 0 ? all : `(${all}) NOT (${[...unwanted.values()].join(" OR ")})`;
}

function isPrefix(word: string): boolean {
  return ENDS_KEPT.test(word) && (word.length >= PREFIX_AT_LEAST || WORD_IN_A_LETTER.test(word));
}

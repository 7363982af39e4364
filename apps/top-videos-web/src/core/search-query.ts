/** Letters and digits: what the text index keeps. */
const KEPT = /[\p{L}\p{N}\p{Co}]/u;
const ENDS_KEPT = /[\p{L}\p{M}\p{N}\p{Co}]$/u;

/**
 * Of the last word so many letters must be there before others that begin with it are found too: too many begin with
 * one, but where words are not written apart a letter is already a word.
 */
const PREFIX_AT_LEAST = 2;

/**
 * What a reader typed, as a query of FTS5: all words must be there, words in double quotes side by side, words after a
 * minus not at all; the last word may be the beginning of one. Whatever was typed is quoted, so nothing in it is syntax.
 *
 * @returns null where no word is asked for: then nothing matches
 */
export function toMatch(typed: string): string | null {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  // SQLite would end the query at a NUL.
  const text = typed.replaceAll("\0", " ");
  const part = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;
  const end = text.trimEnd().length;
  for (const match of text.matchAll(part)) {
    const [whole, minus, phrase, word] = match;
    const found = phrase ?? word ?? "";
    if (!KEPT.test(found)) continue;
    const quoted = `"${found.replaceAll('"', '""')}"`;
    if (minus === "-") unwanted.push(quoted);
    else
      wanted.push(word !== undefined && match.index + whole.length === end && isPrefix(word) ? `${quoted}*` : quoted);
  }
  if (wanted.length === 0) return null;
  const all = wanted.join(" AND ");
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(" OR ")})`;
}

function isPrefix(word: string): boolean {
  return ENDS_KEPT.test(word) && (word.length >= PREFIX_AT_LEAST || /\P{ASCII}/u.test(word));
}

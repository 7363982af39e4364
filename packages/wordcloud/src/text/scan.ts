import {
  APOSTROPHE,
  JOINER,
  KINDS,
  kindOf,
  kindOfCharacter,
  LETTER,
  OUTSIDE,
  SURROGATE,
  UNSPACED,
} from "./characters.ts";
import { addSegments } from "./segments.ts";
import { FNV_PRIME } from "./stretches.ts";
import type { Vocabulary } from "./vocabulary.ts";

const ENTITY = /&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/y;
const SPACE = 0x20;
/** Most code units that the segmenter gets at once. */
const LONGEST_RUN = 2000;
/** What may stand between the words of a mail address before its @: . - + % */
const JOINS_MAIL: readonly number[] = [0x2e, 0x2d, 0x2b, 0x25];
const DOMAIN = /@[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+/uy;

/**
 * Adds the words of the text: letters, marks, numbers and low lines of any script, with the apostrophes between them; what
 * is written without spaces is cut by the dictionaries of `Intl.Segmenter`. Addresses of web and mail and HTML's entities
 * are no words.
 */
export function scanWords(vocabulary: Vocabulary): void {
  const text = vocabulary.text;
  // Parts of an address of mail before its @ have been added when the @ comes: this is where they began.
  let beforeRun = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    // Every other step of a text is a space or the end of a line.
    if (code <= SPACE) {
      beforeRun = vocabulary.tokens;
      at++;
      continue;
    }
    const unit = KINDS[code] || kindOf(code);
    const kind = unit === SURROGATE ? kindAt(text, at) : unit;
    if (kind === LETTER) {
      at = addWord(vocabulary, at);
      continue;
    }
    if (kind === UNSPACED) {
      const end = endOfRun(text, at);
      addSegments(vocabulary, at, end);
      at = end;
      continue;
    }
    const mail = code === 0x40 ? endOfMail(text, at) : 0;
    if (mail > 0) vocabulary.rollBack(beforeRun);
    if (mail > 0 || !JOINS_MAIL.includes(code)) beforeRun = vocabulary.tokens;
    const entity = code === 0x26 ? endOfMatch(text, ENTITY, at) : 0;
    at = Math.max(mail, entity, at + 1);
  }
}

function addWord(vocabulary: Vocabulary, from: number): number {
  const text = vocabulary.text;
  let hash = 0;
  let at = from;
  // All but few words are letters up to a space or a sign: they are hashed as they are read.
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((KINDS[code] || kindOf(code)) !== LETTER) break;
    hash = Math.imul(hash ^ code, FNV_PRIME);
  }
  const stop = text.charCodeAt(at);
  const kind = stop === SPACE || at === text.length ? OUTSIDE : kindOf(stop);
  if ((kind === OUTSIDE && stop !== 0x2e && stop !== 0x3a) || kind === UNSPACED) {
    vocabulary.addHashed(from, at, hash);
    return at;
  }
  const end = endOfWord(text, from);
  if (isAddress(text, from, end)) return endOfAddress(text, end);
  vocabulary.add(from, withoutTail(text, from, end));
  return end;
}

function endOfMail(text: string, at: number): number {
  return at > 0 && kindOf(text.charCodeAt(at - 1)) === LETTER ? endOfMatch(text, DOMAIN, at) : 0;
}

function kindAt(text: string, at: number): number {
  const kind = kindOf(text.charCodeAt(at));
  if (kind !== SURROGATE) return kind;
  return kindOfCharacter(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function endOfWord(text: string, from: number): number {
  const to = text.length;
  let at = from;
  while (at < to) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === LETTER || kind === APOSTROPHE || kind === JOINER) at++;
    else if (kind === SURROGATE && kindAt(text, at) === LETTER) at += 2;
    else break;
  }
  return at;
}

// Apostrophes after the last letter are quotation marks.
function withoutTail(text: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const kind = kindOf(text.charCodeAt(end - 1));
    if (kind === LETTER || kind === SURROGATE) break;
    end--;
  }
  return end;
}

// Signs between two words go along, for every call of the segmenter costs as much as a line of text.
function endOfRun(text: string, from: number): number {
  let end = from;
  let at = from;
  for (; at < text.length && at - from < LONGEST_RUN; at++) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] || kindOf(code);
    if (kind === UNSPACED || kind === JOINER) end = at + 1;
    else if (kind === SURROGATE && kindAt(text, at) === UNSPACED) end = ++at + 1;
    else if (kind !== OUTSIDE || (code < 0x80 && code > 0x20)) return end;
  }
  if (at === text.length || end < at) return end;
  // A run that goes on is cut at its last sign, so that no word is cut.
  for (let cut = end - 1; cut > from; cut--) if (kindOf(text.charCodeAt(cut)) === OUTSIDE) return cut;
  return end;
}

function isAddress(text: string, from: number, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next === 0x3a) return text.charCodeAt(end + 1) === 0x2f && text.charCodeAt(end + 2) === 0x2f;
  if (next !== 0x2e || end - from !== 3) return false;
  return text.slice(from, end).toLowerCase() === "www" && kindOf(text.charCodeAt(end + 1)) === LETTER;
}

function endOfAddress(text: string, from: number): number {
  const to = text.length;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x22 || code === 0x3c || code === 0x3e || code === 0x60 || code === 0xa0) break;
    const kind = code < 0x80 ? LETTER : kindOf(code);
    if (kind === UNSPACED || (kind === OUTSIDE && code >= 0x2000)) break;
    at++;
  }
  return at;
}

function endOfMatch(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

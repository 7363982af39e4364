/** Part of no word. */
export const OUTSIDE = 1;
/** A letter, a combining mark, a number or a low line: what makes a word. */
export const LETTER = 2;
/** An apostrophe, straight or typographic: part of a word that has begun. */
export const APOSTROPHE = 3;
/** A letter of a script that puts no space between words. */
export const UNSPACED = 4;
/** Half of a character beyond U+FFFF. */
export const SURROGATE = 5;
/** Joins or shapes the letters around it: part of a word only between letters. */
export const JOINER = 6;

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_]/u;
const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const DIGITS = /^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u2468]$/u;
const KANA_MARK = 0x30fc;
const FINAL_SIGMA = 0x3c2;
const SIGMA = 0x3c3;

// Tables by code unit fill as they are asked: most texts use a few hundred of 65,536.
/** What {@link kindOf} knows already, 0 for what it has not been asked: the hot loops look here before they call. */
export const KINDS: Uint8Array = new Uint8Array(65536);
const lowers = new Uint16Array(65536);

/** What the code unit is to a scanner of words. */
export function kindOf(code: number): number {
  const known = KINDS[code] ?? OUTSIDE;
  if (known !== 0) return known;
  const kind = kindByProperties(code);
  KINDS[code] = kind;
  return kind;
}

function kindByProperties(code: number): number {
  if (code < 0x80) {
    if (code === 0x27) return APOSTROPHE;
    const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    return letter || (code >= 0x30 && code <= 0x39) || code === 0x5f ? LETTER : OUTSIDE;
  }
  if (isApostrophe(code)) return APOSTROPHE;
  if (code >= 0xd800 && code < 0xe000) return SURROGATE;
  if (code === 0x200c || code === 0x200d) return JOINER;
  return kindOfCharacter(String.fromCharCode(code));
}

/** What a whole character is to a scanner of words, also one beyond U+FFFF. */
export function kindOfCharacter(character: string): number {
  if (character.charCodeAt(0) === KANA_MARK) return UNSPACED;
  if (!WORD_CHARACTER.test(character)) return OUTSIDE;
  return UNSPACED_SCRIPT.test(character) ? UNSPACED : LETTER;
}

/** An apostrophe as typed or as set: U+0027, U+2019, U+02BC, U+FF07. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0xff07;
}

/**
 * The code unit that stands for this one where case does not matter: lower case, every apostrophe the straight one and
 * the Greek final sigma a sigma. A letter whose lower case is longer than itself stands for itself.
 */
export function foldOf(code: number): number {
  const known = lowers[code] ?? 0;
  if (known !== 0) return known;
  const lower = foldByCase(code);
  lowers[code] = lower;
  return lower;
}

function foldByCase(code: number): number {
  if (isApostrophe(code)) return 0x27;
  if (code === FINAL_SIGMA) return SIGMA;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Whether the character is a digit of any script, as Python's `isdigit` has it. */
export function isDigit(code: number): boolean {
  if (code < 0x80) return code >= 0x30 && code <= 0x39;
  return DIGITS.test(String.fromCharCode(code));
}

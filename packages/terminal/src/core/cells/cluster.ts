/** Goes on a character before it, as rules 9 and 9a of Unicode's text segmentation have it. */
const EXTEND = "[\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\p{Mc}\\u0e33\\u0eb3\\u200d]";

/** Leading parts, vowels and trailing parts of Hangul syllables, and syllables that have no trailing part yet. */
const L = "[\\u1100-\\u115f\\ua960-\\ua97c]";
const V = "[\\u1160-\\u11a7\\ud7b0-\\ud7c6]";
const T = "[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]";
const LV = `[${String.fromCharCode(...Array.from({ length: 399 }, (_, index) => 0xac00 + 28 * index))}]`;
const HANGUL = `${L}*(?:${LV}${V}*|[\\uac00-\\ud7a3]|${V}+)${T}*|${L}+|${T}+`;

/** Consonants of Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam, which a virama joins (rule 9c). */
const CONSONANT =
  "[\\u0915-\\u0939\\u0958-\\u095f\\u0978-\\u097f\\u0995-\\u09a8\\u09aa-\\u09b0\\u09b2\\u09b6-\\u09b9\\u09dc\\u09dd\\u09df\\u09f0\\u09f1" +
  "\\u0a95-\\u0aa8\\u0aaa-\\u0ab0\\u0ab2\\u0ab3\\u0ab5-\\u0ab9\\u0af9\\u0b15-\\u0b28\\u0b2a-\\u0b30\\u0b32\\u0b33\\u0b35-\\u0b39\\u0b5c\\u0b5d\\u0b5f" +
  "\\u0b71\\u0c15-\\u0c28\\u0c2a-\\u0c39\\u0c58-\\u0c5a\\u0d15-\\u0d3a]";
const VIRAMA = "[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d]";
const AROUND = "[\\p{Grapheme_Extend}\\p{Emoji_Modifier}\\u200d]{0,16}?";
const CONJUNCT = `${CONSONANT}(?:${AROUND}${VIRAMA}${AROUND}${CONSONANT})*`;

const FLAG = "\\p{Regional_Indicator}{2}";
const JOINED = "(?:(?!\\u200d)[\\p{Grapheme_Extend}\\p{Emoji_Modifier}])*\\u200d\\p{Extended_Pictographic}";
const EMOJI = `\\p{Extended_Pictographic}(?:${JOINED})*`;
const CONTROL = "\\r\\n|(?![\\p{Grapheme_Extend}\\u200d])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

const CLUSTER = new RegExp(`${CONTROL}|(?:${FLAG}|${EMOJI}|${HANGUL}|${CONJUNCT}|[^])${EXTEND}*`, "uy");

/**
 * Whether a code unit is a printable character that is a cluster unless what follows extends it, and that extends nothing
 * itself: Latin, Greek, Cyrillic, box drawing, blocks, Braille, kana, ideographs, Hangul syllables. Others may be that too.
 */
export function isPlain(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20;
  if (unit < 0x2500)
    return unit >= 0xa1 && unit < 0x590 && unit !== 0xad && !(unit >= 0x300 && unit < 0x370) && !isEnclosing(unit);
  if (unit < 0x2900) return unit < 0x25a0 || unit >= 0x2800;
  if (unit < 0x3400) return (unit > 0x3040 && unit < 0x3097) || (unit > 0x30a0 && unit < 0x30fb);
  return unit < 0xa000 || (unit >= 0xac00 && unit <= 0xd7a3);
}

/** Cyrillic signs that go around a letter or above it. */
function isEnclosing(unit: number): boolean {
  return unit >= 0x483 && unit <= 0x489;
}

/**
 * Where the extended grapheme cluster that begins at a place of a text ends, which is what a reader takes for a character:
 * a letter with its marks, an emoji of many parts, a flag. After the annex 29 of Unicode; signs that go before numbers in
 * some scripts, and conjuncts of scripts other than six of India, are taken apart.
 */
export function clusterEnd(text: string, from: number): number {
  const unit = text.charCodeAt(from);
  const next = text.charCodeAt(from + 1);
  if (isPlain(unit) && (from + 1 === text.length || isPlain(next) || next < 0xa0)) return from + 1;
  CLUSTER.lastIndex = from;
  return CLUSTER.test(text) ? CLUSTER.lastIndex : from + 1;
}

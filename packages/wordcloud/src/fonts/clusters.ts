const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * Whether text is of letters that stand for themselves and run from left to right. Most is, and it needs neither
 * segments nor properties of characters, whose tables take an engine milliseconds to load.
 */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isPlainLetter(unit)) return false;
  }
  return true;
}

function isPlainLetter(unit: number): boolean {
  if (unit < 0x300) return (unit >= 0x20 && unit <= 0x7e) || (unit >= 0xa1 && unit !== 0xad);
  if (unit < 0x530) return (unit >= 0x370 && unit <= 0x482) || unit >= 0x48a;
  return unit >= 0x1e00 && unit <= 0x1fff;
}

/** What a reader takes for one character each: a letter with its marks, an emoji of several code points. */
export function graphemes(text: string): readonly string[] {
  if (isPlain(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Text as it is set: composed, white space as spaces, halves of surrogate pairs replaced. */
export function setText(text: string): string {
  if (/^[\x20-\x7e\xa1-\u02ff]*$/.test(text)) return text;
  return text.normalize("NFC").toWellFormed().replace(/\s/gu, " ");
}

/** Whether a cluster is drawn blank by definition and needs no glyph: joiners, selectors and control characters. */
export function isIgnorable(cluster: string): boolean {
  return !isPlain(cluster) && IGNORABLE.test(cluster);
}

/** Whether a cluster is to be shown in colour where a font can: by its own nature, or by the selector for emoji. */
export function isEmoji(cluster: string): boolean {
  return /\p{Emoji_Presentation}|\ufe0f/u.test(cluster) && !cluster.includes("\ufe0e");
}

/** Scripts whose letters are shaped by rules of their own, so that a run of glyphs must not mix them. */
const SCRIPTS = [
  "Latin",
  "Greek",
  "Cyrillic",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Oriya",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Thai",
  "Lao",
  "Tibetan",
  "Myanmar",
  "Khmer",
  "Hangul",
  "Han",
  "Hiragana",
  "Katakana",
  "Armenian",
  "Georgian",
  "Ethiopic",
  "Mongolian",
  "Syriac",
  "Thaana",
  "Nko",
  "Javanese",
  "Balinese",
] as const;

let patterns: readonly RegExp[] | undefined;

/** The script of a cluster, -1 for what all scripts share. */
export function scriptOf(cluster: string): number {
  if (/^[\x21-\x40\x5b-\x60\x7b-\x7e ]/.test(cluster)) return -1;
  patterns ??= SCRIPTS.map((name) => new RegExp(`^\\p{Script=${name}}`, "u"));
  const place = patterns.findIndex((pattern) => pattern.test(cluster));
  if (place >= 0) return place;
  return /^[\p{Script=Common}\p{Script=Inherited}]/u.test(cluster) ? -1 : SCRIPTS.length;
}

const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;
const COMBINING = /\p{M}|[\u200c\u200d]|[^\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u20cf]/u;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each: a letter with its marks, an emoji of several code points. */
export function graphemes(text: string): readonly string[] {
  // The segmenter is slow to begin with, and these need none.
  if (!COMBINING.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Text as it is set: composed, white space as spaces, halves of surrogate pairs replaced. */
export function setText(text: string): string {
  return text.normalize("NFC").toWellFormed().replace(/\s/gu, " ");
}

/** Whether a cluster is drawn blank by definition and needs no glyph: joiners, selectors and control characters. */
export function isIgnorable(cluster: string): boolean {
  return IGNORABLE.test(cluster);
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

import { WIDE_STEPS } from "./wide-data.ts";

const BOUNDS: Uint32Array = boundsOf(WIDE_STEPS.split(" "));

/** Below this nothing is wide. */
const FIRST_WIDE = BOUNDS[0]!;

/** What has ink: neither ignorable, control nor format character, no mark without room of its own, no half of a pair. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u;
const SPACING_MARK = /\p{Mc}/u;
/** Pictures for which a variation, a skin or a second letter asks. The property RGI_Emoji takes 60 ms to get ready. */
const EMOJI =
  /^(?:(?![\d#*\p{Regional_Indicator}])\p{Emoji}\ufe0f|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)$/u;
const PICTOGRAPHS = /\p{Extended_Pictographic}.*\p{Extended_Pictographic}/su;
const JOINER = "\u200d";

function boundsOf(steps: readonly string[]): Uint32Array {
  let bound = 0;
  return Uint32Array.from(steps, (step) => {
    bound += Number.parseInt(step, 36);
    return bound;
  });
}

/** Columns of a code point by East Asian Width: 2 for wide and fullwidth ones, and otherwise 1. */
export function codePointWidth(code: number): 1 | 2 {
  if (code < FIRST_WIDE || (code >= 0x2800 && code < 0x2b1b)) return 1;
  let low = 0;
  let high = BOUNDS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (BOUNDS[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1 ? 2 : 1;
}

/**
 * Columns of a grapheme cluster as the npm package string-width counts them, except that every pair of regional letters is a
 * flag: 0 where it has no ink, 2 for an emoji however long, and otherwise those of its first visible character and of the
 * spacing marks and halfwidth forms behind it.
 */
export function clusterWidth(cluster: string): number {
  const start = cluster.search(VISIBLE);
  if (start < 0) return 0;
  if (isEmoji(cluster)) return 2;
  const [first = "", ...rest] = cluster.slice(start);
  const code = first.codePointAt(0) ?? 0;
  if (jamoOf(code) !== undefined) return jamoWidth([first, ...rest]);
  return rest.reduce<number>((width, character) => width + widthBehind(character), codePointWidth(code));
}

function isEmoji(cluster: string): boolean {
  if (EMOJI.test(cluster)) return true;
  return cluster.length <= 50 && cluster.includes(JOINER) && PICTOGRAPHS.test(cluster);
}

function widthBehind(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0xff00 && code <= 0xffef) || SPACING_MARK.test(character) ? codePointWidth(code) : 0;
}

/** Parts of a Hangul syllable. */
type Jamo = "leading" | "vowel" | "trailing";

function jamoOf(code: number): Jamo | undefined {
  if (code < 0x1100 || code > 0xd7fb) return undefined;
  if (code <= 0x115f || (code >= 0xa960 && code <= 0xa97c)) return "leading";
  if (code <= 0x11a7 || (code >= 0xd7b0 && code <= 0xd7c6)) return "vowel";
  return code <= 0x11ff || code >= 0xd7cb ? "trailing" : undefined;
}

/** A leading part, a vowel and what trails them stand in one block of two columns; parts without it stand for themselves. */
function jamoWidth(characters: readonly string[]): number {
  let width = 0;
  let before: Jamo | "syllable" | undefined;
  let mixed = false;
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    const jamo = jamoOf(code);
    if (!VISIBLE.test(character)) continue;
    mixed ||= jamo === undefined;
    if (!mixed && jamo === "vowel" && before === "leading") before = "syllable";
    else if (!mixed && jamo === "trailing" && before === "syllable") before = jamo;
    else {
      width += codePointWidth(code);
      before = jamo;
    }
  }
  return width;
}

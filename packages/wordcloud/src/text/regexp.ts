import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { LONGEST_WORD } from "../core/words.ts";
import { isExponential } from "./regexp-ambiguity.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a window is: the part in which matches begin, and how much the pattern sees before it. After it comes a word. */
const WINDOW = 256;
const BEFORE = 64;

const LONGEST_REGEXP = 2000;

const LETTER = "\\p{L}\\p{M}\\p{N}_";
const NOT_LETTER =
  "\\p{Z}\\p{C}\\p{S}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\u203f\\u2040\\u2054\\ufe33\\ufe34\\ufe4d-\\ufe4f\\uff3f";

const OUTSIDE_CLASS: Readonly<Record<string, string>> = {
  w: `[${LETTER}]`,
  W: `[^${LETTER}]`,
  d: "\\p{Nd}",
  D: "\\P{Nd}",
  b: `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`,
  B: `(?:(?<=[${LETTER}])(?=[${LETTER}])|(?<![${LETTER}])(?![${LETTER}]))`,
  A: "^",
  Z: "$",
};
const INSIDE_CLASS: Readonly<Record<string, string>> = { w: LETTER, W: NOT_LETTER, d: "\\p{Nd}", D: "\\P{Nd}" };
const NEEDS_NO_ESCAPE = /[^\w^$\\.*+?()[\]{}|/-]/;

/**
 * Compiles a regular expression for words. As in Python, `\w`, `\d` and `\b` know the letters of every script, and a
 * sign may be escaped that need not be.
 *
 * @throws CloudError E_REGEXP with the engine's reason, and for one whose search could take exponential time
 */
export function wordPattern(source: string): RegExp {
  if (source.length > LONGEST_REGEXP) {
    const message = `the regexp has ${source.length} characters, expected at most ${LONGEST_REGEXP}`;
    throw new CloudError("E_REGEXP", message, "give words that do not count as stopwords");
  }
  const pattern = compiled(source);
  if (!isExponential(pattern.source)) return pattern;
  const message = `the regexp ${quote(source)} may take for ever: something that repeats is repeated, or alternatives overlap`;
  throw new CloudError("E_REGEXP", message, "try: \\w+(?:-\\w+)*");
}

function compiled(source: string): RegExp {
  try {
    return new RegExp(translated(source), "gu");
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.slice(error.message.lastIndexOf(": ") + 2) : "it does not compile";
    throw new CloudError("E_REGEXP", `the regexp ${quote(source)} is invalid: ${reason}`, "try: \\w[\\w']+");
  }
}

function translated(source: string): string {
  let result = "";
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] ?? "";
    if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    if (sign !== "\\" || i + 1 === source.length) {
      result += sign;
      continue;
    }
    const next = source[++i] ?? "";
    const known = inClass ? INSIDE_CLASS[next] : OUTSIDE_CLASS[next];
    if (known !== undefined) result += known;
    else if (NEEDS_NO_ESCAPE.test(next) || (next === "-" && !inClass)) result += next;
    else result += `\\${next}`;
  }
  return result;
}

/**
 * Adds every match of the pattern; one of no length is no word. The pattern sees a window of the text at a time, of which
 * the greater part is what stands before and after, so that one which tries every stretch of it takes no longer for a
 * text without line breaks.
 */
export function addMatches(vocabulary: Vocabulary, pattern: RegExp): void {
  const text = vocabulary.text;
  for (let from = 0; from < text.length; ) {
    const start = Math.max(0, from - BEFORE);
    const next = from + WINDOW;
    const view = text.slice(start, next + LONGEST_WORD);
    pattern.lastIndex = from - start;
    from = next;
    for (let match = pattern.exec(view); match !== null; match = pattern.exec(view)) {
      const at = start + match.index;
      if (at >= next) break;
      const end = at + match[0].length;
      if (end > at) vocabulary.add(at, end);
      else pattern.lastIndex++;
      from = Math.max(from, end);
    }
  }
}

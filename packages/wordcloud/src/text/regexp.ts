import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Longest stretch that is searched at once: what a search costs at worst grows with its square. */
const LONGEST_STRETCH = 4096;

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
 * @throws CloudError E_REGEXP with the engine's reason
 */
export function wordPattern(source: string): RegExp {
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

/** Adds every match of the pattern, stretch by stretch; a match of no length is no word. */
export function addMatches(vocabulary: Vocabulary, pattern: RegExp): void {
  const text = vocabulary.text;
  for (let from = 0; from < text.length; ) {
    const to = endOfStretch(text, from);
    for (const match of text.slice(from, to).matchAll(pattern)) {
      if (match[0].length > 0) vocabulary.add(from + match.index, from + match.index + match[0].length);
    }
    from = to;
  }
}

// Cut after a line, or after a space where a line is too long, so that no word is in two stretches.
function endOfStretch(text: string, from: number): number {
  const most = from + LONGEST_STRETCH;
  if (most >= text.length) return text.length;
  for (const cut of ["\n", " "]) {
    const at = text.lastIndexOf(cut, most);
    if (at > from) return at + 1;
  }
  return most;
}

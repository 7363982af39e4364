import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { LONGEST_WORD } from "../core/words.ts";
import { isExponential } from "./regexp-ambiguity.ts";
import { regexpGraph } from "./regexp-graph.ts";
import { StepCounter } from "./regexp-steps.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a window is: the part in which matches begin, and how much the pattern sees before it. After it comes a word. */
const WINDOW = 256;
const BEFORE = 64;

const LONGEST_REGEXP = 2000;

/** Steps of a search: a window may take so many, and all windows together so many beyond that. A step takes 3 to 20 ns. */
const EASY_WINDOW = 1 << 19;
const MOST_STEPS = 50_000_000;

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

/** A regular expression for words, with what tells how long a search may take. */
export interface WordPattern {
  /** As the user wrote it. */
  readonly source: string;
  readonly regexp: RegExp;
  readonly steps: StepCounter;
}

/**
 * Compiles a regular expression for words. As in Python, `\w`, `\d` and `\b` know the letters of every script, a sign may
 * be escaped that need not be, and a look-behind is of one length.
 *
 * @throws CloudError E_REGEXP with the engine's reason, and for one whose search could take exponential time
 */
export function wordPattern(source: string): WordPattern {
  if (source.length > LONGEST_REGEXP) {
    const message = `the regexp has ${source.length} characters, expected at most ${LONGEST_REGEXP}`;
    throw new CloudError("E_REGEXP", message, "give words that do not count as stopwords");
  }
  const regexp = compiled(source);
  const graph = regexpGraph(regexp.source);
  if (graph?.looksFarBehind === true) {
    throw invalid(source, "a look-behind has something that repeats or may be left out");
  }
  if (graph !== undefined && !isExponential(graph.places)) return { source, regexp, steps: new StepCounter(graph) };
  const message = `the regexp ${quote(source)} may take for ever: something that repeats is repeated, or alternatives overlap`;
  throw new CloudError("E_REGEXP", message, "try: \\w+(?:-\\w+)*");
}

function compiled(source: string): RegExp {
  try {
    return new RegExp(translated(source), "gu");
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.slice(error.message.lastIndexOf(": ") + 2) : "it does not compile";
    throw invalid(source, reason);
  }
}

function invalid(source: string, reason: string): CloudError {
  return new CloudError("E_REGEXP", `the regexp ${quote(source)} is invalid: ${reason}`, "try: \\w[\\w']+");
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
 *
 * @throws CloudError E_REGEXP where the pattern may take too long for this text
 */
export function addMatches(vocabulary: Vocabulary, { source, regexp, steps }: WordPattern): void {
  const text = vocabulary.text;
  let left = MOST_STEPS;
  for (let from = 0; from < text.length; ) {
    const start = Math.max(0, from - BEFORE);
    const next = from + WINDOW;
    const view = text.slice(start, next + LONGEST_WORD);
    left -= Math.max(0, steps.count(view, from - start, next - start, EASY_WINDOW + left) - EASY_WINDOW);
    if (left < 0) throw tooSlow(source);
    regexp.lastIndex = from - start;
    from = next;
    for (let match = regexp.exec(view); match !== null; match = regexp.exec(view)) {
      const at = start + match.index;
      if (at >= next) break;
      const end = at + match[0].length;
      if (end > at) vocabulary.add(at, end);
      else regexp.lastIndex++;
      from = Math.max(from, end);
    }
  }
}

function tooSlow(source: string): CloudError {
  const message = `the regexp ${quote(source)} takes too long for this text: parts that repeat can share it in too many ways`;
  return new CloudError("E_REGEXP", message, "let parts that repeat begin with different signs, as in \\w+(?:-\\w+)*");
}

import { CloudError } from "../core/error.ts";
import { FLAGS } from "./flags.ts";
import { visible } from "./report.ts";

/** An error as the command tells it. */
export interface Refusal {
  readonly line: string;
  readonly exitCode: number;
}

/** What the library advises its callers, in words for the command line. */
const ADVICE: readonly (readonly [library: string, command: string])[] = [
  ["give an array of words, or false for none", "a file of words, or none"],
  ["give an array or a Set of words", "name a file of words"],
  ["set stopwords to false", "use --stopwords none"],
  ["name the columns in the first line: word,weight", "name two columns word,weight, or use --column NAME"],
  ["load it with loadMask first", "give its path"],
];

/** One line for any error, and the exit code: 2 for bad input, 1 for what the system refuses. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof CloudError) {
    const { code, message, hint = "see wordcloud --help" } = error;
    const advice = ADVICE.reduce((text, [library, command]) => text.replace(library, command), hint);
    const line = visible(`wordcloud: ${code}: ${withFlags(message)}; ${withFlags(advice)}`);
    return { line, exitCode: code === "E_WRITE" || code === "E_WEBP" ? 1 : 2 };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { line: visible(`wordcloud: E_INTERNAL: ${message}; please report this`), exitCode: 1 };
}

/** The library's names of options as the command spells them. */
function withFlags(text: string): string {
  return text.replace(/^[a-z]+(?= is )/, asFlag).replace(/(?<![\w"'./-])[a-z]+(?:[A-Z][a-z]+)+(?![\w"'/-])/g, asFlag);
}

function asFlag(word: string): string {
  const flag = FLAGS.find(({ option }) => option === word);
  return flag === undefined ? word : `--${flag.name}`;
}

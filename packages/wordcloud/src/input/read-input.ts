import { checkOptions } from "../core/check-options.ts";
import type { Word } from "../core/cloud.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { LONGEST_TEXT } from "../text/count.ts";
import { readCsv } from "./csv.ts";
import { readJson } from "./json.ts";
import { markdownText } from "./markdown.ts";
import { type InputFormat, sniffFormat } from "./sniff.ts";

/** What an input turned out to be: running text to count, or words with their weights. */
export type CloudInput =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "words"; readonly words: Word[]; readonly guessed?: GuessedColumns };

/** The columns that were taken of a CSV of three or more whose header says of one of both only what it holds. */
export interface GuessedColumns {
  readonly word: string;
  /** Undefined where no column holds weights, and every row counts once. */
  readonly weight: string | undefined;
}

export interface InputOptions {
  /** What the content is written in. @default by the name's extension, without one by the content's first lines */
  readonly format?: InputFormat;
  /** Name of the file, for its extension. @default none */
  readonly name?: string;
}

const OPTIONS: readonly string[] = ["format", "name"];
const FORMATS: readonly string[] = ["text", "markdown", "csv", "json"];

/**
 * Reads what a word cloud is made of.
 *
 * Text as it is. Markdown and HTML: their prose, without code, addresses and markup. CSV with comma, semicolon or tab: one
 * column is text, a row a paragraph; two are words and weights; more need a header with names, of which `word`, `weight`,
 * `group`, `color`, `href` and `title` are read. JSON: an array of words, of `[word, weight]` or of objects like
 * `{ "text": "word", "weight": 3 }`, an object of weights by word, or `{ "text": "running text" }`.
 *
 * @throws CloudError E_TEXT over 64 Mi characters, E_CSV and E_JSON with the line for what does not parse, E_NUMBER for a
 *   weight that is none, E_WORDS for an entry of another shape or no entry at all, E_INPUT for an unknown format or a
 *   name that is no text, E_OPTION for options that are none
 */
export function readInput(content: string, options: InputOptions = {}): CloudInput {
  if (typeof content !== "string") throw new CloudError("E_INPUT", `the input is ${quote(content)}, expected text`);
  checkOptions(options, "the options of the input", OPTIONS);
  if (content.length > LONGEST_TEXT) {
    const message = `the input has ${content.length} characters, expected at most ${LONGEST_TEXT}`;
    throw new CloudError("E_TEXT", message, "give a part of it");
  }
  const { format, name } = options;
  if (format !== undefined && !FORMATS.includes(format)) {
    throw new CloudError("E_INPUT", `the format is ${quote(format)}, expected one of ${FORMATS.join(", ")}`);
  }
  if (name !== undefined && typeof name !== "string") {
    throw new CloudError("E_INPUT", `the name is ${quote(name)}, expected the name of a file`);
  }
  const plain = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  const known = format ?? sniffFormat(plain, name);
  if (known === "csv") return readCsv(plain);
  if (known === "json") return readJson(plain);
  return { kind: "text", text: known === "markdown" ? markdownText(plain) : plain };
}

import type { Word } from "../core/cloud.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { CloudInput, GuessedColumns } from "../input/read-input.ts";
import { type InputFormat, sniffFormat } from "../input/sniff.ts";
import { refuseAddress } from "./address.ts";
import { readText } from "./read-text.ts";

/** How inputs are to be read. */
export interface Reading {
  /** @default by name and content */
  readonly format: string | undefined;
  /** Column of a CSV that holds text. @default none */
  readonly column: string | undefined;
  /** Is told what was guessed, in a line. */
  readonly note: (line: string) => void;
}

const FORMATS: readonly InputFormat[] = ["text", "markdown", "csv", "json"];

/**
 * Inputs as one: texts one after the other, lists of words as one list.
 *
 * @param paths files, or "-" for the standard input
 * @throws CloudError E_INPUT, E_TEXT, and as `readInput`
 */
export async function readInputs(paths: readonly string[], reading: Reading): Promise<CloudInput> {
  const inputs: CloudInput[] = [];
  for (const path of paths) inputs.push(await readOne(path, reading));
  const [first] = inputs;
  if (inputs.length === 1 && first) return first;
  const texts = inputs.flatMap((input) => (input.kind === "text" ? [input.text] : []));
  if (texts.length === inputs.length) return { kind: "text", text: texts.join("\n\n") };
  const words: Word[] = inputs.flatMap((input) => (input.kind === "words" ? input.words : []));
  if (texts.length === 0) return { kind: "words", words };
  throw new CloudError("E_INPUT", "some inputs are text and some are lists of words", "give those of one kind");
}

async function readOne(path: string, { format, column, note }: Reading): Promise<CloudInput> {
  refuseAddress(path, "fetch it first: curl -s ADDRESS | wordcloud -");
  const known = FORMATS.find((candidate) => candidate === format?.toLowerCase());
  if (format !== undefined && known === undefined) {
    throw new CloudError("E_INPUT", `no input format ${quote(format)}`, `use ${FORMATS.join(", ")}`);
  }
  const content = textOf(path);
  if (content.trim() === "") throw emptyInput(path);
  if (column !== undefined) {
    const { columnText } = await import("./csv-column.ts");
    return { kind: "text", text: columnText(content, column) };
  }
  const sniffed = known ?? sniffFormat(content, path === "-" ? undefined : path);
  // Plain text is what needs no parser.
  if (sniffed === "text") return { kind: "text", text: content };
  const { readInput } = await import("../input/read-input.ts");
  try {
    const input = readInput(content, { format: sniffed });
    if (input.kind === "words" && input.guessed !== undefined) note(noteOf(path, input.guessed));
    return input;
  } catch (error) {
    if (!(error instanceof CloudError) || path === "-") throw error;
    throw new CloudError(error.code, `${quote(path)}: ${error.message}`, error.hint);
  }
}

/** A picture that is no file yet was meant as the output. */
function textOf(path: string): string {
  try {
    return readText(path, "E_INPUT");
  } catch (error) {
    if (!(error instanceof CloudError) || !/\.(?:png|svg|webp)$/i.test(path)) throw error;
    throw new CloudError(error.code, error.message, `is it the output? then write -o ${quote(path)}`);
  }
}

function noteOf(path: string, { word, weight }: GuessedColumns): string {
  const name = path === "-" ? "the standard input" : quote(path);
  const weights = weight === undefined ? "each row counts once" : `weights from ${quote(weight)}`;
  return `${name}: words from ${quote(word)}, ${weights}; --column NAME takes the text of another`;
}

function emptyInput(path: string): CloudError {
  const name = path === "-" ? "the standard input" : quote(path);
  return new CloudError("E_WORDS", `${name} is empty`, "give a text, or words with their weights");
}

import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { detailsFrom, textFrom, WordList } from "../core/words.ts";
import type { CloudInput } from "./read-input.ts";
import { weightFromText } from "./weight-text.ts";

const WORD_NAMES = "word text term token keyword name key label tag phrase".split(" ");
const WEIGHT_NAMES = "weight count value size freq frequency score n number hits total amount occurrences".split(" ");
const TEXT_NAMES = "text texts word words comment comments tweet message body content review title description".split(
  " ",
);
const DETAILS: readonly string[] = ["group", "color", "href", "title"];

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Where in a row what is; -1 for a weight that no column has. */
interface Columns {
  readonly word: number;
  readonly weight: number;
  readonly details: readonly (readonly [name: string, column: number])[];
}

/** Reads CSV: one column is text, more are words with weights. @throws CloudError E_CSV, E_NUMBER, E_WORDS */
export function readCsv(content: string): CloudInput {
  const rows = rowsOf(content);
  const first = rows[0];
  if (first === undefined) throw new CloudError("E_CSV", "the CSV has no row", "give a row for each word: word,weight");
  if (rows.every((row) => row.cells.length === 1)) {
    const text = isTextHeader(first) ? rows.slice(1) : rows;
    return { kind: "text", text: text.map((row) => row.cells[0] ?? "").join("\n") };
  }
  const header = headerOf(first);
  const columns = header ?? { word: 0, weight: 1, details: [] };
  const words = new WordList();
  for (const row of header === undefined ? rows : rows.slice(1)) addRow(words, row, columns);
  return { kind: "words", words: words.list() };
}

function rowsOf(content: string): Row[] {
  const rows: Row[] = [];
  let last = 0;
  try {
    parse(content, {
      delimiter: delimiterOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        last = lines;
        if (cells.some((cell) => cell !== "")) rows.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw broken(error, last + 1);
    throw error;
  }
  return rows;
}

function broken(error: CsvError, line: number): CloudError {
  const reason = error.code === "CSV_QUOTE_NOT_CLOSED" ? "a quote is not closed" : "a quote stands inside a field";
  return new CloudError("E_CSV", `line ${line} of the CSV: ${reason}`, 'write a quote inside a quoted field twice: ""');
}

/** The sign that most of the first lines have, outside quotes. */
function delimiterOf(content: string): string {
  const start = content
    .slice(0, 8192)
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n|\r/)
    .slice(0, 20);
  const lines = (sign: string): number => start.filter((line) => line.includes(sign)).length;
  return ["\t", ";"].reduce((best, sign) => (lines(sign) > lines(best) ? sign : best), ",");
}

function isTextHeader(row: Row): boolean {
  return TEXT_NAMES.includes((row.cells[0] ?? "").toLowerCase());
}

function headerOf(first: Row): Columns | undefined {
  const names = first.cells.map((cell) => cell.toLowerCase());
  const word = names.findIndex((name) => WORD_NAMES.includes(name));
  const weight = names.findIndex((name) => WEIGHT_NAMES.includes(name));
  if (word < 0 && weight < 0) {
    const hasWeight = Number.isFinite(weightFromText(first.cells[1] ?? ""));
    if (names.length <= 2) return hasWeight ? undefined : { word: 0, weight: 1, details: [] };
    const message = `the CSV has ${names.length} columns without known names in line ${first.line}`;
    throw new CloudError("E_CSV", message, "name the columns in the first line: word,weight");
  }
  const details = DETAILS.map((name) => [name, names.indexOf(name)] as const).filter(([, column]) => column >= 0);
  const other = weight === 0 ? 1 : 0;
  const rest = weight < 0 && names.length === 2 && details.every(([, column]) => column === word) ? 1 - word : weight;
  return { word: word < 0 ? other : word, weight: rest, details };
}

function addRow(words: WordList, { cells, line }: Row, columns: Columns): void {
  const place = `line ${line}`;
  const cell = cells[columns.weight];
  if (columns.weight >= 0 && cell === undefined) {
    throw new CloudError("E_CSV", `${place} of the CSV has no weight`, "write: word,weight");
  }
  const weight = cell === undefined ? 1 : weightFromText(cell);
  if (!(Number.isFinite(weight) && weight >= 0)) {
    throw new CloudError("E_NUMBER", `the weight in ${place} is ${quote(cell)}, expected a positive number`);
  }
  const fields = Object.fromEntries(columns.details.map(([name, column]) => [name, cells[column]]));
  words.add({ text: textFrom(cells[columns.word] ?? "", place), weight, ...detailsFrom(fields, place) });
}

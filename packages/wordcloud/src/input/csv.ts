import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { cleanText, detailsFrom, WordList } from "../core/words.ts";
import { type CsvRow, eachCsvRow } from "./csv-rows.ts";
import type { CloudInput, GuessedColumns } from "./read-input.ts";
import { weightFromText } from "./weight-text.ts";

const WORD_NAMES = "word text term token keyword name key label tag phrase".split(" ");
const WEIGHT_NAMES = "weight count value size freq frequency score n number hits total amount occurrences".split(" ");
const TEXT_NAMES = "text texts word words comment comments tweet message body content review title description".split(
  " ",
);
const DETAILS: readonly string[] = ["group", "color", "href", "title"];

/** Where in a row what is; -1 for a weight that no column has. */
interface Columns {
  readonly word: number;
  readonly weight: number;
  readonly details: readonly (readonly [name: string, column: number])[];
  readonly guessed?: GuessedColumns;
}

/** Reads CSV: one column is text, more are words with weights. @throws CloudError E_CSV, E_NUMBER, E_WORDS */
export function readCsv(content: string): CloudInput {
  const delimiter = delimiterOf(content);
  const words = new WordList();
  const texts: string[] = [];
  let columns: Columns | undefined;
  let rows = 0;
  eachCsvRow(content, delimiter, (row) => {
    const first = rows++ === 0;
    if (first && row.cells.length > 1) {
      const header = headerOf(row);
      columns = header ?? { word: 0, weight: 1, details: [] };
      if (header !== undefined) return;
    }
    if (columns !== undefined) addRow(words, row, columns);
    else if (!(first && isTextHeader(row))) texts.push(row.cells.join(`${delimiter} `));
  });
  if (rows === 0) throw new CloudError("E_CSV", "the CSV has no row", "give a row for each word: word,weight");
  if (columns === undefined) return { kind: "text", text: texts.join("\n\n") };
  return { kind: "words", words: words.list(), ...(columns.guessed !== undefined && { guessed: columns.guessed }) };
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

function isTextHeader(row: CsvRow): boolean {
  return TEXT_NAMES.includes((row.cells[0] ?? "").toLowerCase());
}

function headerOf(first: CsvRow): Columns | undefined {
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
  const found = { word: word < 0 ? other : word, weight: rest, details };
  if (names.length <= 2 || (word >= 0 && weight >= 0)) return found;
  return { ...found, guessed: { word: first.cells[found.word] ?? "", weight: first.cells[rest] } };
}

function addRow(words: WordList, { cells, line }: CsvRow, columns: Columns): void {
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
  words.add({ text: cleanText(cells[columns.word] ?? "", place), weight, ...detailsFrom(fields, place) });
}

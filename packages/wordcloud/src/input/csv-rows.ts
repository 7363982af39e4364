import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { CloudError } from "../core/error.ts";

/** A row of a CSV that has something in it. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line it ends in, from 1. */
  readonly line: number;
}

/** The parser gets so many characters at once: for all of a long file it would take thirty times its size in memory. */
const BATCH = 1 << 20;
const LONGEST_ROW = 1 << 20;
const LINE_END = /\r\n|\n|\r/g;

/**
 * Hands over the rows one by one. Cells lose the spaces around them.
 *
 * @throws CloudError E_CSV with the line of a misplaced or open quote, and of a row of more than 1 Mi characters
 */
export function eachCsvRow(content: string, delimiter: string, take: (row: CsvRow) => void): void {
  let before = 0;
  let last = 0;
  for (let from = 0; from < content.length; ) {
    const to = endOfBatch(content, from);
    const batch = content.slice(from, to);
    try {
      parse(batch, {
        delimiter,
        record_delimiter: ["\r\n", "\n", "\r"],
        max_record_size: LONGEST_ROW,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (cells: string[], { lines }) => {
          last = before + lines;
          if (cells.some((cell) => cell !== "")) take({ cells, line: last });
          return null;
        },
      });
    } catch (error) {
      throw error instanceof CsvError ? broken(error, last + 1) : error;
    }
    before += batch.match(LINE_END)?.length ?? 0;
    from = to;
  }
}

// A line end between quotes is not the end of a row. Where a row is too long anyway, it may be cut.
function endOfBatch(content: string, from: number): number {
  const most = Math.min(content.length, from + BATCH + 2 * LONGEST_ROW);
  let quoted = false;
  for (let at = from; at < most; at++) {
    const code = content.charCodeAt(at);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x0a && !quoted && at - from >= BATCH) return at + 1;
  }
  return most;
}

function broken(error: CsvError, line: number): CloudError {
  const place = `line ${line} of the CSV`;
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    const hint = "close the quotes, or give running text as .txt";
    return new CloudError("E_CSV", `${place}: the row has more than ${LONGEST_ROW} characters`, hint);
  }
  const reason = error.code === "CSV_QUOTE_NOT_CLOSED" ? "a quote is not closed" : "a quote stands inside a field";
  return new CloudError("E_CSV", `${place}: ${reason}`, 'write a quote inside a quoted field twice: ""');
}

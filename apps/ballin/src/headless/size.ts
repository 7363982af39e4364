import { quote } from "@side-projects/command";
import { LEAST } from "../core/app/layout.ts";
import { BallinError } from "../core/error.ts";

/** A terminal, in cells. */
export interface Size {
  readonly columns: number;
  /** All of them, the three at the bottom included. */
  readonly rows: number;
}

const COLUMNS = [LEAST.columns, 1000] as const;
const ROWS = [LEAST.rows, 1000] as const;

/**
 * 200x53 is 200 columns and 53 rows.
 *
 * @throws BallinError E_SIZE
 */
export function sizeNamed(text: string): Size {
  const [, columns, rows] = /^(\d{1,5})\s*[xX,:]\s*(\d{1,5})$/.exec(text.trim()) ?? [];
  const size = { columns: Number(columns), rows: Number(rows) };
  if (within(size.columns, COLUMNS) && within(size.rows, ROWS)) return size;
  throw new BallinError(
    "E_SIZE",
    `--size is ${quote(text)}`,
    `write COLSxROWS, ${COLUMNS.join(" to ")} by ${ROWS.join(" to ")}, such as 120x40`,
  );
}

function within(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

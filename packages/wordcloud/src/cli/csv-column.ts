import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { nearNames } from "../core/color/near-names.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";

/**
 * The cells of one column of a CSV with a header, a line each.
 *
 * @throws CloudError E_CSV
 */
export function columnText(content: string, column: string): string {
  const cells: string[] = [];
  let place = -1;
  try {
    parse(content, {
      delimiter: delimiterOf(content),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (row: string[]) => {
        if (place < 0) place = placeOf(column, row);
        else cells.push((row[place] ?? "").replace(/\s+/g, " "));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    throw new CloudError(
      "E_CSV",
      `line ${line} of the CSV: a quote is not closed or stands inside a field`,
      "see RFC 4180",
    );
  }
  return cells.join("\n");
}

/** The sign that the header has most of. */
function delimiterOf(content: string): string {
  const header = content.slice(0, 65_536).split(/\r?\n/, 1)[0] ?? "";
  const count = (sign: string): number => header.split(sign).length;
  return ["\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function placeOf(column: string, header: readonly string[]): number {
  const names = header.map((name) => name.trim());
  const exact = names.indexOf(column);
  const place = exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  if (place >= 0) return place;
  const near = nearNames(column, names);
  const hint =
    near.length > 0
      ? `did you mean ${near.map(quote).join(", ")}?`
      : `it has ${names.slice(0, 8).map(quote).join(", ")}`;
  throw new CloudError("E_CSV", `the CSV has no column ${quote(column)}`, hint);
}

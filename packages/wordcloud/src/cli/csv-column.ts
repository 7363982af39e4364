import { nearNames } from "../core/color/near-names.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * The cells of one column of a CSV with a header (RFC 4180; comma, semicolon or tab), a paragraph each. Cells of other columns
 * are passed over unread, so that a table of many columns takes no more memory than its text.
 *
 * @throws CloudError E_CSV where there is no such column, or a quote is not closed
 */
export function columnText(content: string, column: string): string {
  const delimiter = delimiterOf(content).charCodeAt(0);
  const header: string[] = [];
  const cells: string[] = [];
  let at = 0;
  while (at < content.length && cells.length === 0) {
    at = eachCell(content, { at, delimiter }, (_, from, to) => header.push(textOf(content, from, to)));
    if (header.some((name) => name !== "")) break;
    header.length = 0;
  }
  const wanted = placeOf(column, header);
  while (at < content.length) {
    at = eachCell(content, { at, delimiter }, (place, from, to) => {
      if (place === wanted) cells.push(textOf(content, from, to));
    });
  }
  return cells.join("\n\n");
}

interface RowStart {
  readonly at: number;
  /** Code of the sign between cells. */
  readonly delimiter: number;
}

/** Visits the cells of a row with where they begin and end, quotes included; returns where the next row begins. */
function eachCell(
  content: string,
  { at, delimiter }: RowStart,
  visit: (place: number, from: number, to: number) => void,
): number {
  for (let place = 0; ; place++) {
    const from = at;
    if (content.charCodeAt(at) === QUOTE) at = endOfQuoted(content, at);
    let code = content.charCodeAt(at);
    while (at < content.length && code !== delimiter && code !== LINE_FEED && code !== RETURN) {
      code = content.charCodeAt(++at);
    }
    visit(place, from, at);
    if (code !== delimiter)
      return content.charCodeAt(at) === RETURN && content.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
    at++;
  }
}

/** The place after the quote that closes the one at this place; two of them stand for one. */
function endOfQuoted(content: string, at: number): number {
  for (let end = at; ; ) {
    end = content.indexOf('"', end + 1);
    if (end < 0) {
      const line = content.slice(0, at).split(/\r\n|\n|\r/).length;
      throw new CloudError(
        "E_CSV",
        `line ${line} of the CSV: a quote is not closed`,
        'write a quote inside a quoted cell twice: ""',
      );
    }
    if (content.charCodeAt(end + 1) !== QUOTE) return end + 1;
    end++;
  }
}

/** A cell without its quotes, on one line. */
function textOf(content: string, from: number, to: number): string {
  const quoted = content.charCodeAt(from) === QUOTE;
  const text = quoted ? content.slice(from + 1, to - 1).replaceAll('""', '"') : content.slice(from, to);
  return text.replace(/\s+/g, " ").trim();
}

/** The sign that the header has most of. */
function delimiterOf(content: string): string {
  const header =
    content
      .slice(0, 65_536)
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const count = (sign: string): number => header.split(sign).length;
  return ["\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function placeOf(column: string, names: readonly string[]): number {
  const exact = names.indexOf(column);
  const place = exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  if (place >= 0) return place;
  const near = nearNames(column, names);
  const some = names.slice(0, 8).map(quote).join(", ");
  const hint = near.length > 0 ? `did you mean ${near.map(quote).join(", ")}?` : `it has ${some}`;
  throw new CloudError("E_CSV", `the CSV has no column ${quote(column)}`, hint);
}

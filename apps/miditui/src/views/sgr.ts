import type { Row, Span } from "../core/panels/span.ts";

/** A row as text with the control sequences of its styles, the cheapest thing that Ink can be given. */
export function sgrRow(row: Row): string {
  return row.map(sgrSpan).join("");
}

function sgrSpan(span: Span): string {
  const codes = codesOf(span);
  return codes.length === 0 ? span.text : `\x1b[${codes.join(";")}m${span.text}\x1b[0m`;
}

function codesOf(span: Span): number[] {
  const codes: number[] = [];
  if (span.bold === true) codes.push(1);
  if (span.dim === true) codes.push(2);
  if (span.underline === true) codes.push(4);
  if (span.inverse === true) codes.push(7);
  if (span.color !== undefined) codes.push(colorCode(span.color, 30));
  if (span.background !== undefined) codes.push(colorCode(span.background, 40));
  return codes;
}

/** @param base 30 for a foreground, 40 for a background */
function colorCode(color: number, base: number): number {
  return color < 8 ? base + color : base + 52 + color;
}

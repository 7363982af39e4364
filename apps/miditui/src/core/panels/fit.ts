import { clusterEnd, textWidth } from "@side-projects/terminal";
import type { Row, Span } from "./span.ts";

/** The row cut off after so many columns; a wide character that has no room for both halves is left out. */
export function fitRow(row: Row, columns: number): Row {
  let room = columns;
  const shown: Span[] = [];
  for (const span of row) {
    if (room <= 0) break;
    const text = fitText(span.text, room);
    room -= textWidth(text);
    shown.push(text === span.text ? span : { ...span, text });
    if (text !== span.text) break;
  }
  return shown;
}

/** The start of a text that fits into so many columns. */
export function fitText(text: string, columns: number): string {
  let width = 0;
  for (let from = 0; from < text.length; ) {
    const end = clusterEnd(text, from);
    width += textWidth(text.slice(from, end));
    if (width > columns) return text.slice(0, from);
    from = end;
  }
  return text;
}

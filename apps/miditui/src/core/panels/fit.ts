import { clusterEnd, textWidth } from "@side-projects/terminal";
import { shownName } from "../shown-name.ts";
import type { Row, Span } from "./span.ts";

/** What stands for the end of a text that was cut off. */
const CUT = "..";

/**
 * The row cut off after so many columns; a wide character that has no room for both halves is left out. All of it is as
 * `shownName` has it: every text of a panel comes through here.
 */
export function fitRow(row: Row, columns: number): Row {
  let room = columns;
  const shown: Span[] = [];
  for (const span of row) {
    if (room <= 0) break;
    const whole = shownName(span.text);
    const text = startOf(whole, room);
    room -= textWidth(text);
    shown.push(text === span.text ? span : { ...span, text });
    if (text !== whole) break;
  }
  return shown;
}

/** The start of a text, as `shownName` has it, that fits into so many columns. */
export function fitText(text: string, columns: number): string {
  return startOf(shownName(text), columns);
}

/** The same with two dots at its end where something is left out, if there is room for them. */
export function shortened(text: string, columns: number): string {
  const shown = shownName(text);
  const start = startOf(shown, columns);
  return start === shown || columns < 2 * CUT.length ? start : startOf(shown, columns - CUT.length) + CUT;
}

function startOf(text: string, columns: number): string {
  let width = 0;
  for (let from = 0; from < text.length; ) {
    const end = clusterEnd(text, from);
    width += textWidth(text.slice(from, end));
    if (width > columns) return text.slice(0, from);
    from = end;
  }
  return text;
}

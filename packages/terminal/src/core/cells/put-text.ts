import { type Cells, DEFAULT_COLOR } from "./cells.ts";
import { TAIL } from "./glyph.ts";
import { GlyphReader } from "./glyph-reader.ts";

export interface TextStyle {
  /** As Cells has it. @default DEFAULT_COLOR */
  readonly foreground?: number;
  /** As Cells has it. @default DEFAULT_COLOR */
  readonly background?: number;
  /** Bits of ATTRIBUTES. @default 0 */
  readonly attributes?: number;
  /** First column, from 0, that is not written to any more. @default as many as the cells have */
  readonly end?: number;
}

const BLANK = 0x20;

/**
 * Writes a line of text into cells. A control character is U+FFFD, a tab or a line end a blank, and what has no ink, such as
 * a sign that turns the direction, is left out. What lies outside is cut off; of a wide character that is cut in two, blanks
 * are left.
 *
 * @param column of the first character, from 0; below 0 the text begins further left
 * @returns the column behind the text, as if nothing were cut off
 */
export function putText(cells: Cells, column: number, row: number, text: string, style: TextStyle = {}): number {
  const { foreground = DEFAULT_COLOR, background = DEFAULT_COLOR, attributes = 0, end = cells.columns } = style;
  const last = row >= 0 && row < cells.rows ? Math.min(end, cells.columns) : Number.NEGATIVE_INFINITY;
  const first = row * cells.columns;
  const reader = new GlyphReader(text);
  let to = column;
  while (reader.next()) {
    const { glyph, width } = reader;
    const whole = to >= 0 && to + width <= last;
    for (let at = Math.max(to, 0); at < Math.min(to + width, last); at++) {
      cells.glyphs[first + at] = whole ? (at === to ? glyph : TAIL) : BLANK;
      cells.foregrounds[first + at] = foreground;
      cells.backgrounds[first + at] = background;
      cells.attributes[first + at] = attributes;
    }
    to += width;
  }
  return to;
}

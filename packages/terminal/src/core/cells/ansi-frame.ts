import { type Cells, DEFAULT_COLOR } from "./cells.ts";
import { TAIL } from "./glyph.ts";
import { GlyphReader } from "./glyph-reader.ts";
import { applySgr, type Rendition } from "./sgr.ts";

const [LINE_FEED, ESCAPE, BRACKET, FINAL_M] = [0x0a, 0x1b, 0x5b, 0x6d];

/** Introduce strings, which end with ST or BEL: DCS, OSC, SOS, PM, APC. */
const STRINGS = "P]X^_";

/**
 * Puts a frame into cells: lines of text with colours and attributes as SGR tells them, such as Ink writes with its option
 * `debug`. What the lines do not reach is blank and see-through; what reaches beyond the cells is cut off. Control characters
 * and all other sequences are left out.
 */
export function parseAnsiFrame(text: string, cells: Cells): void {
  cells.glyphs.fill(0);
  cells.foregrounds.fill(DEFAULT_COLOR);
  cells.backgrounds.fill(DEFAULT_COLOR);
  cells.attributes.fill(0);
  const rendition: Rendition = { foreground: DEFAULT_COLOR, background: DEFAULT_COLOR, attributes: 0 };
  const reader = new GlyphReader(text);
  let column = 0;
  let first = 0;
  while (reader.at < text.length && first < cells.glyphs.length) {
    const unit = text.charCodeAt(reader.at);
    if (unit === LINE_FEED) {
      column = 0;
      first += cells.columns;
      reader.at++;
    } else if (unit === ESCAPE) reader.at = escapeEnd(text, reader.at, rendition);
    else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) reader.at++;
    else if (reader.next()) column = put(cells, first, column, reader, rendition);
  }
}

/** @returns the column behind what was put */
function put(cells: Cells, first: number, column: number, reader: GlyphReader, rendition: Rendition): number {
  const { glyph, width } = reader;
  const end = column + width;
  const whole = end <= cells.columns;
  for (let to = column; to < end && to < cells.columns; to++) {
    const at = first + to;
    cells.glyphs[at] = whole ? (to === column ? glyph : TAIL) : 0x20;
    cells.foregrounds[at] = rendition.foreground;
    cells.backgrounds[at] = rendition.background;
    cells.attributes[at] = rendition.attributes;
  }
  return end;
}

/** Where a sequence ends that begins with an Escape; colours and attributes are carried out. */
function escapeEnd(text: string, from: number, rendition: Rendition): number {
  const introducer = text.charCodeAt(from + 1);
  if (introducer === BRACKET) {
    let at = from + 2;
    while (at < text.length && text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) < 0x40) at++;
    const final = text.charCodeAt(at);
    // `CSI > 4 m` and its like are something else.
    const isSgr = at === from + 2 || (text.charCodeAt(from + 2) < 0x3c && text.charCodeAt(at - 1) >= 0x30);
    if (final === FINAL_M && isSgr) applySgr(rendition, text, from + 2, at);
    return final >= 0x40 && final < 0x7f ? at + 1 : at;
  }
  if (STRINGS.includes(text.charAt(from + 1)) && from + 1 < text.length) return stringEnd(text, from + 2);
  // Others have intermediate bytes and one that ends them; what is not of those is read anew.
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) < 0x30) at++;
  return text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) < 0x7f ? at + 1 : at;
}

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x07 || unit === 0x9c) return at + 1;
    if (unit === ESCAPE) return text.charAt(at + 1) === "\\" ? at + 2 : at;
    if (unit === LINE_FEED) return at;
  }
  return text.length;
}

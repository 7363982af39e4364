import { clusterEnd, isPlain } from "./cluster.ts";
import { glyphOf, REPLACEMENT } from "./glyph.ts";
import { clusterWidth, codePointWidth } from "./width.ts";

const BLANK = 0x20;

/** Steers a terminal, breaks its line, or is half a character. */
const UNPRINTABLE = /^[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const LINE_END_OR_TAB = /^[\t\n\r]/;

/** Takes the characters of a text one by one, as cells show them. */
export class GlyphReader {
  readonly text: string;
  /** Where the next character begins. */
  at: number;
  glyph: number = BLANK;
  /** Columns of the glyph; 0 for what has no ink and is to be left out. */
  width = 0;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Reads the next character. @returns whether there is one */
  next(): boolean {
    const { text, at } = this;
    if (at >= text.length) return false;
    this.at = clusterEnd(text, at);
    const unit = text.charCodeAt(at);
    if (this.at === at + 1 && isPlain(unit)) {
      this.glyph = unit;
      this.width = codePointWidth(unit);
      return true;
    }
    const cluster = text.slice(at, this.at);
    const unprintable = UNPRINTABLE.test(cluster);
    this.width = unprintable ? 1 : clusterWidth(cluster);
    this.glyph = unprintable ? (LINE_END_OR_TAB.test(cluster) ? BLANK : REPLACEMENT) : glyphOf(cluster);
    return true;
  }
}

/** Columns that a line of text takes in cells. */
export function textWidth(text: string): number {
  const reader = new GlyphReader(text);
  let width = 0;
  while (reader.next()) width += reader.width;
  return width;
}

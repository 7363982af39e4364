import type { Outline } from "@side-projects/raster";

/** A font file opened for reading: metrics, code points and the outlines of single glyphs. */
export interface FontReader {
  /** Family name, empty where the font has none. */
  readonly family: string;
  readonly unitsPerEm: number;
  /** Height of a line above the baseline in font units, positive. */
  readonly ascender: number;
  /** Depth of a line below the baseline in font units, positive. */
  readonly descender: number;
  readonly glyphCount: number;
  /** Glyph of each code point of the font. */
  readonly codepoints: ReadonlyMap<number, number>;
  /** @throws IconError E_FONT when the glyph is broken */
  outline(glyph: number): Outline;
  advance(glyph: number): number;
  /** The font's own name of a glyph, where it has one. */
  glyphName(glyph: number): string | undefined;
  /** Glyphs that stand for a whole word of ASCII characters, as in Material Icons. */
  ligatures(): Map<string, number>;
}

import type { Outline, Rgba } from "@side-projects/raster";

/** One drawing of a line of text; a line in plain ink has one, a colour glyph has several from back to front. */
export interface LineLayer {
  /** At font size 1, y down, with the baseline at y = 0 and the start of the line at x = 0. */
  readonly outline: Outline;
  /** Colour of its own, as in emoji; left out, it takes the word's. */
  readonly color?: Rgba;
}

/** A word set in type, at font size 1. */
export interface TextLine {
  readonly layers: readonly LineLayer[];
  /** Width that the line takes. */
  readonly advance: number;
  /** Characters that no font has a glyph for; where there are any the word is not drawn. */
  readonly missing: readonly string[];
}

/** The fonts of a cloud: a main font and those that step in where it has no glyph. The core asks no more of them. */
export interface Lettering {
  /** Names of the families, the main font first. */
  readonly families: readonly string[];
  /** Height of a line above the baseline at font size 1, positive. */
  readonly ascender: number;
  /** Depth of a line below the baseline at font size 1, positive. */
  readonly descender: number;
  /** Same text, same line: callers may keep what they get. */
  line(text: string): TextLine;
}

import type { Outline } from "@side-projects/raster";
import type { LineLayer } from "../core/lettering.ts";

/** A glyph at font size 1, y down. */
export interface TypeGlyph {
  /** Number of the glyph in its font. */
  readonly id: number;
  /** In the word's colour; empty where the glyph is blank or has colours of its own. */
  readonly outline: Outline;
  /** Drawings in colours of their own, from back to front. */
  readonly layers: readonly LineLayer[];
}

/** A glyph and where it stands. */
export interface PlacedGlyph {
  readonly glyph: TypeGlyph;
  /** From the start of the run, at font size 1. */
  readonly x: number;
  /** Below the baseline, at font size 1. */
  readonly y: number;
}

/** A run of text set in one font and one direction, from left to right. */
export interface TypeRun {
  readonly glyphs: readonly PlacedGlyph[];
  readonly advance: number;
}

/** One font of a lettering. */
export interface TypeFont {
  readonly family: string;
  /** Above the baseline at font size 1, positive. */
  readonly ascender: number;
  /** Below the baseline at font size 1, positive. */
  readonly descender: number;
  /** Whether the font has all of a grapheme cluster, or of several. */
  covers(text: string): boolean;
  /** Whether the font draws a grapheme cluster in colours of its own. */
  colors(cluster: string): boolean;
  /** Sets text that the font covers. */
  set(text: string, rightToLeft: boolean): TypeRun;
}

export const EMPTY_OUTLINE: Outline = { ops: new Uint8Array(0), points: new Float64Array(0), simple: true };

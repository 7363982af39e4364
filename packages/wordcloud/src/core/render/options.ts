import type { Outline } from "@side-projects/raster";

/** A line along the border of the mask. */
export interface Contour {
  /** Pixels of the layout, half of them on either side of the border; 0 to 1000. */
  readonly width: number;
  /** As CSS writes it. @default "black" */
  readonly color?: string;
}

/** How a layout is drawn. */
export interface RenderOptions {
  /** Colour behind the words as CSS writes it, or "transparent". @default "white" */
  readonly background?: string;
  /** Pixels of the picture for one pixel of the layout, above 0; the picture is rounded to whole pixels. @default 1 */
  readonly scale?: number;
  /** A line along the border, where there is one. @default none */
  readonly contour?: Contour;
  /** The border of the mask, in pixels of the layout. @default none */
  readonly border?: Outline;
}

export interface PngOptions extends RenderOptions {
  /** "max" takes up to a second for a file smaller by a seventh; the pixels are the same. @default "default" */
  readonly effort?: "default" | "max";
  /** A zlib compressor for the default effort, given the rows and the bytes of each. @default our own */
  readonly deflate?: (rows: Uint8Array, rowBytes: number) => Uint8Array;
}

export interface SvgOptions extends RenderOptions {
  /**
   * Words as text that can be selected and searched, in an embedded font of just the characters used. Words in scripts
   * that join or reorder their characters, and in colours, stay outlines. @default false
   */
  readonly text?: boolean;
  /** What the picture shows, for those who cannot see it. @default the first words */
  readonly title?: string;
  /** What every id begins with: a letter, then letters, digits, "-" or "_". @default made from the layout */
  readonly idPrefix?: string;
}

import type { Box, FillRule, Outline } from "@side-projects/raster";

/** A mask drawn by lines and curves, in any units, y down. */
export interface OutlineShape {
  readonly kind: "outline";
  readonly outline: Outline;
  /** What counts as inside where contours overlap. @default "nonzero" */
  readonly rule?: FillRule;
  /** What is fitted to the canvas, such as an SVG view box. @default the bounds of the outline */
  readonly box?: Box;
}

/** A mask drawn by pixels. */
export interface PixelShape {
  readonly kind: "pixels";
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Straight RGBA, four bytes a pixel, row by row. */
  readonly data: Uint8Array | Uint8ClampedArray;
  /**
   * What tells the shape from the rest. "alpha": words lie where the picture is as opaque as it gets anywhere.
   * "luminance": words lie where it is neither pure white (255, 255, 255) nor wholly transparent, as in Python's
   * word_cloud. "auto": alpha where any pixel is not opaque, else luminance.
   *
   * @default "auto"
   */
  readonly by?: "auto" | "alpha" | "luminance";
}

/** What a mask is to the layout: lines or pixels. */
export type Shape = OutlineShape | PixelShape;

import type { Outline } from "@side-projects/raster";

/** Where words may lie in a picture. */
export interface Region {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** One byte a pixel, row by row: 1 where ink may be, 0 where not. */
  readonly inside: Uint8Array;
  /** The border in pixels of the picture, for contours; undefined where there is no mask. */
  readonly border: Outline | undefined;
}

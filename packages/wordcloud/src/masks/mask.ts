import type { FillRule, RgbaImage } from "@side-projects/raster";
import type { MaskPlacement } from "../core/mask/place-shape.ts";
import type { PixelShape } from "../core/mask/shape.ts";

/** A shape as SVG path data. */
export interface PathMask {
  /** The `d` attribute: every command of SVG 2. */
  readonly path: string;
  /** Left, top, width and height of what is fitted to the picture. @default what the path draws */
  readonly viewBox?: readonly [x: number, y: number, width: number, height: number];
  /** What counts as inside where contours overlap. @default "nonzero" */
  readonly rule?: FillRule;
}

/** A corner of a polygon, y down, in any units. */
export type MaskPoint = readonly [x: number, y: number];

/**
 * One polygon of three corners or more, filled wherever its sides wind around a place; or several, where what lies in
 * two of them is a hole.
 */
export interface PolygonMask {
  readonly polygon: readonly MaskPoint[] | readonly (readonly MaskPoint[])[];
}

/** A picture whose opaque or dark part is the shape. */
export interface PixelMask {
  readonly pixels: RgbaImage;
  /** See {@link PixelShape.by}. @default "auto" */
  readonly by?: PixelShape["by"];
}

/**
 * The shape that words fill: the name of an icon of Font Awesome as people write it (`star`, `fa-solid-star`), or
 * `text:WORD` for the letters of a word in the cloud's main font, or one of the objects. Files become masks by
 * `loadMask`.
 */
export type Mask = string | { readonly icon: string } | { readonly text: string } | PathMask | PolygonMask | PixelMask;

/** What words fill, and how it lies in the picture. */
export interface MaskOptions extends MaskPlacement {
  /** @default the whole picture */
  readonly mask?: Mask | undefined;
}

import type { Effort, RgbaImage } from "@side-projects/raster";
import type { Color } from "./color.ts";
import type { IconSet, Style } from "./icon.ts";

/** How an icon is drawn. Everything may be left out. Lengths are pixels of the picture, y down. */
export interface RenderOptions {
  /** Width and height of the picture, 1 to 65535 pixels. @default 1024 */
  size?: number;
  /** Width of the picture where it is not square. @default size */
  width?: number;
  /** Height of the picture where it is not square. @default size */
  height?: number;
  /** Height of the icon's em box, above 0. @default 95 % of the shorter side, or all that padding leaves */
  iconSize?: number;
  /** Width that the em box is stretched to. @default iconSize */
  iconWidth?: number;
  /** Height that the em box is stretched to. @default iconSize */
  iconHeight?: number;
  /** "em": the font's em box is iconSize large; "bbox": the longer side of what is drawn is. @default "em" */
  fit?: "em" | "bbox";
  /** An icon that would cross the border is made smaller ("shrink") or cut off ("crop"). @default "shrink" */
  overflow?: "shrink" | "crop";
  /** Free border on each side, 0 or more. @default 0 */
  padding?: number;
  /** @default "center" */
  anchorX?: "left" | "center" | "right";
  /** @default "center" */
  anchorY?: "top" | "center" | "bottom";
  /** Shift to the right after anchoring. @default 0 */
  offsetX?: number;
  /** Shift downwards after anchoring. @default 0 */
  offsetY?: number;
  /** Clockwise turn in degrees. @default 0 */
  rotate?: number;
  /** Mirrored before it is turned. @default "none" */
  flip?: "none" | "horizontal" | "vertical" | "both";
  /** Style of the font; wins over a style in the icon's name. @default the icon's first */
  style?: Style;
  /** Colour of the icon. @default black, with a stack the background */
  color?: Color;
  /** Colour behind the icon. @default white */
  background?: Color;
  /** Opacity of the icon, 0 to 1. @default 1 */
  opacity?: number;
  /** Gradient over the icon in place of its colour: `linear(45deg, #f06, gold 30%, teal)` or `radial(white, navy)`. */
  gradient?: string;
  /** Line around the icon: its width in pixels, 0 for none. @default 0 */
  outline?: number;
  /** @default white */
  outlineColor?: Color;
  /** Shadow: `DX DY BLUR` in pixels, then a colour where it is not translucent black; "none" for none. @default "none" */
  shadow?: string;
  /** Corner radius of the background, 0 or more. @default 0 */
  radius?: number;
  /** Name of an icon drawn larger behind this one. */
  stack?: string;
  /** Colour of the icon behind. @default black */
  stackColor?: Color;
  /** Size of the front icon as a part of the one behind, above 0. @default 0.5 */
  stackScale?: number;
  /** Fills what the icon encloses, or a duotone font's second layer, more faintly. @default false */
  duotone?: boolean;
  /** Colour of the second layer. @default color */
  secondaryColor?: Color;
  /** Opacity of the second layer, 0 to 1. @default 0.4 */
  secondaryOpacity?: number;
  /** Moves upright and level edges onto whole pixels, for small sizes. @default false */
  snap?: boolean;
  /** "linear" mixes edge colours as light adds up, "srgb" as browsers do. @default "srgb" */
  blend?: "srgb" | "linear";
  /** Random dots over the background: grey or of any colour. @default "none" */
  noise?: "none" | "uniform" | "rainbow";
  /** Opacity of the dots, 0 to 1. @default 0.2 */
  noiseOpacity?: number;
  /** Whole number that the dots follow from. @default 42 */
  seed?: number;
  /** Levels of an edge: 256 for all, 16 for a smaller file with an edge error under 9/255. @default 256 */
  levels?: 256 | 16;
  /**
   * Promises edges at least as exact as this many samples across a pixel each way. Edges are exact areas, which keeps
   * the promise for every value, so the pictures are the same. @default 2
   */
  supersample?: 1 | 2 | 4;
  /** Time spent on a smaller file; the pixels are the same. @default "default" */
  optimize?: Effort;
  /** Quality of a lossy WebP, 1 to 100. @default lossless */
  quality?: number;
  /** Most pixels of one picture, checked before memory is taken. @default 67108864 */
  maxPixels?: number;
  /** Icons to choose from. @default Font Awesome Free */
  font?: IconSet;
  /** A picture drawn in the icon's place, near-white made transparent: straight RGBA. */
  sketch?: RgbaImage;
}

/** An SVG path drawn as an icon. */
export interface PathIcon {
  /** The `d` attribute. */
  readonly path: string;
  /**
   * x, y, width and height of the drawing's em box. Its size is what iconSize stands for; its place has no effect, since
   * what is drawn is anchored. @default what the path covers
   */
  readonly viewBox?: readonly [x: number, y: number, width: number, height: number];
  /** @default "nonzero" */
  readonly rule?: "nonzero" | "evenodd";
}

/** A name as people write it, or a path. */
export type Icon = string | PathIcon;

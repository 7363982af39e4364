import type { Outline, Rgba } from "@side-projects/raster";
import { checkLayout, gradientsOf } from "../check-layout.ts";
import { checkOptions } from "../check-options.ts";
import type { CloudLayout } from "../cloud.ts";
import { parseColor } from "../color/color.ts";
import type { Gradient } from "../color/gradient.ts";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { RenderOptions } from "./options.ts";

/** Options with every default filled in and every value checked. */
export interface Settings {
  /** Pixels of the picture. */
  readonly width: number;
  /** Pixels of the picture. */
  readonly height: number;
  readonly scale: number;
  readonly background: Rgba;
  /** Those of the layout. */
  readonly gradients: readonly Gradient[];
  /** Pixels of the layout; undefined where no contour is drawn. */
  readonly contour: { readonly width: number; readonly color: Rgba; readonly border: Outline } | undefined;
}

/** Most pixels of a picture: 8192 x 8192. */
const MOST_PIXELS = 1 << 26;
const LONGEST_SIDE = 65535;
/** Longest side of a picture that has no pixels: what programs that count in single precision still tell apart. */
const LONGEST_DRAWN = 1 << 24;
const WIDEST_CONTOUR = 1000;

/** What limits the size of a picture: the memory for its pixels, or nothing but the numbers. */
type Medium = "pixels" | "drawing";

/**
 * @throws CloudError E_LAYOUT when the layout is none; E_OPTION, E_NUMBER, E_COLOR when an option is none; E_SIZE,
 * E_PIXELS when the picture would be too small or too large
 */
export function settingsFrom(layout: CloudLayout, options: RenderOptions, medium: Medium = "pixels"): Settings {
  checkOptions(options, "the options of the picture");
  checkLayout(layout);
  const { scale = 1, background = "white", contour, border } = options;
  if (typeof scale !== "number" || !(scale > 0) || !(scale <= LONGEST_SIDE)) {
    throw new CloudError("E_NUMBER", `scale is ${quote(scale)}`, `use a number above 0, up to ${LONGEST_SIDE}`);
  }
  return {
    ...pictureSize(layout, scale, medium),
    scale,
    background: parseColor(background),
    gradients: gradientsOf(layout),
    contour: contourFrom(contour, border),
  };
}

function pictureSize(layout: CloudLayout, scale: number, medium: Medium): { width: number; height: number } {
  const [width, height] = [Math.round(layout.width * scale), Math.round(layout.height * scale)];
  const [longest, most] = medium === "pixels" ? [LONGEST_SIDE, MOST_PIXELS] : [LONGEST_DRAWN, Number.POSITIVE_INFINITY];
  const inAll = medium === "pixels" ? ` and ${most} pixels in all` : "";
  const hint = `use a scale that gives sides of 1 to ${longest} pixels${inAll}`;
  if (width * height > most) throw new CloudError("E_PIXELS", `a picture of ${width} x ${height} pixels`, hint);
  if (width >= 1 && height >= 1 && width <= longest && height <= longest) return { width, height };
  throw new CloudError("E_SIZE", `a picture of ${width} x ${height} pixels`, hint);
}

function contourFrom(contour: RenderOptions["contour"], border: Outline | undefined): Settings["contour"] {
  if (border !== undefined) checkBorder(border);
  if (contour === undefined) return undefined;
  checkContour(contour);
  const { width, color = "black" } = contour;
  const ink = parseColor(color);
  return width === 0 || border === undefined ? undefined : { width, color: ink, border };
}

/** @throws CloudError E_OPTION, E_NUMBER */
export function checkContour(contour: NonNullable<RenderOptions["contour"]>): void {
  if (typeof contour !== "object" || contour === null) {
    throw new CloudError("E_OPTION", `the contour is ${quote(contour)}`, 'use { width: 3, color: "#333" }');
  }
  const { width } = contour;
  if (typeof width === "number" && width >= 0 && width <= WIDEST_CONTOUR) return;
  throw new CloudError("E_NUMBER", `the contour is ${quote(width)} wide`, `use 0 to ${WIDEST_CONTOUR} pixels`);
}

function checkBorder(border: Outline): void {
  const { ops, points } = border ?? {};
  if (isList(ops) && isList(points)) return;
  throw new CloudError("E_OPTION", `the border is ${quote(border)}`, "pass an outline with ops and points");
}

function isList(value: unknown): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

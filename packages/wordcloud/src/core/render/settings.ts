import type { Outline, Rgba } from "@side-projects/raster";
import type { CloudLayout, PlacedWord } from "../cloud.ts";
import { parseColor } from "../color/color.ts";
import { CloudError } from "../error.ts";
import type { RenderOptions } from "./options.ts";

/** Options with every default filled in and every value checked. */
export interface Settings {
  /** Pixels of the picture. */
  readonly width: number;
  /** Pixels of the picture. */
  readonly height: number;
  readonly scale: number;
  readonly background: Rgba;
  /** Pixels of the layout; undefined where no contour is drawn. */
  readonly contour: { readonly width: number; readonly color: Rgba; readonly border: Outline } | undefined;
}

/** Most pixels of a picture: 8192 x 8192. */
const MOST_PIXELS = 1 << 26;
const LONGEST_SIDE = 65535;
const WIDEST_CONTOUR = 1000;
/** Numbers of a layout beyond this are no place in a picture. */
const FARTHEST = 1e7;

/**
 * @throws CloudError E_LAYOUT when the layout is none; E_OPTION, E_NUMBER, E_COLOR when an option is none; E_SIZE,
 * E_PIXELS when the picture would be too small or too large
 */
export function settingsFrom(layout: CloudLayout, options: RenderOptions): Settings {
  if (typeof options !== "object" || options === null) {
    throw new CloudError("E_OPTION", `options of type ${typeof options}`, "pass an object, such as { scale: 2 }");
  }
  checkLayout(layout);
  const { scale = 1, background = "white", contour, border } = options;
  if (typeof scale !== "number" || !(scale > 0) || !(scale <= LONGEST_SIDE)) {
    throw new CloudError("E_NUMBER", `scale is ${String(scale)}`, `use a number above 0, up to ${LONGEST_SIDE}`);
  }
  return {
    ...pictureSize(layout, scale),
    scale,
    background: parseColor(background),
    contour: contourFrom(contour, border),
  };
}

function pictureSize(layout: CloudLayout, scale: number): { width: number; height: number } {
  const [width, height] = [Math.round(layout.width * scale), Math.round(layout.height * scale)];
  const hint = `use a scale that gives sides of 1 to ${LONGEST_SIDE} pixels and ${MOST_PIXELS} pixels in all`;
  if (width * height > MOST_PIXELS) throw new CloudError("E_PIXELS", `a picture of ${width} x ${height} pixels`, hint);
  if (width >= 1 && height >= 1 && width <= LONGEST_SIDE && height <= LONGEST_SIDE) return { width, height };
  throw new CloudError("E_SIZE", `a picture of ${width} x ${height} pixels`, hint);
}

function contourFrom(contour: RenderOptions["contour"], border: Outline | undefined): Settings["contour"] {
  if (contour === undefined) return undefined;
  const { width, color = "black" } = contour ?? {};
  if (typeof width !== "number" || !(width >= 0) || !(width <= WIDEST_CONTOUR)) {
    throw new CloudError("E_NUMBER", `the contour is ${String(width)} wide`, `use 0 to ${WIDEST_CONTOUR} pixels`);
  }
  const ink = parseColor(color);
  return width === 0 || border === undefined ? undefined : { width, color: ink, border };
}

function checkLayout(layout: CloudLayout): void {
  const { words, width, height } = layout ?? {};
  if (!Array.isArray(words) || typeof width !== "number" || typeof height !== "number") {
    throw new CloudError("E_LAYOUT", "no layout", "pass what layoutCloud returns: words, width and height");
  }
  if (!(width > 0 && height > 0)) {
    throw new CloudError("E_LAYOUT", `a layout of ${width} x ${height} pixels`, "use a width and a height above 0");
  }
  layout.words.forEach(checkWord);
}

function checkWord(word: PlacedWord, i: number): void {
  const { text, x, y, size, angle } = word ?? {};
  const fits = (value: unknown): boolean => typeof value === "number" && Math.abs(value) <= FARTHEST;
  if (typeof text === "string" && [x, y, size, angle].every(fits) && size > 0) return;
  throw new CloudError(
    "E_LAYOUT",
    `word ${i + 1} has x ${x}, y ${y}, size ${size}, angle ${angle}`,
    "every word needs a text, numbers for x, y and angle, and a size above 0",
  );
}

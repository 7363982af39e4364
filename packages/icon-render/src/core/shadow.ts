import type { Rgba } from "@side-projects/raster";
import { parseColor } from "./color.ts";
import { IconError, quote } from "./error.ts";

export interface Shadow {
  /** Shift to the right and down in pixels. */
  readonly dx: number;
  readonly dy: number;
  /** Standard deviation of the Gaussian in pixels: half of what CSS calls the blur radius. */
  readonly deviation: number;
  readonly color: Rgba;
}

const SHADOW = /^([+-]?[\d.]+)(?:px)?[\s,]+([+-]?[\d.]+)(?:px)?[\s,]+([\d.]+)(?:px)?(?:[\s,]+(.+))?$/s;

/**
 * `DX DY BLUR [COLOR]` as in CSS; black at 50 % where no colour is given; undefined for "none".
 *
 * @throws IconError E_OPTION, E_COLOR
 */
export function parseShadow(text: string): Shadow | undefined {
  if (text.trim() === "none") return undefined;
  const [, x, y, radius, color = "rgb(0 0 0 / 50%)"] = SHADOW.exec(text.trim()) ?? [];
  const [dx, dy, reach] = [Number(x), Number(y), Number(radius)];
  if (![dx, dy, reach].every((value) => Math.abs(value) <= 10_000)) {
    throw new IconError("E_OPTION", `${quote(text)} is not a shadow`, 'use "DX DY BLUR COLOR", such as "0 8 24 #0008"');
  }
  return { dx, dy, deviation: reach / 2, color: parseColor(color) };
}

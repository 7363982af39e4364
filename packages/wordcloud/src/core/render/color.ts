import type { Rgba } from "@side-projects/raster";
import colorString from "color-string";
import { CloudError } from "../error.ts";

const HEX = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})?$/i;

/**
 * A colour as CSS writes it.
 *
 * @throws CloudError E_COLOR
 */
export function colorOf(text: string): Rgba {
  const [, r, g, b, a = "ff"] = HEX.exec(text) ?? [];
  if (r !== undefined && g !== undefined && b !== undefined) return [byte(r), byte(g), byte(b), byte(a) / 255];
  const [red, green, blue, alpha] = typeof text === "string" ? (colorString.get.rgb(text.trim()) ?? []) : [];
  if (red !== undefined && green !== undefined && blue !== undefined && alpha !== undefined) {
    return [Math.round(red), Math.round(green), Math.round(blue), alpha];
  }
  throw new CloudError(
    "E_COLOR",
    `${JSON.stringify(text)} is not a colour`,
    "use #rrggbb, rgb(), a CSS name such as teal",
  );
}

function byte(digits: string): number {
  return Number.parseInt(digits, 16);
}

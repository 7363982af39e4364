import { assemblePng, encodePng, zlibQuick } from "@side-projects/raster";
import type { CloudLayout } from "../cloud.ts";
import type { Lettering } from "../lettering.ts";
import { renderRgba } from "./draw.ts";
import type { PngOptions } from "./options.ts";
import { pngRows } from "./png-rows.ts";

/**
 * The layout as a PNG file.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderPng(layout: CloudLayout, lettering: Lettering, options: PngOptions = {}): Uint8Array {
  const image = renderRgba(layout, lettering, options);
  const { effort = "default", deflate } = options;
  if (effort === "max") return encodePng(image, { effort });
  const { header, rows, rowBytes } = pngRows(image, image.data[3] === 255);
  return assemblePng(header, deflate?.(rows) ?? zlibQuick(rows, rowBytes));
}

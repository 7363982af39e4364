import { encodePng } from "@side-projects/raster";
import type { CloudLayout } from "../cloud.ts";
import type { Lettering } from "../lettering.ts";
import { renderRgba } from "./draw.ts";
import type { PngOptions } from "./options.ts";

/**
 * The layout as a PNG file.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderPng(layout: CloudLayout, lettering: Lettering, options: PngOptions = {}): Uint8Array {
  const image = renderRgba(layout, lettering, options);
  const { effort = "default", deflate } = options;
  return encodePng(image, deflate === undefined ? { effort } : { effort, deflate });
}

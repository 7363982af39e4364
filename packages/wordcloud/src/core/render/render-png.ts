import type { CloudLayout } from "../cloud.ts";
import type { Lettering } from "../lettering.ts";
import { drawLayout } from "./draw.ts";
import { checkEffort, encodeImage } from "./encode-image.ts";
import type { PngOptions } from "./options.ts";
import { settingsFrom } from "./settings.ts";

/**
 * The layout as a PNG file.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderPng(layout: CloudLayout, lettering: Lettering, options: PngOptions = {}): Uint8Array {
  const settings = settingsFrom(layout, options);
  checkEffort(options.effort ?? "default");
  const { image } = drawLayout(layout, lettering, settings);
  return encodeImage(image, settings.background[3] === 1, options);
}

import { pathToFileURL } from "node:url";
import type { RgbaImage } from "@side-projects/raster";
import { IconError, quote } from "../core/error.ts";
import type { IconSet } from "../core/icon.ts";
import type { RenderOptions } from "../core/options.ts";
import { settingsFrom } from "../core/settings.ts";
import { loadIconFont } from "../font-file.ts";
import { loadSharp } from "../webp.ts";

/**
 * The icon font of a file, with the names of its style sheet or JSON map.
 *
 * @throws IconError E_FONT, E_CSS
 */
export async function readFont(font: string, css: string | undefined): Promise<IconSet> {
  if (css === undefined) return loadIconFont(font);
  // A path with a bracket would be read as the style sheet itself.
  return loadIconFont(font, { css: /[[{]/.test(css) ? pathToFileURL(css) : css });
}

/**
 * A picture of any format that sharp reads, as large as the options make the icon.
 *
 * @throws IconError E_INPUT, E_WEBP, E_SIZE, E_PIXELS
 */
export async function readSketch(path: string, options: RenderOptions): Promise<RgbaImage> {
  const { iconWidth, iconHeight } = settingsFrom(options);
  const [width, height] = [Math.max(1, Math.round(iconWidth)), Math.max(1, Math.round(iconHeight))];
  settingsFrom({ width, height, ...(options.maxPixels !== undefined && { maxPixels: options.maxPixels }) });
  const sharp = await loadSharp();
  try {
    const image = sharp(path, { limitInputPixels: 1 << 26 })
      .ensureAlpha()
      .toColorspace("srgb");
    const data = await image.resize(width, height, { fit: "fill" }).raw().toBuffer();
    return { width, height, data };
  } catch {
    throw new IconError(
      "E_INPUT",
      `${quote(path)} is no picture that can be read`,
      "use a PNG, JPEG, WebP or SVG file",
    );
  }
}

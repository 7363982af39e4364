import { encodePng } from "@side-projects/raster";
import { IconError } from "./error.ts";
import { encodeIco, requireIcoSize } from "./ico.ts";
import type { Icon, RenderOptions } from "./options.ts";
import { type DefaultFont, picture } from "./render.ts";

/** Far more than any system looks for. */
const MOST_SIZES = 256;

/**
 * @param sizes sides of the pictures in pixels, up to 256
 * @throws IconError
 */
export function ico(
  icon: Icon,
  sizes: readonly number[],
  options: RenderOptions,
  defaultFont: DefaultFont,
): Uint8Array {
  if (!Array.isArray(sizes) || sizes.length === 0 || sizes.length > MOST_SIZES) {
    throw new IconError("E_SIZE", "no list of sizes for an ICO file", "name one or more, such as 16,32,48");
  }
  for (const size of sizes) requireIcoSize(size);
  const { width: _width, height: _height, optimize = "default", ...rest } = options;
  const pictures = sizes.map((size) => {
    const image = picture(icon, { ...rest, size }, defaultFont);
    return { size, png: encodePng(image, { effort: optimize, colorType: "rgba" }) };
  });
  return encodeIco(pictures);
}

import { encodePng } from "@side-projects/raster";
import { IconError } from "./error.ts";
import { encodeIco } from "./ico.ts";
import type { Icon, RenderOptions } from "./options.ts";
import { type DefaultFont, picture } from "./render.ts";

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
  if (sizes.length === 0) {
    throw new IconError("E_SIZE", "an ICO file without sizes", "name one or more, such as 16,32,48");
  }
  const { width: _width, height: _height, optimize = "default", ...rest } = options;
  const pictures = sizes.map((size) => {
    const image = picture(icon, { ...rest, size }, defaultFont);
    return { size, png: encodePng(image, { effort: optimize, colorType: "rgba" }) };
  });
  return encodeIco(pictures);
}

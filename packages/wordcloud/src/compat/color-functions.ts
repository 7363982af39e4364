import type { Rgba, RgbaImage } from "@side-projects/raster";
import { formatColor, fromHsl, parseColor } from "../core/color/color.ts";
import { imageSampler } from "../core/color/color-image.ts";
import type { ColorFunction } from "../core/color/color-options.ts";
import { colorRamp } from "../core/color/palette.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { findPalette } from "../palettes.ts";

/** Colours of any hue up to 255 degrees, at 80 % saturation and 50 % lightness: word_cloud's `random_color_func`. */
export function randomColor(): ColorFunction {
  return (_word, _index, random) => formatColor(fromHsl(Math.floor(random() * 256), 0.8, 0.5, 1));
}

/**
 * Colours from anywhere in a palette: word_cloud's `colormap_color_func`. One that is not qualitative is mixed.
 *
 * @throws CloudError E_PALETTE
 */
export function colormapColor(name: string): ColorFunction {
  const { colors, kind } = findPalette(name);
  const ramp = colorRamp(colors);
  if (kind !== "qualitative") return (_word, _index, random) => formatColor(ramp(random()));
  return (_word, _index, random) => colors[Math.floor(random() * colors.length)] ?? "#000000";
}

/**
 * One hue and saturation at a brightness from 20 to 100 %: word_cloud's `get_single_color_func`.
 *
 * @throws CloudError E_COLOR
 */
export function singleColor(color: string): ColorFunction {
  const [red, green, blue] = parseColor(color);
  const most = Math.max(red, green, blue);
  return (_word, _index, random) => {
    // In HSV all channels go with the value; black has none to go with and stays grey.
    const value = (0.2 + 0.8 * random()) * 255;
    const scaled = (channel: number): number => (most === 0 ? value : (channel * value) / most);
    return formatColor([scaled(red), scaled(green), scaled(blue), 1]);
  };
}

/**
 * The mean colour of a picture under each word: word_cloud's `ImageColorGenerator`.
 *
 * @param defaultColor for words beyond the edge of the picture; without it they are an error, as there
 * @throws CloudError E_OPTION when the picture's data does not fit its size, E_COLOR for the colour
 */
export function imageColor(image: RgbaImage, defaultColor?: string): ColorFunction {
  const meanUnder = imageSampler(image);
  const fallback: Rgba | undefined = defaultColor === undefined ? undefined : parseColor(defaultColor);
  return (word) => {
    const color = meanUnder(word) ?? fallback;
    if (color !== undefined) return formatColor(color);
    throw new CloudError(
      "E_OPTION",
      `the colour image has nothing under ${quote(word.text)}`,
      "pass a picture as large as the cloud, or a default colour",
    );
  };
}

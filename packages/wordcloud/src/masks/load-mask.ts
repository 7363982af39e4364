import type { RgbaImage } from "@side-projects/raster";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { Mask } from "./mask.ts";
import { readPicture } from "./read-picture.ts";

/** Formats whose white is only nearly white after a rough compression. */
const ROUGH = ["jpeg", "heif"];

/** Least value of all three colours that counts as white in a {@link ROUGH} format. */
const NEARLY_WHITE = 245;

/**
 * A mask from a picture's file: PNG, or with the optional package sharp SVG, JPEG, WebP, GIF, AVIF or TIFF. Its opaque
 * part is the shape where any of it is transparent, else the part that is not white: transparent or pure white pixels are
 * kept free of words. In a JPEG or AVIF what is nearly white counts as white.
 *
 * @throws CloudError E_MASK when the file is missing, unreadable or damaged, or needs sharp where it is not installed;
 * E_PIXELS when it is over 64 MiB or the picture over 16384 pixels a side or 33,554,432 pixels
 */
export async function loadMask(file: string): Promise<Mask> {
  if (typeof file !== "string") throw new CloudError("E_MASK", `the mask's file is ${quote(file)}`, "give its path");
  const { image, format } = await readPicture(file);
  return { pixels: ROUGH.includes(format) ? whitened(image) : image, by: "auto" };
}

function whitened({ width, height, data }: RgbaImage): RgbaImage {
  const pixels = data.slice();
  for (let i = 0; i < pixels.length; i += 4) {
    const darkest = Math.min(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0);
    if (darkest >= NEARLY_WHITE) pixels.fill(255, i, i + 3);
  }
  return { width, height, data: pixels };
}

import type { RgbaImage } from "@side-projects/raster";
import { IconError } from "./core/error.ts";

/** Most pixels a side of a WebP file. */
const LARGEST = 16383;

/** @throws IconError E_WEBP when sharp is not installed, E_SIZE when the picture is too large for the format */
export async function encodeWebp({ width, height, data }: RgbaImage, quality?: number): Promise<Uint8Array> {
  if (Math.max(width, height) > LARGEST) {
    throw new IconError(
      "E_SIZE",
      `a WebP of ${width} x ${height}`,
      `WebP holds up to ${LARGEST} pixels a side; use png`,
    );
  }
  const sharp = await loadSharp();
  const opaque = !data.some((value, i) => i % 4 === 3 && value < 255);
  const image = sharp(data, { raw: { width, height, channels: 4 } });
  const pixels = opaque ? image.removeAlpha() : image;
  // Effort 6 is libwebp's slowest method, which is also its smallest.
  const settings = quality === undefined ? { lossless: true, quality: 100, effort: 6 } : { quality, effort: 6 };
  return pixels.webp(settings).toBuffer();
}

/** @throws IconError E_WEBP */
export async function loadSharp(): Promise<typeof import("sharp").default> {
  try {
    return (await import("sharp")).default;
  } catch {
    throw new IconError("E_WEBP", "the optional package sharp is not installed", "npm install sharp, or use png");
  }
}

import type { Effort, RgbaImage } from "@side-projects/raster";
import { IconError } from "./core/error.ts";

/** Most pixels a side of a WebP file. */
const LARGEST = 16383;

/**
 * libwebp's lossless settings by effort. None is smallest for every icon, and a slower one is often larger, so the
 * best of a few quick ones is kept; the last alone takes seconds at 512 pixels and is worth a few percent.
 */
const QUICK = [
  [2, 50],
  [3, 50],
  [4, 75],
  [4, 100],
] as const;
const LOSSLESS: Readonly<Record<Effort, readonly (readonly [effort: number, quality: number])[]>> = {
  fast: [[2, 50]],
  default: QUICK,
  max: [...QUICK, [5, 100], [6, 100]],
};

export interface WebpOptions {
  /** Quality of a lossy file, 1 to 100. @default lossless */
  readonly quality?: number | undefined;
  /** How many lossless settings are tried. @default "default" */
  readonly optimize?: Effort | undefined;
}

/** @throws IconError E_WEBP when sharp is not installed, E_SIZE when the picture is too large for the format */
export async function encodeWebp(picture: RgbaImage, options: WebpOptions = {}): Promise<Uint8Array> {
  const { width, height, data } = picture;
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
  const { quality, optimize = "default" } = options;
  const settings: WebpSettings[] =
    quality === undefined
      ? LOSSLESS[optimize].map(([effort, tries]) => ({ lossless: true, effort, quality: tries }))
      : [{ quality, effort: 6 }];
  const files = await Promise.all(settings.map((setting) => pixels.clone().webp(setting).toBuffer()));
  return files.reduce((best, file) => (file.length < best.length ? file : best));
}

interface WebpSettings {
  readonly lossless?: boolean;
  readonly effort: number;
  readonly quality: number;
}

/** @throws IconError E_WEBP */
export async function loadSharp(): Promise<typeof import("sharp").default> {
  try {
    return (await import("sharp")).default;
  } catch {
    throw new IconError("E_WEBP", "the optional package sharp is not installed", "npm install sharp, or use png");
  }
}

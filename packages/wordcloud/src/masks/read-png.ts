import type { RgbaImage } from "@side-projects/raster";
import { type DecodedPng, decode } from "fast-png";
import { CloudError } from "../core/error.ts";
import { type PngHeader, plainPng } from "./plain-png.ts";

/**
 * The pixels of a PNG file of any colour type and depth, as straight RGBA. Of 16 bits 8 are kept, such that only what
 * is wholly white or wholly opaque stays so.
 *
 * @returns undefined where the picture is interlaced with less than a byte a sample, which fast-png reads wrongly
 * @throws CloudError E_MASK when the file is damaged; E_PIXELS when the picture is too large
 */
export function readPng(file: Uint8Array): RgbaImage | undefined {
  const { header, bytes, key } = plainPng(file);
  if (header.interlaced && header.depth < 8) return undefined;
  const png = decoded(bytes);
  const data = new Uint8Array(4 * header.width * header.height);
  if (header.colorType === 3) paintPalette(data, png, header);
  else paintSamples(data, png, header, key);
  return { width: header.width, height: header.height, data };
}

function decoded(bytes: Uint8Array): DecodedPng {
  try {
    return decode(bytes);
  } catch (error) {
    throw new CloudError(
      "E_MASK",
      `a damaged PNG: ${error instanceof Error ? error.message : "it cannot be read"}`,
      "save the picture anew",
    );
  }
}

/** Reads samples of less than a byte, packed in rows of whole bytes; the first is in the highest bits. */
function sampleReader(png: DecodedPng, { width, depth }: PngHeader): (x: number, y: number) => number {
  const { data, channels } = png;
  if (depth >= 8) return (x, y) => data[y * width * channels + x] ?? 0;
  const stride = Math.ceil((width * depth) / 8);
  const mask = (1 << depth) - 1;
  return (x, y) => {
    const bit = x * depth;
    return ((data[y * stride + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & mask;
  };
}

function paintPalette(rgba: Uint8Array, png: DecodedPng, header: PngHeader): void {
  const sample = sampleReader(png, header);
  const palette = png.palette ?? [];
  for (let i = 0; i < header.width * header.height; i++) {
    const color = palette[sample(i % header.width, Math.floor(i / header.width))];
    if (color === undefined) {
      throw new CloudError("E_MASK", "a damaged PNG: a colour that its palette lacks", "save the picture anew");
    }
    const [red = 0, green = 0, blue = 0, alpha = 255] = color;
    rgba.set([red, green, blue, alpha], 4 * i);
  }
}

function paintSamples(rgba: Uint8Array, png: DecodedPng, header: PngHeader, key: readonly number[]): void {
  const { channels } = png;
  const sample = sampleReader(png, header);
  const most = 2 ** header.depth - 1;
  const colors = channels < 3 ? 1 : 3;
  for (let i = 0; i < header.width * header.height; i++) {
    const [x, y] = [(i % header.width) * channels, Math.floor(i / header.width)];
    let keyed = key.length === colors;
    for (let c = 0; c < 3; c++) {
      const value = sample(x + (colors === 3 ? c : 0), y);
      rgba[4 * i + c] = Math.floor((255 * value) / most);
      if (keyed && c < colors && value !== key[c]) keyed = false;
    }
    const alpha = channels % 2 === 0 ? Math.floor((255 * sample(x + channels - 1, y)) / most) : 255;
    rgba[4 * i + 3] = keyed ? 0 : alpha;
  }
}

import { alphaOf, type Indexed, mapBytes } from "./palette.ts";

/** A picture as PNG stores it, before the rows are filtered. */
export interface Layout {
  width: number;
  height: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA. */
  colorType: 0 | 2 | 3 | 4 | 6;
  bitDepth: 1 | 2 | 4 | 8;
  /** The rows, packed, without filter bytes. */
  bytes: Uint8Array;
  /** Bytes of a row, filter byte aside. */
  stride: number;
  /** Bytes from a sample to the same sample of the pixel to its left, at least 1. */
  pixelBytes: number;
  /** Colours of a palette. */
  colors?: Uint32Array;
}

/** How a picture of few colours is stored. */
export interface IndexedFormat {
  colorType: 0 | 3;
  bitDepth: 1 | 2 | 4 | 8;
  /** Stored value of each colour. */
  levels: Uint8Array;
}

/** Grey when all colours are opaque greys; else a palette. The least bit depth that holds the values exactly. */
export function indexedFormat(colors: Uint32Array): IndexedFormat {
  if (!colors.every((c) => alphaOf(c) === 255 && isGrey(c))) return paletteFormat(colors);
  const bitDepth = greyDepth(colors);
  // A level of 2 bits stands for 85 times itself, one of 4 bits for 17 times itself.
  const step = 255 / ((1 << bitDepth) - 1);
  return { colorType: 0, bitDepth, levels: Uint8Array.from(colors, (color) => (color & 255) / step) };
}

function paletteFormat(colors: Uint32Array): IndexedFormat {
  const n = colors.length;
  const bitDepth = n <= 2 ? 1 : n <= 4 ? 2 : n <= 16 ? 4 : 8;
  return { colorType: 3, bitDepth, levels: Uint8Array.from(colors, (_, i) => i) };
}

export function indexedLayout(picture: Indexed): Layout {
  return packed(picture, indexedFormat(picture.colors));
}

/** Like {@link indexedLayout}, one byte a pixel even where fewer bits would do: whole bytes may be matched better. */
export function wideLayout(picture: Indexed): Layout {
  const { colorType, bitDepth, levels } = indexedFormat(picture.colors);
  const step = colorType === 0 ? 255 / ((1 << bitDepth) - 1) : 1;
  return packed(picture, { colorType, bitDepth: 8, levels: levels.map((level) => level * step) });
}

export function paletteLayout(picture: Indexed): Layout {
  return packed(picture, paletteFormat(picture.colors));
}

/** Grey with alpha, or undefined when a visible colour is not grey. */
export function greyAlphaLayout(picture: Indexed): Layout | undefined {
  const { colors, indices, width, height } = picture;
  if (!colors.every(isGrey)) return undefined;
  const bytes = new Uint8Array(2 * indices.length);
  for (let i = 0; i < indices.length; i++) {
    const color = colors[indices[i]!]!;
    bytes[2 * i] = color;
    bytes[2 * i + 1] = color >>> 24;
  }
  return { width, height, colorType: 4, bitDepth: 8, bytes, stride: 2 * width, pixelBytes: 2 };
}

/** The colour of every pixel. */
export function expand(picture: Indexed): Uint32Array {
  const { colors, indices } = picture;
  const rgba = new Uint32Array(indices.length);
  for (let i = 0; i < rgba.length; i++) rgba[i] = colors[indices[i]!]!;
  return rgba;
}

/** RGBA whatever the picture holds. */
export function rgbaLayout(size: { width: number; height: number }, rgba: Uint32Array): Layout {
  return direct(size, rgba, 6);
}

/** The least channels that hold a picture of many colours: RGB, grey with alpha, or RGBA. */
export function directLayout(size: { width: number; height: number }, rgba: Uint32Array): Layout {
  if (rgba.every((c) => alphaOf(c) === 255)) return direct(size, rgba, 2);
  if (rgba.every(isGrey)) return direct(size, rgba, 4);
  return direct(size, rgba, 6);
}

function direct(size: { width: number; height: number }, rgba: Uint32Array, colorType: 2 | 4 | 6): Layout {
  const pixelBytes = colorType === 2 ? 3 : colorType === 4 ? 2 : 4;
  const bytes = new Uint8Array(rgba.length * pixelBytes);
  let out = 0;
  for (const color of rgba) {
    bytes[out++] = color;
    if (colorType !== 4) {
      bytes[out++] = color >>> 8;
      bytes[out++] = color >>> 16;
    }
    if (colorType !== 2) bytes[out++] = color >>> 24;
  }
  const { width, height } = size;
  return { width, height, colorType, bitDepth: 8, bytes, stride: width * pixelBytes, pixelBytes };
}

function packed(picture: Indexed, { colorType, bitDepth, levels }: IndexedFormat): Layout {
  const { width, height, indices, colors } = picture;
  const table = new Uint8Array(256);
  table.set(levels);
  const values = levels.every((level, i) => level === i) ? indices : mapBytes(indices, table);
  const stride = Math.ceil((width * bitDepth) / 8);
  const bytes = bitDepth === 8 ? values : packBits(values, width, height, bitDepth);
  const layout: Layout = { width, height, colorType, bitDepth, bytes, stride, pixelBytes: 1 };
  return colorType === 3 ? { ...layout, colors } : layout;
}

function packBits(values: Uint8Array, width: number, height: number, bitDepth: number): Uint8Array {
  const perByte = 8 / bitDepth;
  const stride = Math.ceil(width / perByte);
  const bytes = new Uint8Array(stride * height);
  let from = 0;
  for (let y = 0; y < height; y++) {
    let out = y * stride;
    let byte = 0;
    let held = 0;
    for (const end = from + width; from < end; from++) {
      byte = (byte << bitDepth) | values[from]!;
      if (++held === perByte) {
        bytes[out++] = byte;
        byte = 0;
        held = 0;
      }
    }
    if (held > 0) bytes[out] = byte << (8 - held * bitDepth);
  }
  return bytes;
}

function greyDepth(colors: Uint32Array): 1 | 2 | 4 | 8 {
  let depth: 1 | 2 | 4 | 8 = 1;
  for (const color of colors) {
    const level = color & 255;
    if (level % 17 !== 0) return 8;
    if (level % 85 !== 0) depth = 4;
    else if (level % 255 !== 0 && depth === 1) depth = 2;
  }
  return depth;
}

function isGrey(color: number): boolean {
  const level = color & 255;
  return ((color >>> 8) & 255) === level && ((color >>> 16) & 255) === level;
}

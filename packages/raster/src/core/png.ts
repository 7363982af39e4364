import { crc32 } from "./checksum.ts";
import { type Effort, zlibCompress, zlibCompressRuns } from "./deflate.ts";
import { RasterError } from "./error.ts";
import { adaptiveRows, differentPairs, filteredRows, sumOfDifferences, unfilteredRows } from "./filter.ts";
import { alphaOf, compactPalette, indexColors, usedColors } from "./palette.ts";
import {
  directLayout,
  expand,
  greyAlphaLayout,
  indexedFormat,
  indexedLayout,
  type Layout,
  paletteLayout,
  rgbaLayout,
} from "./png-layout.ts";
import { expandRuns, type RunImage } from "./rows.ts";
import { pngRowRuns } from "./runs.ts";

/** A picture of up to 256 colours. */
export interface IndexedImage {
  /** Pixels, 1 to 65535. */
  width: number;
  /** Pixels, 1 to 65535. */
  height: number;
  /** One byte a pixel, row by row. */
  indices: Uint8Array;
  /** Straight RGBA, four bytes an entry, up to 256 entries. */
  palette: Uint8Array;
}

/** A picture of up to 256 colours as runs of equal pixels. */
export interface RunsImage {
  /** Values are indices into the palette. */
  runs: RunImage;
  /** Straight RGBA, four bytes an entry, up to 256 entries. */
  palette: Uint8Array;
}

export interface RgbaImage {
  /** Pixels, 1 to 65535. */
  width: number;
  /** Pixels, 1 to 65535. */
  height: number;
  /** Straight RGBA, four bytes a pixel, row by row. */
  data: Uint8Array | Uint8ClampedArray;
}

export interface PngOptions {
  /** How much time to spend for fewer bytes; the pixels are the same. @default "default" */
  effort?: Effort;
  /** "rgba" forces 8-bit RGBA, as inside ICO. @default "auto" */
  colorType?: "auto" | "rgba";
  /** A zlib compressor to use in place of our own. */
  deflate?: (raw: Uint8Array) => Uint8Array;
}

/**
 * A PNG file with exactly these pixels, save that invisible ones are all written as transparent black.
 *
 * The colour type follows from the colours in use: grey of 1, 2, 4 or 8 bits when all are opaque greys; a palette of
 * 1 to 8 bits when there are at most 256 of them; else RGB, grey with alpha, or RGBA.
 *
 * @throws RasterError E_SIZE when width or height is out of range; E_DATA when the data does not fit them, or an index
 * has no palette entry
 */
export function encodePng(image: IndexedImage | RunsImage | RgbaImage, options: PngOptions = {}): Uint8Array {
  if ("runs" in image) return encodeRuns(image, options);
  const { effort = "default", colorType = "auto", deflate } = options;
  checkImage(image);
  let best: Uint8Array | undefined;
  for (const layout of layouts(image, colorType, effort)) {
    for (const rows of filtered(layout, effort)) {
      const idat = deflate === undefined ? zlibCompress(rows, { effort, rowBytes: layout.stride + 1 }) : deflate(rows);
      const file = assemble(layout, idat);
      if (best === undefined || file.length < best.length) best = file;
    }
  }
  if (best === undefined) throw new RasterError("E_DATA", "a picture without a layout");
  return best;
}

/** Runs go into the file as they are where each pixel is a byte and one layout is all that is tried. */
function encodeRuns({ runs, palette }: RunsImage, options: PngOptions): Uint8Array {
  const { width, height, values } = runs;
  const { effort = "default", colorType = "auto", deflate } = options;
  checkPalette(palette);
  const used = new Uint8Array(256);
  for (let k = 0; k < values.length; k++) used[values[k]!] = 1;
  const { colors, remap } = usedColors(used, palette);
  const format = indexedFormat(colors);
  if (format.bitDepth < 8 || effort === "max" || colorType === "rgba" || deflate !== undefined) {
    return encodePng({ width, height, indices: expandRuns(runs), palette }, options);
  }
  const table = remap.map((index) => format.levels[index]!);
  const idat = zlibCompressRuns(pngRowRuns(runs, table), { effort, rowBytes: width + 1 });
  const header = { width, height, colorType: format.colorType, bitDepth: format.bitDepth };
  return assemble(format.colorType === 3 ? { ...header, colors } : header, idat);
}

function checkImage(image: IndexedImage | RgbaImage): void {
  const { width, height } = image;
  const ok = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= 65535;
  if (!ok(width) || !ok(height)) {
    throw new RasterError("E_SIZE", `${width} x ${height} pixels`, "use whole numbers from 1 to 65535");
  }
  const pixels = width * height;
  if ("data" in image) {
    if (image.data.length === 4 * pixels) return;
    throw new RasterError(
      "E_DATA",
      `${image.data.length} bytes for ${width} x ${height} pixels`,
      `pass ${4 * pixels} bytes, four a pixel`,
    );
  }
  if (image.indices.length !== pixels) {
    throw new RasterError(
      "E_DATA",
      `${image.indices.length} indices for ${width} x ${height} pixels`,
      `pass ${pixels} bytes, one a pixel`,
    );
  }
  checkPalette(image.palette);
}

function checkPalette(palette: Uint8Array): void {
  if (palette.length % 4 === 0 && palette.length <= 1024) return;
  throw new RasterError(
    "E_DATA",
    `a palette of ${palette.length} bytes`,
    "pass four bytes an entry and at most 256 entries",
  );
}

/** Ways to store the picture that are worth a try. */
function layouts(image: IndexedImage | RgbaImage, colorType: "auto" | "rgba", effort: Effort): Layout[] {
  const size = { width: image.width, height: image.height };
  const indexed =
    "data" in image ? indexColors(size, visibleColors(image)) : compactPalette(size, image.indices, image.palette);
  if (indexed === undefined) {
    const rgba = "data" in image ? visibleColors(image) : new Uint32Array();
    return [colorType === "rgba" ? rgbaLayout(size, rgba) : directLayout(size, rgba)];
  }
  if (colorType === "rgba") return [rgbaLayout(size, expand(indexed))];
  const first = indexedLayout(indexed);
  if (effort !== "max") return [first];
  const all = [first];
  if (first.colorType === 0 && first.bitDepth === 8 && indexed.colors.length <= 16) all.push(paletteLayout(indexed));
  if (first.colorType === 3) {
    const greyAlpha = greyAlphaLayout(indexed);
    if (greyAlpha !== undefined) all.push(greyAlpha);
  }
  return all;
}

/** Pixels as words, the invisible ones all 0. */
function visibleColors(image: RgbaImage): Uint32Array {
  const { data } = image;
  const colors = new Uint32Array(data.length / 4);
  for (let i = 0; i < colors.length; i++) {
    const a = data[4 * i + 3]!;
    if (a > 0) colors[i] = data[4 * i]! | (data[4 * i + 1]! << 8) | (data[4 * i + 2]! << 16) | (a << 24);
  }
  return colors;
}

/** Row filters worth a try. Coverage levels and palette indices are best left as they are (measured on icons). */
function filtered(layout: Layout, effort: Effort): Uint8Array[] {
  const plain = layout.colorType === 0 || layout.colorType === 3;
  if (effort !== "max") return [plain ? unfilteredRows(layout) : adaptiveRows(layout, sumOfDifferences)];
  if (plain) return [unfilteredRows(layout), filteredRows(layout, 2)];
  return [
    unfilteredRows(layout),
    filteredRows(layout, 1),
    filteredRows(layout, 2),
    filteredRows(layout, 4),
    adaptiveRows(layout, sumOfDifferences),
    adaptiveRows(layout, differentPairs),
  ];
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

type Header = Pick<Layout, "width" | "height" | "bitDepth" | "colorType" | "colors">;

function assemble(layout: Header, idat: Uint8Array): Uint8Array {
  const { width, height, bitDepth, colorType, colors } = layout;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = bitDepth;
  header[9] = colorType;
  const chunks: [string, Uint8Array][] = [["IHDR", header]];
  if (colors !== undefined) {
    chunks.push([
      "PLTE",
      Uint8Array.from({ length: 3 * colors.length }, (_, i) => colors[(i / 3) | 0]! >>> (8 * (i % 3))),
    ]);
    const alphas = Uint8Array.from(colors, alphaOf).filter((alpha) => alpha < 255);
    if (alphas.length > 0) chunks.push(["tRNS", alphas]);
  }
  chunks.push(["IDAT", idat], ["IEND", new Uint8Array(0)]);
  const file = new Uint8Array(chunks.reduce((sum, [, data]) => sum + data.length + 12, SIGNATURE.length));
  file.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const [type, data] of chunks) at = writeChunk(file, at, type, data);
  return file;
}

function writeChunk(file: Uint8Array, at: number, type: string, data: Uint8Array): number {
  const view = new DataView(file.buffer);
  view.setUint32(at, data.length);
  for (let i = 0; i < 4; i++) file[at + 4 + i] = type.charCodeAt(i);
  file.set(data, at + 8);
  const end = at + 8 + data.length;
  view.setUint32(end, crc32(file, at + 4, end));
  return end + 4;
}

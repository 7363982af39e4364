import { type Effort, zlibCompress, zlibCompressRuns } from "./deflate.ts";
import { RasterError } from "./error.ts";
import { compactPalette, type Indexed, indexColors, usedColors, usedValues } from "./palette.ts";
import { assemble } from "./png-chunks.ts";
import { type Direct, everyForm, type Form, usualForm } from "./png-forms.ts";
import { indexedFormat } from "./png-layout.ts";
import { expandRuns, type RunImage } from "./rows.ts";
import { pngRowRuns } from "./runs.ts";
import { checkSize } from "./size.ts";

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
  const encode = ({ layout, rows }: Form, how: Effort): Uint8Array => {
    const raw = rows();
    const rowBytes = layout.stride + 1;
    return assemble(layout, deflate === undefined ? zlibCompress(raw, { effort: how, rowBytes }) : deflate(raw));
  };
  const picture = colorsOf(image);
  if (effort !== "max") return encode(usualForm(picture, colorType), effort);

  // A quick parse tells which forms are worth a thorough one.
  const quick = everyForm(picture, colorType).map((form) => ({ form, file: encode(form, "default") }));
  quick.sort((a, b) => a.file.length - b.file.length);
  const files = quick.map(({ file }) => file);
  const limit = (files[0]?.length ?? 0) * NEAR;
  for (const { form, file } of quick.slice(0, FINALISTS)) if (file.length <= limit) files.push(encode(form, "max"));
  return files.reduce((least, file) => (file.length < least.length ? file : least));
}

/** Forms that get the thorough parse, and how much more than the smallest they may take after the quick one. */
const FINALISTS = 3;
const NEAR = 1.04;

/** Runs go into the file as they are where each pixel is a byte and one layout is all that is tried. */
function encodeRuns({ runs, palette }: RunsImage, options: PngOptions): Uint8Array {
  const { width, height, values } = runs;
  const { effort = "default", colorType = "auto", deflate } = options;
  checkSize(width, height);
  checkPalette(palette);
  const { colors, remap } = usedColors(usedValues(values), palette);
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
  checkSize(width, height);
  const isRgba = "data" in image;
  const { length } = isRgba ? image.data : image.indices;
  const wanted = width * height * (isRgba ? 4 : 1);
  if (length !== wanted) {
    throw new RasterError("E_DATA", `${length} bytes for ${width} x ${height} pixels`, `pass ${wanted} bytes`);
  }
  if (!isRgba) checkPalette(image.palette);
}

function checkPalette(palette: Uint8Array): void {
  if (palette.length % 4 === 0 && palette.length <= 1024) return;
  throw new RasterError("E_DATA", `a palette of ${palette.length} bytes`, "pass four bytes an entry, at most 256");
}

function colorsOf(image: IndexedImage | RgbaImage): Indexed | Direct {
  const size = { width: image.width, height: image.height };
  if (!("data" in image)) return compactPalette(size, image.indices, image.palette);
  const rgba = visibleColors(image.data);
  return indexColors(size, rgba) ?? { ...size, rgba };
}

/** Pixels as words, the invisible ones all 0. */
function visibleColors(data: Uint8Array | Uint8ClampedArray): Uint32Array {
  const colors = new Uint32Array(data.length / 4);
  for (let i = 0; i < colors.length; i++) {
    const a = data[4 * i + 3]!;
    if (a > 0) colors[i] = data[4 * i]! | (data[4 * i + 1]! << 8) | (data[4 * i + 2]! << 16) | (a << 24);
  }
  return colors;
}

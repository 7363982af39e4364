import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { repository } from "./command.ts";

/** Straight (not premultiplied) RGBA pixels, row by row from the top. */
export interface RgbaPixels {
  width: number;
  height: number;
  /** Four bytes a pixel. */
  data: Uint8Array | Uint8ClampedArray;
}

/** Pixels read from a file. */
export interface DecodedPixels extends RgbaPixels {
  data: Uint8Array;
}

/** How an image differs from another of the same size. */
export interface ImageDifference {
  /** Largest difference of one channel, 0 to 255. */
  max: number;
  /** Mean difference over all channels, 0 to 255. */
  mean: number;
  /** Number of pixels that differ at all. */
  pixels: number;
}

/** How far an image may be from its reference. */
export interface ImageTolerance {
  /** Largest difference allowed in one channel, 0 to 255. @default 0 */
  tolerance?: number;
  /** Largest mean difference allowed over all channels, 0 to 255. @default the tolerance */
  mean?: number;
  /** Replace the reference instead of comparing. @default whether UPDATE_IMAGES is set in the environment */
  update?: boolean;
}

/**
 * Any PNG as RGBA. pngjs reads it because it is a decoder that shares nothing with ours, expands palettes,
 * grey and tRNS alike, and is JavaScript throughout.
 *
 * @throws Error when the bytes are no PNG
 */
export function decodePng(bytes: Uint8Array): DecodedPixels {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data };
}

/** RGBA as PNG, by pngjs. */
export function encodePng(image: RgbaPixels): Uint8Array {
  const png = new PNG({ width: image.width, height: image.height });
  png.data.set(image.data);
  return PNG.sync.write(png);
}

/**
 * Channel by channel difference of two images. Pixels that are transparent in both count as equal.
 *
 * @throws RangeError when their sizes differ
 */
export function compareImages(actual: RgbaPixels, expected: RgbaPixels): ImageDifference {
  if (actual.width !== expected.width || actual.height !== expected.height) {
    throw new RangeError(`${sizeOf(actual)} cannot be compared with ${sizeOf(expected)}`);
  }
  let max = 0;
  let sum = 0;
  let pixels = 0;
  for (let at = 0; at < expected.data.length; at += 4) {
    const apart = pixelDifference(actual.data, expected.data, at);
    max = Math.max(max, apart.max);
    sum += apart.sum;
    if (apart.max > 0) pixels++;
  }
  return { max, mean: expected.data.length === 0 ? 0 : sum / expected.data.length, pixels };
}

/**
 * Asserts that an image equals the reference PNG in `file`, within a tolerance. On a mismatch, or when there is
 * no reference yet, the image (and the difference, brightened) is written under `out/images/` and the error says where.
 * UPDATE_IMAGES=1 writes the references; look at them before they are committed.
 *
 * @param file the reference, by convention below `test/output/`
 * @throws Error when the image is not the reference
 */
export function expectImage(actual: RgbaPixels, file: string | URL, options: ImageTolerance = {}): void {
  const { tolerance = 0, mean = tolerance, update = Boolean(process.env.UPDATE_IMAGES) } = options;
  const reference = typeof file === "string" ? path.resolve(file) : fileURLToPath(file);
  if (update) {
    save(reference, actual);
    return;
  }
  const shown = path.join(repository, "out", "images", path.relative(repository, reference).replaceAll("..", "up"));
  if (!existsSync(reference)) {
    save(shown, actual);
    throw new Error(`there is no ${reference}; look at ${shown}, then run again with UPDATE_IMAGES=1`);
  }
  const expected = decodePng(readFileSync(reference));
  if (sizeOf(actual) !== sizeOf(expected)) {
    save(shown, actual);
    throw new Error(`${reference} is ${sizeOf(expected)}, the image ${sizeOf(actual)}; it is in ${shown}`);
  }
  const apart = compareImages(actual, expected);
  if (apart.max <= tolerance && apart.mean <= mean) return;
  const difference = shown.replace(/\.png$/, ".difference.png");
  save(shown, actual);
  save(difference, differenceImage(actual, expected));
  const figures = `${apart.pixels} pixels differ, by ${apart.max} at most and ${apart.mean.toFixed(3)} on average`;
  throw new Error(`not ${reference}: ${figures}; see ${shown} and ${difference}`);
}

function sizeOf(image: RgbaPixels): string {
  return `${image.width} x ${image.height}`;
}

function save(file: string, image: RgbaPixels): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, encodePng(image));
}

function pixelDifference(a: ArrayLike<number>, b: ArrayLike<number>, at: number): { max: number; sum: number } {
  if (a[at + 3] === 0 && b[at + 3] === 0) return { max: 0, sum: 0 };
  let max = 0;
  let sum = 0;
  for (let channel = at; channel < at + 4; channel++) {
    const apart = Math.abs((a[channel] ?? 0) - (b[channel] ?? 0));
    max = Math.max(max, apart);
    sum += apart;
  }
  return { max, sum };
}

function differenceImage(actual: RgbaPixels, expected: RgbaPixels): RgbaPixels {
  const data = new Uint8Array(expected.data.length);
  for (let at = 0; at < data.length; at += 4) {
    // A difference of one level would be invisible as it is.
    const seen = Math.min(255, pixelDifference(actual.data, expected.data, at).max * 16);
    data.set([seen, 0, 0, 255], at);
  }
  return { width: expected.width, height: expected.height, data };
}

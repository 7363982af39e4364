import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { RgbaImage } from "@side-projects/raster";
import { CloudError } from "../core/error.ts";
import { quotePath } from "../core/quote.ts";
import { checkPictureSize, isPng, MAX_PICTURE } from "./plain-png.ts";
import { readPng } from "./read-png.ts";

/** A picture from a file. */
export interface PictureFile {
  readonly image: RgbaImage;
  /** "png", "jpeg", "webp", "gif", "svg" or another that sharp knows. */
  readonly format: string;
}

/** Largest file that is read: 64 MiB. */
const MAX_BYTES = 67_108_864;

/** Longer side in pixels that a drawing without pixels of its own is given. */
const DRAWN = 2048;

/** Pixels an inch that sharp takes unless told otherwise, and the most it takes. */
const USUAL_DENSITY = 72;
const MAX_DENSITY = 100_000;

/** Seconds that a picture may take. */
const PATIENCE = 10;

type Sharp = typeof import("sharp").default;

/**
 * The pixels of a picture's file. PNG needs nothing; any other format, and PNG of a rare kind, the optional package
 * sharp. An SVG is drawn 2048 pixels long.
 *
 * @throws CloudError E_MASK when the file cannot be read, is damaged, or needs sharp where it is not installed; E_PIXELS
 * when file or picture are too large
 */
export async function readPicture(file: string): Promise<PictureFile> {
  const bytes = await readBytes(file);
  try {
    const image = isPng(bytes) ? readPng(bytes) : undefined;
    return image === undefined ? await readWithSharp(bytes) : { image, format: "png" };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError(error.code, `${quotePath(file)}: ${error.message}`, error.hint);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  let about: Stats;
  try {
    about = await stat(file);
  } catch {
    throw new CloudError("E_MASK", `there is no file ${quotePath(file)}`, "check its path");
  }
  if (!about.isFile()) throw new CloudError("E_MASK", `${quotePath(file)} is no file`, "name a picture");
  if (about.size > MAX_BYTES) {
    throw new CloudError("E_PIXELS", `${quotePath(file)} has ${about.size} bytes`, `use a file of up to ${MAX_BYTES}`);
  }
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    throw new CloudError("E_MASK", `${quotePath(file)} cannot be read: ${reason}`, "check its permissions");
  }
}

async function readWithSharp(bytes: Uint8Array): Promise<PictureFile> {
  const sharp = await loadSharp();
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== "svg") checkPictureSize(width, height);
    const density = format === "svg" ? await densityOf(sharp, bytes, Math.max(width, height)) : USUAL_DENSITY;
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PICTURE, density })
      .timeout({ seconds: PATIENCE })
      .autoOrient()
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.length);
    return { image: { width: info.width, height: info.height, data: pixels }, format };
  } catch (error) {
    if (error instanceof CloudError) throw error;
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown";
    throw new CloudError("E_MASK", `a picture that cannot be read: ${reason}`, "use PNG, SVG, JPEG, WebP or GIF");
  }
}

/** Pixels an inch at which a drawing's longer side is {@link DRAWN} pixels. */
async function densityOf(sharp: Sharp, bytes: Uint8Array, usual: number): Promise<number> {
  const kept = (density: number): number => Math.min(MAX_DENSITY, Math.max(1, density));
  const density = kept((USUAL_DENSITY * DRAWN) / usual);
  const { width, height } = await sharp(bytes, { limitInputPixels: false, density }).metadata();
  // Lengths in centimetres, points or inches grow with the square of the density, those in pixels with it.
  const squared = Math.abs(Math.max(width, height) - DRAWN) > DRAWN / 10;
  return squared ? kept(USUAL_DENSITY * Math.sqrt(DRAWN / usual)) : density;
}

async function loadSharp(): Promise<Sharp> {
  try {
    return (await import("sharp")).default;
  } catch {
    throw new CloudError(
      "E_MASK",
      "the optional package sharp is not installed",
      "npm install sharp, or use a plain PNG",
    );
  }
}

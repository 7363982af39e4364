import type { RgbaImage } from "@side-projects/raster";
import sharp from "sharp";
import { expect } from "vitest";
import { findIcon, fontAwesome, IconError, measureIcon, type RenderOptions, renderRgba } from "../src/index.ts";
import { ink, outlineArea, pixel } from "./measure.ts";

export const BLACK: readonly number[] = [0, 0, 0, 255];
export const WHITE: readonly number[] = [255, 255, 255, 255];

/** The code of the IconError that the work throws. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof IconError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

/** What the icon must cover in pixels, from the area of its curves. */
export function areaOf(name: string, options: RenderOptions): number {
  const { outline, unitsPerEm } = fontAwesome().glyph(findIcon(name, options.style));
  const { iconSize = Math.floor(0.95 * (options.size ?? 1024)) } = options;
  return outlineArea(outline) * ((iconSize * measureIcon(name, options).shrunk) / unitsPerEm) ** 2;
}

export function expectInk(name: string, options: RenderOptions): void {
  const area = areaOf(name, options);
  expect(Math.abs(ink(renderRgba(name, options)) - area) / area).toBeLessThan(0.001);
}

export function middle(image: RgbaImage): number[] {
  return pixel(image, image.width >> 1, image.height >> 1);
}

export async function decodeWebp(bytes: Uint8Array): Promise<RgbaImage> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

export function expectSamePixels(
  actual: Pick<RgbaImage, "width" | "height"> & { data: Uint8Array | Uint8ClampedArray },
  wanted: RgbaImage,
): void {
  expect([actual.width, actual.height]).toEqual([wanted.width, wanted.height]);
  expect(Buffer.from(actual.data).equals(Buffer.from(wanted.data))).toBe(true);
}

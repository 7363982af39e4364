import type { Rgba, RgbaImage } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

/** Places looked at along each side of a word's square; a square of as many pixels or fewer is taken whole. */
const GRID = 8;
const MAX_SIDE = 65_535;

/**
 * Mean colours of a picture under words: over a square of the font size around the word's centre, as far as it lies in
 * the picture, each pixel counting by its alpha. Undefined where the square is outside or all transparent.
 *
 * @throws CloudError E_OPTION for what is no picture, or when its data does not fit its size
 */
export function imageSampler(image: RgbaImage): (word: { x: number; y: number; size: number }) => Rgba | undefined {
  const { width, height, data } = image ?? {};
  const whole = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE);
  if (!whole || !ArrayBuffer.isView(data) || data.length !== 4 * width * height) {
    throw new CloudError(
      "E_OPTION",
      `colorImage has ${quote(data?.length)} bytes for ${quote(width)} x ${quote(height)} pixels`,
      "pass width, height and straight RGBA, four bytes a pixel",
    );
  }
  return ({ x, y, size }) => {
    const left = Math.max(0, Math.round(x - size / 2));
    const top = Math.max(0, Math.round(y - size / 2));
    const across = Math.min(width, Math.max(Math.round(x + size / 2), left + 1)) - left;
    const down = Math.min(height, Math.max(Math.round(y + size / 2), top + 1)) - top;
    const columns = Math.min(GRID, across);
    const rows = Math.min(GRID, down);
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let j = 0; j < rows; j++) {
      const start = (top + Math.floor(((j + 0.5) * down) / rows)) * width + left;
      for (let i = 0; i < columns; i++) {
        const at = 4 * (start + Math.floor(((i + 0.5) * across) / columns));
        const weight = data[at + 3] ?? 0;
        red += weight * (data[at] ?? 0);
        green += weight * (data[at + 1] ?? 0);
        blue += weight * (data[at + 2] ?? 0);
        alpha += weight;
      }
    }
    return alpha === 0 ? undefined : [red / alpha, green / alpha, blue / alpha, 1];
  };
}

import type { Rgba, RgbaImage } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

/** Places looked at along each side of a word's square; a square of as many pixels or fewer is taken whole. */
const GRID = 16;
const MAX_SIDE = 65_535;

/**
 * Mean colours of a picture under words: over a square of the font size around the word's centre, as far as it lies in
 * the picture, each pixel counting by its alpha. Undefined where the square is outside or all transparent.
 *
 * @throws CloudError E_OPTION when the picture's data does not fit its size
 */
export function imageSampler(image: RgbaImage): (word: { x: number; y: number; size: number }) => Rgba | undefined {
  const { width, height, data } = image;
  const whole = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE);
  if (!whole || !ArrayBuffer.isView(data) || data.length !== 4 * width * height) {
    throw new CloudError(
      "E_OPTION",
      `colorImage has ${quote(data?.length)} bytes for ${quote(width)} x ${quote(height)} pixels`,
      "pass width, height and straight RGBA, four bytes a pixel",
    );
  }
  return ({ x, y, size }) => {
    const columns = placesIn(x - size / 2, x + size / 2, width);
    const rows = placesIn(y - size / 2, y + size / 2, height);
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (const row of rows) {
      for (const column of columns) {
        const at = 4 * (row * width + column);
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

/** Pixels between two edges, evenly chosen where there are many; at least the one in the middle if that is inside. */
function placesIn(from: number, to: number, end: number): number[] {
  const first = Math.max(0, Math.round(from));
  const last = Math.min(end, Math.max(Math.round(to), first + 1));
  const count = Math.min(GRID, last - first);
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + Math.floor(((i + 0.5) * (last - first)) / count));
}

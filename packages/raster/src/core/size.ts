import { RasterError } from "./error.ts";

/** Most pixels of one picture: 16384 x 16384. */
export const MAX_PIXELS: number = 1 << 28;

/**
 * Refuses what cannot be the size of a picture.
 *
 * @throws RasterError E_SIZE, E_PIXELS
 */
export function checkSize(width: number, height: number): void {
  const ok = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= 65535;
  if (!ok(width) || !ok(height)) {
    throw new RasterError("E_SIZE", `${width} x ${height} pixels`, "use whole numbers, 1 to 65535");
  }
  if (width * height > MAX_PIXELS) {
    throw new RasterError("E_PIXELS", `${width} x ${height} is over ${MAX_PIXELS} pixels`, "make it smaller");
  }
}

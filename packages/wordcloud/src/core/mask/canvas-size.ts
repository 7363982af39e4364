import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

/** Most pixels a side of a cloud. */
export const MAX_SIDE = 16384;

/** Most pixels of a cloud: 8192 x 8192. */
const MAX_AREA = 67_108_864;

/**
 * Refuses what cannot be the size of a cloud.
 *
 * @throws CloudError E_SIZE, E_PIXELS
 */
export function checkCanvas(width: number, height: number): void {
  const ok = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= MAX_SIDE;
  if (!ok(width) || !ok(height)) {
    throw new CloudError(
      "E_SIZE",
      `a cloud of ${quote(width)} x ${quote(height)} pixels`,
      `use whole numbers, 1 to ${MAX_SIDE}`,
    );
  }
  if (width * height > MAX_AREA) {
    throw new CloudError(
      "E_PIXELS",
      `${width} x ${height} is over ${MAX_AREA} pixels`,
      "make it smaller, or scale it up",
    );
  }
}

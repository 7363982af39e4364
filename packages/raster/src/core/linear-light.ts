import { power } from "./trig.ts";

/** Light, 0 to 1, of each stored value, after the sRGB transfer function of IEC 61966-2-1. */
const LIGHT: Float64Array = Float64Array.from({ length: 256 }, (_, i) => decode(i));

/** Light at which rounding goes from one stored value to the next. */
const STEP: Float64Array = Float64Array.from({ length: 255 }, (_, i) => decode(i + 0.5));

function decode(stored: number): number {
  const value = stored / 255;
  return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
}

/** Replaces the stored red, green and blue of a row by their light. */
export function toLinear(row: Float64Array): void {
  for (let i = 0; i < row.length; i += 4) {
    for (let c = 0; c < 3; c++) {
      const value = row[i + c]!;
      row[i + c] = Number.isInteger(value) ? LIGHT[value]! : decode(value);
    }
  }
}

/** The stored value, 0 to 255, whose light is nearest as sRGB rounds. */
export function fromLinear(light: number): number {
  // A hair above, so that light which lies on a step but for rounding goes up, as halves do.
  const target = light + 1e-12;
  let low = 0;
  let high = 255;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (target >= STEP[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

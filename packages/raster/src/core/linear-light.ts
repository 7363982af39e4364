import { power } from "./trig.ts";

interface Tables {
  /** Light of each stored value. */
  readonly light: Float64Array;
  /** Light at which rounding goes from one stored value to the next. */
  readonly step: Float64Array;
}

let made: Tables | undefined;

/** Made when first asked for: 511 powers would delay every start of a program that mixes no light. */
function tables(): Tables {
  made ??= {
    light: Float64Array.from({ length: 256 }, (_, i) => decode(i)),
    step: Float64Array.from({ length: 255 }, (_, i) => decode(i + 0.5)),
  };
  return made;
}

/** Light, 0 to 1, of a stored value, after the sRGB transfer function of IEC 61966-2-1. */
function decode(stored: number): number {
  const value = stored / 255;
  return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
}

/** Replaces the stored red, green and blue of a row by their light. */
export function toLinear(row: Float64Array): void {
  const { light } = tables();
  for (let i = 0; i < row.length; i += 4) {
    for (let c = 0; c < 3; c++) {
      const value = row[i + c]!;
      row[i + c] = Number.isInteger(value) ? light[value]! : decode(value);
    }
  }
}

/** The stored value, 0 to 255, whose light is nearest as sRGB rounds. */
export function fromLinear(light: number): number {
  const { step } = tables();
  // A hair above, so that light which lies on a step but for rounding goes up, as halves do.
  const target = light + 1e-12;
  let low = 0;
  let high = 255;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (target >= step[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

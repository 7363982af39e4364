import type { PlacedWord } from "../cloud.ts";
import type { Gradient } from "./gradient.ts";
import { gradientPaint, placeFinder } from "./gradient-paint.ts";

/**
 * The gradient drawn together so that it begins at the first of the words' centres along its way and ends at the last:
 * a cloud in a narrow mask has all of its colours.
 */
export function gradientOverWords(
  gradient: Gradient,
  words: readonly Pick<PlacedWord, "x" | "y">[],
  width: number,
  height: number,
): Gradient {
  const placeOf = placeFinder(gradientPaint(gradient, width, height));
  let first = 1;
  let last = 0;
  for (const { x, y } of words) {
    const place = placeOf(x, y);
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  const from = Math.max(0, first);
  const to = Math.min(1, last);
  if (!(to > from)) return gradient;
  return { ...gradient, stops: gradient.stops.map(({ at, color }) => ({ at: from + at * (to - from), color })) };
}

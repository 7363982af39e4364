/** Shades that months can have. */
export const SHADES = 5;

/**
 * The shade of each value, 1 to {@link SHADES}, by its place among all: a fifth of the months has each shade, so that one
 * month that went viral does not make the others look alike. 0 stays 1.
 */
export function shades(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const places = new Map<number, number>();
  for (const [place, value] of sorted.entries()) if (!places.has(value)) places.set(value, place);
  return values.map((value) => Math.min(SHADES, 1 + Math.floor(((places.get(value) ?? 0) * SHADES) / values.length)));
}

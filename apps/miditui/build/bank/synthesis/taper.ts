/**
 * What is left of a harmonic below `highest` Hz, where there are none: harmonics end little by little, so that nobody hears
 * where one zone ends and the next, which has its own highest, begins.
 */
export function taper(hz: number, highest: number): number {
  return Math.max(0, 1 - (hz / highest) ** 3);
}

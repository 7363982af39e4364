/** Part of an area that discs fill at most when they fall at random. */
const PACKED = 0.84;

/** How many balls a world has room for, about, before they are squeezed. */
export function roomFor(columns: number, rows: number, radius: number): number {
  // As near to pi as a rule of thumb needs.
  return Math.floor((columns * rows * PACKED) / ((355 / 113) * radius * radius));
}

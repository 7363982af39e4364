/** Both ends are allowed. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** How many items a scene may have, and points its walls, each and together. */
export const MOST_ITEMS = 500;
export const MOST_POINTS = 256;
export const MOST_POINTS_IN_ALL = 4096;

/** What the numbers of items may be; shape.ts tells their units. */
export const ITEM_RANGES: Readonly<
  Record<"place" | "scale" | "width" | "rate" | "strength" | "reach" | "wind", Range>
> = {
  /** No world is larger. */
  place: { least: -10_000, most: 10_000 },
  scale: { least: 0.25, most: 4 },
  width: { least: 0.5, most: 4 },
  rate: { least: 1, most: 200 },
  strength: { least: -200, most: 200 },
  reach: { least: 2, most: 60 },
  wind: { least: -50, most: 50 },
};

export function within(range: Range, value: number): number {
  return Math.min(range.most, Math.max(range.least, value));
}

/** An angle in degrees as 0 to below 360. */
export function fullTurn(degrees: number): number {
  const rest = degrees - 360 * Math.floor(degrees / 360);
  // A number just below 0 becomes 360, or stays below, when it is rounded.
  return rest > 0 && rest < 360 ? rest : 0;
}

/** Impulse at the middle, its largest value, and how far it reaches in units, as in the original. */
const BURST = { strength: 37.5, most: 10, reach: 5 } as const;
/** Of a disc of density 1 and radius 0.15. */
const MASS = Math.PI * 0.15 * 0.15;

/** The original's bursts take no more balls than these, the first that it finds. */
export const MOST_KICKED = 500;

/** The change of velocity by one of the original's bursts for a ball at dx, dy from it; none out of reach. */
export function kick(dx: number, dy: number): readonly [vx: number, vy: number] | undefined {
  const square = dx * dx + dy * dy;
  if (square >= BURST.reach ** 2 || square <= 0.01) return undefined;
  const speed = Math.min(BURST.most, BURST.strength / Math.max(1, square)) / MASS / Math.sqrt(square);
  return [dx * speed, dy * speed];
}

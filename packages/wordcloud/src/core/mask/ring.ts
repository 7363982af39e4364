/** Each corner of a closed polygon moved to the weighted mean 1 2 1 of itself and its neighbours, twice. */
export function smoothRing(ring: readonly number[]): number[] {
  return smoothOnce(smoothOnce(ring));
}

function smoothOnce(ring: readonly number[]): number[] {
  const { length } = ring;
  const smoothed: number[] = [];
  for (let i = 0; i < length; i++) {
    const before = ring[(i + length - 2) % length] ?? 0;
    const after = ring[(i + 2) % length] ?? 0;
    smoothed.push((before + 2 * (ring[i] ?? 0) + after) / 4);
  }
  return smoothed;
}

/**
 * The closed polygon without the corners that lie within the tolerance of the line between those that stay.
 *
 * From each corner that stays, the directions are kept that pass all corners since within the tolerance; the next one
 * stays when a corner lies off them (J. Sklansky, V. Gonzalez, "Fast polygonal approximation of digitized curves",
 * 1980).
 */
export function simplifyRing(ring: readonly number[], tolerance: number): number[] {
  const kept: number[] = [];
  let [x, y] = [ring[0] ?? 0, ring[1] ?? 0];
  kept.push(x, y);
  let sector: Sector | undefined;
  for (let i = 2; i < ring.length; i += 2) {
    const next = narrowed(sector, (ring[i] ?? 0) - x, (ring[i + 1] ?? 0) - y, tolerance);
    if (next !== "off") {
      sector = next;
      continue;
    }
    [x, y] = [ring[i - 2] ?? 0, ring[i - 1] ?? 0];
    kept.push(x, y);
    const fresh = narrowed(undefined, (ring[i] ?? 0) - x, (ring[i + 1] ?? 0) - y, tolerance);
    sector = fresh === "off" ? undefined : fresh;
  }
  kept.push(ring.at(-2) ?? 0, ring.at(-1) ?? 0);
  return kept;
}

/** Directions from one unit vector clockwise to another, less than half a turn. */
type Sector = readonly [lowX: number, lowY: number, highX: number, highY: number];

/** The directions that also pass (dx, dy) within the tolerance; "off" where its own is not among those so far. */
function narrowed(sector: Sector | undefined, dx: number, dy: number, tolerance: number): Sector | undefined | "off" {
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (sector !== undefined) {
    const [lowX, lowY, highX, highY] = sector;
    if (lowX * dy - lowY * dx < 0 || dx * highY - dy * highX < 0) return "off";
  }
  if (distance <= tolerance) return sector;
  const sin = tolerance / distance;
  const cos = Math.sqrt(1 - sin * sin);
  const [ux, uy] = [dx / distance, dy / distance];
  const low = [ux * cos + uy * sin, uy * cos - ux * sin] as const;
  const high = [ux * cos - uy * sin, uy * cos + ux * sin] as const;
  if (sector === undefined) return [...low, ...high];
  const [lowX, lowY, highX, highY] = sector;
  const first = lowX * low[1] - lowY * low[0] > 0 ? low : ([lowX, lowY] as const);
  const last = highX * high[1] - highY * high[0] < 0 ? high : ([highX, highY] as const);
  return [...first, ...last];
}

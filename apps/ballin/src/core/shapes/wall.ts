import type { Polygon } from "./polygon.ts";
import type { Wall } from "./shape.ts";

/** Sine and cosine of 0, 45 and 90 degrees: an end of a wall is half of an octagon. */
const CAP: readonly (readonly [along: number, across: number])[] = [
  [0, -1],
  [Math.SQRT1_2, -Math.SQRT1_2],
  [1, 0],
  [Math.SQRT1_2, Math.SQRT1_2],
  [0, 1],
];

/** Units below which points count as one: as 32-bit numbers the two ends of what is between them would be the same. */
const SHORTEST = 0.01;

/** The stretches of a wall as x, y, x, y each; a wall whose points are all one has a single one of no length. */
export function stretchesOf(wall: Wall): readonly (readonly number[])[] {
  const { points } = wall;
  const stretches: number[][] = [];
  let ax = points[0] ?? 0;
  let ay = points[1] ?? 0;
  for (let i = 2; i + 1 < points.length; i += 2) {
    const bx = points[i] ?? 0;
    const by = points[i + 1] ?? 0;
    if ((bx - ax) * (bx - ax) + (by - ay) * (by - ay) < SHORTEST * SHORTEST) continue;
    stretches.push([ax, ay, bx, by]);
    ax = bx;
    ay = by;
  }
  return stretches.length > 0 ? stretches : [[ax, ay, ax, ay]];
}

/**
 * A polygon for each stretch, with round ends of half the width. Neighbours overlap around the point that they share,
 * so a wall has no gap at a bend and no polygon ever crosses itself.
 */
export function wallPolygons(wall: Wall): readonly Polygon[] {
  const half = wall.width / 2;
  return stretchesOf(wall).map(([ax = 0, ay = 0, bx = 0, by = 0]) => {
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const ux = length === 0 ? 1 : (bx - ax) / length;
    const uy = length === 0 ? 0 : (by - ay) / length;
    const points: number[] = [];
    for (const [along, across] of CAP) {
      points.push(bx + half * (along * ux - across * uy), by + half * (along * uy + across * ux));
    }
    // Without a length the ends of the two caps are the same points.
    for (const [along, across] of length === 0 ? CAP.slice(1, -1) : CAP) {
      points.push(ax - half * (along * ux - across * uy), ay - half * (along * uy + across * ux));
    }
    return points;
  });
}

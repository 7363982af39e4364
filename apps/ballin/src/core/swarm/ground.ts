import { CORNER_RADII } from "../physics/constants.ts";
import type { Obstacle } from "../physics/engine.ts";
import type { State } from "./state.ts";

/** What does not move: four walls, four corner discs, then edges. A feature is an index into these. */
export const EDGES = 8;

/** Numbers of an edge in `edges`. */
export const EDGE = 12;

/**
 * Edges of all obstacles, one sided, each with the solid on its left: start x, y, direction x, y, length, normal out
 * x, y, then direction x, y of the edge before, and 1 when the start is a convex corner.
 */
export interface Ground {
  edges: Float64Array;
  count: number;
  /** Edges near each cell of the grid. */
  cellStarts: Int32Array;
  cellEdges: Int32Array;
}

export function emptyGround(): Ground {
  return { edges: new Float64Array(0), count: 0, cellStarts: new Int32Array(0), cellEdges: new Int32Array(0) };
}

export function edgesOf(obstacles: readonly Obstacle[]): Float64Array {
  const list: number[] = [];
  for (const [shape, { points }] of obstacles.entries()) {
    const corners: [number, number][] = [];
    for (let k = 0; k + 1 < points.length; k += 2) {
      const last = corners[corners.length - 1];
      const p: [number, number] = [points[k]!, points[k + 1]!];
      if (last && last[0] === p[0] && last[1] === p[1]) continue;
      corners.push(p);
    }
    // A side of no length has no direction, and balls near it would be nowhere.
    const [start, end] = [corners[0], corners[corners.length - 1]];
    if (start && end && start[0] === end[0] && start[1] === end[1]) corners.pop();
    const n = corners.length;
    if (n < 3) continue;
    for (let k = 0; k < n; k++) {
      const [zx, zy] = corners[(k + n - 1) % n]!;
      const [ax, ay] = corners[k]!;
      const [bx, by] = corners[(k + 1) % n]!;
      const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
      const before = Math.sqrt((ax - zx) * (ax - zx) + (ay - zy) * (ay - zy));
      const dx = (bx - ax) / length;
      const dy = (by - ay) / length;
      const ex = (ax - zx) / before;
      const ey = (ay - zy) / before;
      const convex = ex * dy - ey * dx > 0 ? 1 : 0;
      list.push(ax, ay, dx, dy, length, dy, -dx, ex, ey, convex, shape, 0);
    }
  }
  return Float64Array.from(list);
}

/** Notes for each cell of the grid the edges that a ball in it may meet within a step. */
export function spreadEdges(state: State, reach: number): void {
  const { ground, wide, high, side } = state;
  const { edges, count } = ground;
  const cells = wide * high;
  const starts = new Int32Array(cells + 1);
  let entries: Int32Array = new Int32Array(0);
  for (let pass = 0; pass < 2; pass++) {
    for (let e = 0; e < count; e++) {
      const o = e * EDGE;
      const ax = edges[o]!;
      const ay = edges[o + 1]!;
      const dx = edges[o + 2]!;
      const dy = edges[o + 3]!;
      const length = edges[o + 4]!;
      const bx = ax + dx * length;
      const by = ay + dy * length;
      const c0 = Math.max(Math.floor((Math.min(ax, bx) - reach) / side), 0);
      const c1 = Math.min(Math.floor((Math.max(ax, bx) + reach) / side), wide - 1);
      const r0 = Math.max(Math.floor((Math.min(ay, by) - reach) / side), 0);
      const r1 = Math.min(Math.floor((Math.max(ay, by) + reach) / side), high - 1);
      for (let row = r0; row <= r1; row++)
        for (let column = c0; column <= c1; column++) {
          const mx = (column + 0.5) * side;
          const my = (row + 0.5) * side;
          const t = Math.min(Math.max((mx - ax) * dx + (my - ay) * dy, 0), length);
          const gx = mx - ax - dx * t;
          const gy = my - ay - dy * t;
          const far = reach + side * 0.75;
          if (gx * gx + gy * gy > far * far) continue;
          const cell = row * wide + column;
          if (pass === 0) starts[cell]!++;
          else {
            const place = starts[cell]! - 1;
            starts[cell] = place;
            entries[place] = e;
          }
        }
    }
    if (pass === 0) {
      let end = 0;
      for (let cell = 0; cell <= cells; cell++) {
        end += starts[cell]!;
        starts[cell] = end;
      }
      entries = new Int32Array(end);
    }
  }
  ground.cellStarts = starts;
  ground.cellEdges = entries;
}

/** Radius of the discs in the corners of the world; less in a world that is too small for them. */
export function cornerRadius(state: State): number {
  return Math.min(CORNER_RADII * state.radius, state.columns / 2 - state.radius, state.rows / 2 - state.radius);
}

import { EDGE } from "./ground.ts";
import type { State } from "./state.ts";

/** Whether a point is inside an obstacle. */
function inside(state: State, px: number, py: number): boolean {
  const { edges, count } = state.ground;
  let shape = -1;
  let odd = false;
  for (let e = 0; e < count; e++) {
    const o = e * EDGE;
    if (edges[o + 10] !== shape) {
      if (odd) return true;
      shape = edges[o + 10]!;
    }
    const ay = edges[o + 1]!;
    const by = ay + edges[o + 3]! * edges[o + 4]!;
    if (ay > py === by > py) continue;
    if (px < edges[o]! + ((py - ay) / edges[o + 3]!) * edges[o + 2]!) odd = !odd;
  }
  return odd;
}

/** Moves a ball that is outside the world or inside an obstacle to the nearest place that is free of both. */
export function putOutside(state: State, i: number): void {
  const { x, y } = state.balls;
  const { columns, rows, radius } = state;
  const { edges, count } = state.ground;
  const px = Math.min(Math.max(x[i]!, radius), columns - radius);
  const py = Math.min(Math.max(y[i]!, radius), rows - radius);
  x[i] = px;
  y[i] = py;
  if (count === 0 || !inside(state, px, py)) return;
  let best = Number.POSITIVE_INFINITY;
  for (let e = 0; e < count; e++) {
    const o = e * EDGE;
    const t = Math.min(
      Math.max((px - edges[o]!) * edges[o + 2]! + (py - edges[o + 1]!) * edges[o + 3]!, 0),
      edges[o + 4]!,
    );
    const qx = edges[o]! + t * edges[o + 2]! + edges[o + 5]! * radius;
    const qy = edges[o + 1]! + t * edges[o + 3]! + edges[o + 6]! * radius;
    const d2 = (qx - px) * (qx - px) + (qy - py) * (qy - py);
    if (d2 >= best || qx < radius || qy < radius || qx > columns - radius || qy > rows - radius) continue;
    if (inside(state, qx, qy)) continue;
    best = d2;
    x[i] = qx;
    y[i] = qy;
  }
  if (best < Number.POSITIVE_INFINITY) return;
  // No edge has room beside it: the nearest free place on a raster of balls.
  for (let qy = radius; qy < rows - radius; qy += 2 * radius) {
    for (let qx = radius; qx < columns - radius; qx += 2 * radius) {
      const d2 = (qx - px) * (qx - px) + (qy - py) * (qy - py);
      if (d2 >= best || inside(state, qx, qy)) continue;
      best = d2;
      x[i] = qx;
      y[i] = qy;
    }
  }
}

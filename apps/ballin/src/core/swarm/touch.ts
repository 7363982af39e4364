import { cornerRadius, EDGE, EDGES } from "./ground.ts";
import type { State } from "./state.ts";

/** Touches between balls and what does not move. */
export interface Touches {
  count: number;
  readonly first: Int32Array;
  readonly number: Uint8Array;
  /** Ball, feature. */
  readonly pair: Int32Array;
  /** Normal x, y out of the feature, gap, impulse along and across the normal, place at the start of the substep x, y, spare. */
  readonly values: Float32Array;
}

export const TOUCH = 8;
/** Touches of one ball. */
const MOST = 20;

export function emptyTouches(capacity: number): Touches {
  return {
    count: 0,
    first: new Int32Array(capacity),
    number: new Uint8Array(capacity),
    pair: new Int32Array(2 * (4 * capacity + 512)),
    values: new Float32Array(TOUCH * (4 * capacity + 512)),
  };
}

/** Lists what each ball may touch within the step. */
export function findTouches(state: State, margin: number): void {
  const old = state.touches;
  const now = state.previousTouches;
  state.previousTouches = old;
  state.touches = now;
  const { x, y, count } = state.balls;
  const { cellOf, columns, rows, radius, ground } = state;
  const { cellStarts, cellEdges, edges } = ground;
  const { pair, first, number } = now;
  const near = radius + margin;
  const edged = ground.count > 0;
  const corner = cornerRadius(state) + near;
  const room = pair.length >> 1;
  let k = 0;
  for (let i = 0; i < count; i++) {
    const from = k;
    first[i] = k;
    number[i] = 0;
    const px = x[i]!;
    const py = y[i]!;
    if (k + MOST > room) continue;
    const left = px < corner;
    const right = px > columns - corner;
    const bottom = py < corner;
    const top = py > rows - corner;
    if (left || right || bottom || top) {
      if (px < near) pair[2 * k++ + 1] = 0;
      if (px > columns - near) pair[2 * k++ + 1] = 1;
      if (py > rows - near) pair[2 * k++ + 1] = 3;
      if (left && bottom) pair[2 * k++ + 1] = 4;
      if (right && bottom) pair[2 * k++ + 1] = 5;
      if (left && top) pair[2 * k++ + 1] = 6;
      if (right && top) pair[2 * k++ + 1] = 7;
      if (py < near) pair[2 * k++ + 1] = 2;
    }
    if (edged) {
      const cell = cellOf[i]!;
      for (let c = cellStarts[cell]!, end = cellStarts[cell + 1]!; c < end && k - from < MOST - 8; c++) {
        const e = cellEdges[c]!;
        const o = e * EDGE;
        const rx = px - edges[o]!;
        const ry = py - edges[o + 1]!;
        const t = Math.min(Math.max(rx * edges[o + 2]! + ry * edges[o + 3]!, 0), edges[o + 4]!);
        const gx = rx - t * edges[o + 2]!;
        const gy = ry - t * edges[o + 3]!;
        if (gx * gx + gy * gy > near * near) continue;
        pair[2 * k++ + 1] = EDGES + e;
      }
    }
    number[i] = k - from;
    if (k > from) inherit(state, i, from, k);
  }
  now.count = k;
}

/** Starts the touches of a ball with the impulses that they had in the step before. */
function inherit(state: State, i: number, from: number, to: number): void {
  const { pair, values } = state.touches;
  const old = state.previousTouches;
  const { bodies } = state;
  const start = old.first[i]!;
  const end = start + old.number[i]!;
  for (let k = from; k < to; k++) {
    pair[2 * k] = i;
    values[TOUCH * k + 3] = 0;
    values[TOUCH * k + 4] = 0;
    for (let m = start; m < end; m++) {
      if (old.pair[2 * m + 1] !== pair[2 * k + 1]) continue;
      values[TOUCH * k + 3] = old.values[TOUCH * m + 3]!;
      values[TOUCH * k + 4] = old.values[TOUCH * m + 4]!;
    }
    if (values[TOUCH * k + 3]! > 0) {
      measure(state, k);
      const nx = values[TOUCH * k]!;
      const ny = values[TOUCH * k + 1]!;
      const impulse = values[TOUCH * k + 3]!;
      const across = values[TOUCH * k + 4]!;
      bodies[4 * i + 2]! += impulse * nx - across * ny;
      bodies[4 * i + 3]! += impulse * ny + across * nx;
    }
  }
}

/** Normal and gap of a touch as the ball is now. */
export function measure(state: State, k: number): void {
  const { columns, rows, radius, ground } = state;
  const { pair, values } = state.touches;
  const { bodies } = state;
  const i = pair[2 * k]!;
  const feature = pair[2 * k + 1]!;
  const px = bodies[4 * i]!;
  const py = bodies[4 * i + 1]!;
  let nx = 0;
  let ny = 0;
  let gap = 1000;
  if (feature === 2) {
    ny = 1;
    gap = py - radius;
  } else if (feature < 4) {
    if (feature === 0) {
      nx = 1;
      gap = px - radius;
    } else if (feature === 1) {
      nx = -1;
      gap = columns - px - radius;
    } else {
      ny = -1;
      gap = rows - py - radius;
    }
  } else if (feature < EDGES) {
    const dx = px - ((feature & 1) === 0 ? 0 : columns);
    const dy = py - (feature < 6 ? 0 : rows);
    const d = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-6);
    nx = dx / d;
    ny = dy / d;
    gap = d - cornerRadius(state) - radius;
  } else {
    const { edges } = ground;
    const o = (feature - EDGES) * EDGE;
    const rx = px - edges[o]!;
    const ry = py - edges[o + 1]!;
    const t = rx * edges[o + 2]! + ry * edges[o + 3]!;
    if (t >= 0) {
      if (t <= edges[o + 4]!) {
        const d = rx * edges[o + 5]! + ry * edges[o + 6]!;
        if (d > -1e-3) {
          nx = edges[o + 5]!;
          ny = edges[o + 6]!;
          gap = d - radius;
        }
      }
    } else if (edges[o + 9] === 1 && rx * edges[o + 7]! + ry * edges[o + 8]! >= 0) {
      const d = Math.max(Math.sqrt(rx * rx + ry * ry), 1e-6);
      nx = rx / d;
      ny = ry / d;
      gap = d - radius;
    }
  }
  const o = TOUCH * k;
  values[o] = nx;
  values[o + 1] = ny;
  values[o + 2] = gap;
}

import { EDGE, EDGES } from "./ground.ts";
import { BOUNCE_SPEED, PUSH_SPEED, type State, SUBSTEP } from "./state.ts";
import { measure, TOUCH } from "./touch.ts";

/** A gap that cannot be closed within a substep. */
const FAR = 0.2;

/** What a crossing may miss an edge by and still counts, so that none slips through between two edges. */
const GRAZE = 1e-4;

/** Lets fast balls bounce off the ground, at the height that they would have reached at the very moment of the touch. */
export function bounceOff(state: State): void {
  const { bodies, free, touches } = state;
  const { pair, values, count } = touches;
  const { restitution, gravity } = state.material;
  for (let k = 0; k < count; k++) {
    measure(state, k);
    values[TOUCH * k + 5] = bodies[4 * pair[2 * k]!]!;
    values[TOUCH * k + 6] = bodies[4 * pair[2 * k]! + 1]!;
    const gap = values[TOUCH * k + 2]!;
    if (gap > FAR) {
      values[TOUCH * k + 3] = 0;
      values[TOUCH * k + 4] = 0;
      continue;
    }
    const i = pair[2 * k]!;
    const nx = values[TOUCH * k]!;
    const ny = values[TOUCH * k + 1]!;
    const vn = free[2 * i]! * nx + free[2 * i + 1]! * ny;
    if (vn > -BOUNCE_SPEED || gap + vn * SUBSTEP > 0) continue;
    const height = Math.max(gap, 0);
    const before = vn + gravity * ny * SUBSTEP;
    if (before >= 0) continue;
    const hit = before * before + 2 * gravity * ny * height;
    const after = restitution * restitution * hit - 2 * gravity * ny * height;
    if (after <= 0) continue;
    const out = Math.sqrt(after) - Math.max(gravity * ny * SUBSTEP, 0);
    if (out <= 0) continue;
    const change = out - vn;
    bodies[4 * i + 2]! += change * nx;
    bodies[4 * i + 3]! += change * ny;
    free[2 * i]! += change * nx;
    free[2 * i + 1]! += change * ny;
  }
}

/** Impulses of what does not move, after those between balls, so that nothing is pressed through it. */
export function solveTouches(state: State): void {
  const { bodies } = state;
  const { pair, values, count } = state.touches;
  const friction = state.material.friction;
  const inverse = 1 / SUBSTEP;
  for (let k = 0; k < count; k++) {
    const o = TOUCH * k;
    const gap = values[o + 2]!;
    if (gap > FAR) continue;
    const i = pair[2 * k]!;
    const nx = values[o]!;
    const ny = values[o + 1]!;
    const old = values[o + 3]!;
    const ux = bodies[4 * i + 2]!;
    const uy = bodies[4 * i + 3]!;
    const next = Math.max(old - ux * nx - uy * ny - Math.max(gap, 0) * inverse, 0);
    if (next === 0 && old === 0) continue;
    const change = next - old;
    const most = friction * next;
    const oldAcross = values[o + 4]!;
    const across = Math.min(Math.max(oldAcross - (uy * nx - ux * ny), -most), most);
    const slide = across - oldAcross;
    values[o + 3] = next;
    values[o + 4] = across;
    bodies[4 * i + 2] = ux + change * nx - slide * ny;
    bodies[4 * i + 3] = uy + change * ny + slide * nx;
  }
}

/**
 * Takes balls out of what they overlap, at a limited speed, and those that would have crossed an edge within the
 * substep back to where they were.
 */
export function holdOutside(state: State): void {
  const { bodies, columns, rows, radius } = state;
  const { pair, values, count } = state.touches;
  const { edges } = state.ground;
  const most = PUSH_SPEED * SUBSTEP;
  for (let k = 0; k < count; k++) {
    if (values[TOUCH * k + 2]! > FAR) continue;
    measure(state, k);
    const gap = values[TOUCH * k + 2]!;
    if (gap >= 0) continue;
    const i = pair[2 * k]!;
    const shift = Math.min(-gap, most);
    bodies[4 * i]! += shift * values[TOUCH * k]!;
    bodies[4 * i + 1]! += shift * values[TOUCH * k + 1]!;
  }
  for (let k = 0; k < count; k++) {
    const i = pair[2 * k]!;
    bodies[4 * i] = Math.min(Math.max(bodies[4 * i]!, radius), columns - radius);
    bodies[4 * i + 1] = Math.min(Math.max(bodies[4 * i + 1]!, radius), rows - radius);
  }
  for (let k = 0; k < count; k++) {
    const feature = pair[2 * k + 1]!;
    if (feature < EDGES) continue;
    const i = pair[2 * k]!;
    const o = (feature - EDGES) * EDGE;
    const nx = edges[o + 5]!;
    const ny = edges[o + 6]!;
    const rx = bodies[4 * i]! - edges[o]!;
    const ry = bodies[4 * i + 1]! - edges[o + 1]!;
    const d1 = rx * nx + ry * ny;
    if (d1 > 0) continue;
    const sx = values[TOUCH * k + 5]! - edges[o]!;
    const sy = values[TOUCH * k + 6]! - edges[o + 1]!;
    const d0 = sx * nx + sy * ny;
    if (d0 <= d1) continue;
    const part = d0 / (d0 - d1);
    const t = (sx + part * (rx - sx)) * edges[o + 2]! + (sy + part * (ry - sy)) * edges[o + 3]!;
    if (d0 < -GRAZE || t < -GRAZE || t > edges[o + 4]! + GRAZE) continue;
    bodies[4 * i] = values[TOUCH * k + 5]!;
    bodies[4 * i + 1] = values[TOUCH * k + 6]!;
    const vn = Math.min(bodies[4 * i + 2]! * nx + bodies[4 * i + 3]! * ny, 0);
    bodies[4 * i + 2]! -= vn * nx;
    bodies[4 * i + 3]! -= vn * ny;
  }
}

import { STEP } from "../physics/constants.ts";
import type { State } from "./state.ts";

/**
 * Holds every body to the speed that itself or one of those it met had before the step, and a step's fall. One sweep leaves
 * some of an impact to be given back in the next, where a heap would throw single balls like popcorn.
 */
export function limitThrows(state: State): void {
  const { vx, vy, count } = state.balls;
  const { bodies, scratch } = state;
  const { first, number, other } = state.contacts;
  for (let i = 0; i < count; i++) scratch[i] = vx[i]! * vx[i]! + vy[i]! * vy[i]!;
  for (let i = 0; i < count; i++) {
    const own = vx[i]! * vx[i]! + vy[i]! * vy[i]!;
    let most = scratch[i]!;
    for (let k = first[i]!, end = k + number[i]!; k < end; k++) {
      const j = other[k]!;
      const theirs = vx[j]! * vx[j]! + vy[j]! * vy[j]!;
      if (theirs > most) most = theirs;
      if (own > scratch[j]!) scratch[j] = own;
    }
    scratch[i] = most;
  }
  const fall = Math.abs(state.material.gravity) * STEP;
  for (let i = 0; i < count; i++) {
    const ux = bodies[4 * i + 2]!;
    const uy = bodies[4 * i + 3]!;
    const square = ux * ux + uy * uy;
    if (square <= scratch[i]!) continue;
    const speed = Math.sqrt(square);
    const most = Math.sqrt(scratch[i]!) + fall;
    if (speed <= most) continue;
    bodies[4 * i + 2] = (ux * most) / speed;
    bodies[4 * i + 3] = (uy * most) / speed;
  }
}

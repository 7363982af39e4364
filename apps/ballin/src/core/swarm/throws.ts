import { STEP } from "../physics/constants.ts";
import type { State } from "./state.ts";

const f: (value: number) => number = Math.fround;

/**
 * Holds every body to the speed that itself or one of those it met had before the step, and a step's fall. One sweep leaves
 * some of an impact to be given back in the next, where a heap would throw single balls like popcorn.
 */
export function limitThrows(state: State): void {
  const { count } = state.balls;
  const { bodies, speeds, limits } = state;
  const { first, number, other } = state.contacts;
  for (let i = 0; i < count; i++) limits[i] = speeds[i]!;
  for (let i = 0; i < count; i++) {
    const own = speeds[i]!;
    let most = limits[i]!;
    for (let k = first[i]!, end = k + number[i]!; k < end; k++) {
      const j = other[k]!;
      if (most < speeds[j]!) most = speeds[j]!;
      if (limits[j]! < own) limits[j] = own;
    }
    limits[i] = most;
  }
  const fall = f(Math.abs(state.material.gravity) * STEP);
  for (let i = 0; i < count; i++) {
    const ux = bodies[4 * i + 2]!;
    const uy = bodies[4 * i + 3]!;
    const square = f(f(ux * ux) + f(uy * uy));
    if (square <= limits[i]!) continue;
    const speed = f(Math.sqrt(square));
    const most = f(f(Math.sqrt(limits[i]!)) + fall);
    if (speed <= most) continue;
    bodies[4 * i + 2] = f(ux * most) / speed;
    bodies[4 * i + 3] = f(uy * most) / speed;
  }
}

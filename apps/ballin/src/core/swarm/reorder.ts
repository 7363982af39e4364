import type { State } from "./state.ts";

/** Forgets the contacts with balls that are there no more, so that those who come in their place inherit nothing. */
export function forgetFrom(state: State, count: number): void {
  const { other } = state.contacts;
  for (let k = 0; k < state.contacts.count; k++) if (other[k]! >= count) other[k] = -1;
}

/** Steps between two times of putting the balls in order. */
export const REORDER_STEPS = 16;

/**
 * Puts the balls into the order of the grid, so that neighbours in the world are neighbours in memory; what is known
 * of their contacts moves along. The grid must have just been sorted.
 */
export function reorderBalls(state: State): void {
  const { balls, order, cellOf, contacts, touches, place, scratch } = state;
  const { count } = balls;
  for (let p = 0; p < count; p++) place[order[p]!] = p;
  for (const values of [balls.x, balls.y, balls.vx, balls.vy]) {
    for (let p = 0; p < count; p++) scratch[p] = values[order[p]!]!;
    values.set(scratch.subarray(0, count));
  }
  for (const values of [balls.color, cellOf, contacts.first, contacts.number, touches.first, touches.number]) {
    for (let p = 0; p < count; p++) scratch[p] = values[order[p]!]!;
    values.set(scratch.subarray(0, count));
  }
  for (let k = 0; k < contacts.count; k++) {
    const j = contacts.other[k]!;
    contacts.other[k] = j < 0 ? -1 : place[j]!;
  }
  for (let k = 0; k < 2 * touches.count; k += 2) touches.pair[k] = place[touches.pair[k]!]!;
  for (let p = 0; p < count; p++) order[p] = p;
}

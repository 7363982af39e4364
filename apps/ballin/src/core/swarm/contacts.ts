import { STEP } from "../physics/constants.ts";
import { addToBand, type Band, endBand } from "./band.ts";
import { BOUNCE_SPEED, type Contacts, type State } from "./state.ts";

const f: (value: number) => number = Math.fround;

/** Contacts of one ball with those after it in the order of the grid. */
const MOST = 8;

const TIME: number = f(STEP);
const BOUNCE: number = f(-BOUNCE_SPEED);
/** Balls nearer than this have no direction between them. */
const SAME: number = f(1e-6);
const ASIDE: number = f(0.6);
const UP: number = f(0.8);

/** Part of the distance at which balls touch up to which they count as near however they move. */
export const NEAR = 1.05;

/** The place in `values` of the contact of two balls in the step before, or -1. */
function find(old: Contacts, i: number, j: number): number {
  const { first, number, other, place } = old;
  const start = first[i]!;
  for (let k = start, end = start + number[i]!; k < end; k++) if (other[k] === j) return place[k]!;
  return -1;
}

/** Finds the pairs that touch or may touch within the step and starts them with the impulses of the step before. */
export function findContacts(state: State): void {
  const { order, sortedX, sortedY, starts, wide, high, free, bodies, previous, bandPair, bandValues } = state;
  const now = state.contacts;
  const { first, number, other } = now;
  const share = f(-0.5 * (1 + state.material.restitution));
  const touch = f(2 * state.radius);
  const near = f(2 * state.radius * NEAR);
  const near2 = f(near * near);
  const reach2 = f(state.side * state.side);
  const room = other.length;
  const groupRoom = now.pair.length / 8;
  const band: Band = { state, begin: 0, end: 0 };
  now.groups = 0;
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      const cell = row * wide + column;
      const begin = starts[cell]!;
      const end = starts[cell + 1]!;
      if (begin === end) continue;
      const right = column + 1 < wide ? starts[cell + 2]! : end;
      const above = cell + wide;
      const aboveFrom = row + 1 < high ? starts[column > 0 ? above - 1 : above]! : 0;
      const aboveTo = row + 1 < high ? starts[column + 1 < wide ? above + 2 : above + 1]! : 0;
      for (let a = begin; a < end; a++) {
        const i = order[a]!;
        const px = sortedX[a]!;
        const py = sortedY[a]!;
        const from = band.end;
        for (let part = 0; part < 2; part++) {
          const to = part === 0 ? right : aboveTo;
          for (let b = part === 0 ? a + 1 : aboveFrom; b < to; b++) {
            const dx = f(sortedX[b]! - px);
            const dy = f(sortedY[b]! - py);
            const d2 = f(f(dx * dx) + f(dy * dy));
            if (d2 >= reach2) continue;
            const j = order[b]!;
            const wx = f(free[2 * j]! - free[2 * i]!);
            const wy = f(free[2 * j + 1]! - free[2 * i + 1]!);
            const distance = f(Math.sqrt(d2));
            if (d2 >= near2) {
              const approach = f(f(wx * dx) + f(wy * dy));
              if (approach >= 0) continue;
              if (f(f(distance - near) + f(f(approach / distance) * TIME)) > 0) continue;
            }
            if (band.end === room || now.groups + band.end - band.begin >= groupRoom) continue;
            if (band.end - from === MOST) continue;
            const apart = distance > SAME;
            const nx = apart ? f(dx / distance) : (i & 1) === 0 ? ASIDE : -ASIDE;
            const ny = apart ? f(dy / distance) : UP;
            let match = find(previous, i, j);
            if (match < 0) match = find(previous, j, i);
            const impulse = match < 0 ? 0 : previous.values[match + 8]!;
            const across = match < 0 ? 0 : previous.values[match + 12]!;
            if (match >= 0) {
              const ix = f(f(impulse * nx) - f(across * ny));
              const iy = f(f(impulse * ny) + f(across * nx));
              bodies[4 * i + 2]! -= ix;
              bodies[4 * i + 3]! -= iy;
              bodies[4 * j + 2]! += ix;
              bodies[4 * j + 3]! += iy;
            } else if (distance < touch) {
              // Came closer than a radius within one step: the bounce that was missed.
              const vn = f(f(wx * nx) + f(wy * ny));
              if (vn < BOUNCE) {
                const missed = f(share * vn);
                const ix = f(missed * nx);
                const iy = f(missed * ny);
                bodies[4 * i + 2]! -= ix;
                bodies[4 * i + 3]! -= iy;
                bodies[4 * j + 2]! += ix;
                bodies[4 * j + 3]! += iy;
                free[2 * i]! -= ix;
                free[2 * i + 1]! -= iy;
                free[2 * j]! += ix;
                free[2 * j + 1]! += iy;
              }
            }
            const n = band.end - band.begin;
            bandPair[2 * n] = 16 * i;
            bandPair[2 * n + 1] = 16 * j;
            bandValues[4 * n] = nx;
            bandValues[4 * n + 1] = ny;
            bandValues[4 * n + 2] = impulse;
            bandValues[4 * n + 3] = across;
            other[band.end] = j;
            addToBand(band);
          }
        }
        if (band.end > from) first[i] = from;
        number[i] = band.end - from;
      }
    }
  }
  endBand(band);
  now.count = band.end;
}

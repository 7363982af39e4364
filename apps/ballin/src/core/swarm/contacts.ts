import { STEP } from "../physics/constants.ts";
import { BOUNCE_SPEED, CONTACTS, type Contacts, type State } from "./state.ts";

/** Contacts of one ball with those after it in the order of the grid. */
const MOST = 8;

/** Where the contact of two balls was in the step before, or -1. */
function find(old: Contacts, i: number, j: number): number {
  const { first, number, pair } = old;
  const start = first[i]!;
  for (let k = start, end = start + number[i]!; k < end; k++) if (pair[2 * k + 1] === j) return k;
  return -1;
}

/** Finds the pairs that touch or may touch within the step and starts them with the impulses of the step before. */
export function findContacts(state: State): void {
  const old = state.contacts;
  const now = state.previous;
  state.previous = old;
  state.contacts = now;
  const { order, sortedX, sortedY, starts, wide, high, freeX, freeY } = state;
  const { vx, vy } = state.balls;
  const { first, number, pair, values } = now;
  const share = -0.5 * (1 + state.material.restitution);
  const touch = 2 * state.radius;
  const near = touch * 1.05;
  const near2 = near * near;
  const reach2 = state.side * state.side;
  const room = CONTACTS * state.capacity;
  let k = 0;
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
        const from = k;
        for (let part = 0; part < 2; part++) {
          const to = part === 0 ? right : aboveTo;
          for (let b = part === 0 ? a + 1 : aboveFrom; b < to; b++) {
            const dx = sortedX[b]! - px;
            const dy = sortedY[b]! - py;
            const d2 = dx * dx + dy * dy;
            if (d2 >= reach2) continue;
            const j = order[b]!;
            let distance = 0;
            if (d2 >= near2) {
              const approach = (freeX[j]! - freeX[i]!) * dx + (freeY[j]! - freeY[i]!) * dy;
              if (approach >= 0) continue;
              distance = Math.sqrt(d2);
              if (distance - near + (approach / distance) * STEP > 0) continue;
            } else distance = Math.sqrt(d2);
            if (k === room || k - from === MOST) continue;
            let nx = 0;
            let ny = 1;
            if (distance > 1e-6) {
              nx = dx / distance;
              ny = dy / distance;
            } else {
              nx = (i & 1) === 0 ? 0.6 : -0.6;
              ny = 0.8;
            }
            pair[2 * k] = i;
            pair[2 * k + 1] = j;
            values[4 * k] = nx;
            values[4 * k + 1] = ny;
            let match = find(old, i, j);
            if (match < 0) match = find(old, j, i);
            let impulse = 0;
            let across = 0;
            if (match >= 0) {
              impulse = old.values[4 * match + 2]!;
              across = old.values[4 * match + 3]!;
            }
            if (impulse > 0) {
              const ix = impulse * nx - across * ny;
              const iy = impulse * ny + across * nx;
              vx[i]! -= ix;
              vy[i]! -= iy;
              vx[j]! += ix;
              vy[j]! += iy;
            } else if (match < 0 && distance < touch) {
              // Came closer than a radius within one step: the bounce that was missed.
              const vn = (freeX[j]! - freeX[i]!) * nx + (freeY[j]! - freeY[i]!) * ny;
              if (vn < -BOUNCE_SPEED) {
                const ix = share * vn * nx;
                const iy = share * vn * ny;
                vx[i]! -= ix;
                vy[i]! -= iy;
                vx[j]! += ix;
                vy[j]! += iy;
                freeX[i]! -= ix;
                freeY[i]! -= iy;
                freeX[j]! += ix;
                freeY[j]! += iy;
              }
            }
            values[4 * k + 2] = impulse;
            values[4 * k + 3] = across;
            k++;
          }
        }
        first[i] = from;
        number[i] = k - from;
      }
    }
  }
  now.count = k;
}

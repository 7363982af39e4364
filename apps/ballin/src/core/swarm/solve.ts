import { BOUNCE_SPEED, DEEP, LEAN, PART, PUSH_SPEED, SLOP, type State, SUBSTEP } from "./state.ts";

const f: (value: number) => number = Math.fround;

const BOUNCE: number = f(-BOUNCE_SPEED);
const TIME: number = f(SUBSTEP);
const INVERSE: number = f(1 / SUBSTEP);

/**
 * Impulses between balls, one sweep from the floor up, continued from those of the substep before. A pair that is
 * still apart may close just its gap.
 */
export function solvePairs(state: State): void {
  const { bodies, free } = state;
  const { pair, values, groups } = state.contacts;
  const friction = f(state.material.friction);
  const share = f(-0.5 * (1 + state.material.restitution));
  const touch = f(2 * state.radius);
  for (let k = 0; k < 4 * groups; k++) {
    const p = 8 * (k >> 2) + (k & 3);
    const o = 16 * (k >> 2) + (k & 3);
    const i = pair[p]! >> 2;
    const j = pair[p + 4]! >> 2;
    const nx = values[o]!;
    const ny = values[o + 4]!;
    const old = values[o + 8]!;
    const oldAcross = values[o + 12]!;
    const dx = f(bodies[j]! - bodies[i]!);
    const dy = f(bodies[j + 1]! - bodies[i + 1]!);
    const wx = f(bodies[j + 2]! - bodies[i + 2]!);
    const wy = f(bodies[j + 3]! - bodies[i + 3]!);
    const gap = f(f(f(dx * nx) + f(dy * ny)) - touch);
    const vn = f(f(wx * nx) + f(wy * ny));
    let ix = 0;
    let iy = 0;
    if (gap > 0 && vn < BOUNCE && f(f(vn * TIME) + gap) < 0) {
      const impulse = f(share * vn);
      ix = f(impulse * nx);
      iy = f(impulse * ny);
      free[i >> 1]! -= ix;
      free[(i >> 1) + 1]! -= iy;
      free[j >> 1]! += ix;
      free[(j >> 1) + 1]! += iy;
    } else {
      const open = gap < 0 ? 0 : gap;
      let next = f(old - f(0.5 * f(vn + f(open * INVERSE))));
      if (next < 0) next = 0;
      const most = f(friction * next);
      let across = f(oldAcross - f(0.5 * f(f(wy * nx) - f(wx * ny))));
      if (across < -most) across = -most;
      if (most < across) across = most;
      values[o + 8] = next;
      values[o + 12] = across;
      const change = f(next - old);
      const slide = f(across - oldAcross);
      ix = f(f(change * nx) - f(slide * ny));
      iy = f(f(change * ny) + f(slide * nx));
    }
    bodies[i + 2]! -= ix;
    bodies[i + 3]! -= iy;
    bodies[j + 2]! += ix;
    bodies[j + 3]! += iy;
  }
}

/**
 * Moves balls apart that overlap, without giving them speed, so that pushing apart never throws. A heap has room only
 * above, so what is pressed in deep goes there rather than into what lies below; if all did, a heap would never rest.
 */
export function partPairs(state: State): void {
  const { bodies } = state;
  const { pair, values, groups } = state.contacts;
  const touch = f(2 * state.radius);
  const part = f(0.5 * PART);
  const most = f(0.5 * PUSH_SPEED * SUBSTEP);
  const slop = f(-SLOP * state.radius);
  const deep = f(-DEEP * state.radius);
  const lean = LEAN * Math.sign(state.material.gravity);
  for (let k = 0; k < 4 * groups; k++) {
    const p = 8 * (k >> 2) + (k & 3);
    const o = 16 * (k >> 2) + (k & 3);
    const i = pair[p]! >> 2;
    const j = pair[p + 4]! >> 2;
    const nx = values[o]!;
    const ny = values[o + 4]!;
    const dx = f(bodies[j]! - bodies[i]!);
    const dy = f(bodies[j + 1]! - bodies[i + 1]!);
    const gap = f(f(f(dx * nx) + f(dy * ny)) - touch);
    if (gap >= slop) continue;
    const wanted = f(part * f(slop - gap));
    const shift = most < wanted ? most : wanted;
    const leaning = gap < deep && values[o + 8]! > 0 ? f(lean * ny) : 0;
    const back = f(shift * f(1 - leaning));
    const on = f(shift * f(1 + leaning));
    bodies[i]! -= f(back * nx);
    bodies[i + 1]! -= f(back * ny);
    bodies[j]! += f(on * nx);
    bodies[j + 1]! += f(on * ny);
  }
}

import { BOUNCE_SPEED, PART, PUSH_SPEED, SLOP, type State, SUBSTEP } from "./state.ts";

/**
 * Impulses between balls, one sweep from the floor up, continued from those of the substep before. A pair that is
 * still apart may close just its gap.
 */
export function solvePairs(state: State): void {
  const { x, y, vx, vy } = state.balls;
  const { pair, values, count } = state.contacts;
  const { freeX, freeY } = state;
  const { friction, restitution } = state.material;
  const share = -0.5 * (1 + restitution);
  const touch = 2 * state.radius;
  const inverse = 1 / SUBSTEP;
  for (let k = 0; k < count; k++) {
    const i = pair[2 * k]!;
    const j = pair[2 * k + 1]!;
    const nx = values[4 * k]!;
    const ny = values[4 * k + 1]!;
    const old = values[4 * k + 2]!;
    const ax = vx[i]!;
    const ay = vy[i]!;
    const bx = vx[j]!;
    const by = vy[j]!;
    const gap = (x[j]! - x[i]!) * nx + (y[j]! - y[i]!) * ny - touch;
    const wx = bx - ax;
    const wy = by - ay;
    const vn = wx * nx + wy * ny;
    if (gap > 0 && vn < -BOUNCE_SPEED && vn * SUBSTEP + gap < 0) {
      const ix = share * vn * nx;
      const iy = share * vn * ny;
      vx[i] = ax - ix;
      vy[i] = ay - iy;
      vx[j] = bx + ix;
      vy[j] = by + iy;
      freeX[i]! -= ix;
      freeY[i]! -= iy;
      freeX[j]! += ix;
      freeY[j]! += iy;
      continue;
    }
    let next = old - 0.5 * (gap > 0 ? vn + gap * inverse : vn);
    if (next <= 0) {
      if (old === 0) continue;
      next = 0;
    }
    const most = friction * next;
    const oldAcross = values[4 * k + 3]!;
    let across = oldAcross - 0.5 * (wy * nx - wx * ny);
    if (across > most) across = most;
    else if (across < -most) across = -most;
    values[4 * k + 2] = next;
    values[4 * k + 3] = across;
    const change = next - old;
    const slide = across - oldAcross;
    const ix = change * nx - slide * ny;
    const iy = change * ny + slide * nx;
    vx[i] = ax - ix;
    vy[i] = ay - iy;
    vx[j] = bx + ix;
    vy[j] = by + iy;
  }
}

/** Moves balls apart that overlap, without giving them speed, so that pushing apart never throws. */
export function partPairs(state: State): void {
  const { x, y } = state.balls;
  const { pair, values, count } = state.contacts;
  const touch = 2 * state.radius;
  const part = 0.5 * PART;
  const most = 0.5 * PUSH_SPEED * SUBSTEP;
  const slop = SLOP * state.radius;
  for (let k = 0; k < count; k++) {
    const i = pair[2 * k]!;
    const j = pair[2 * k + 1]!;
    const nx = values[4 * k]!;
    const ny = values[4 * k + 1]!;
    const gap = (x[j]! - x[i]!) * nx + (y[j]! - y[i]!) * ny - touch;
    if (gap >= -slop) continue;
    const shift = Math.min(part * (-slop - gap), most);
    const dx = shift * nx;
    const dy = shift * ny;
    x[i]! -= dx;
    y[i]! -= dy;
    x[j]! += dx;
    y[j]! += dy;
  }
}

import { SPEED_CAP, STEP } from "../physics/constants.ts";
import { type State, SUBSTEP } from "./state.ts";

/** Gravity and damping of the first substep. */
export function beginStep(state: State): void {
  const { vx, vy, count } = state.balls;
  const { freeX, freeY } = state;
  const keep = 1 / (1 + STEP * state.material.damping);
  const fall = state.material.gravity * SUBSTEP;
  for (let i = 0; i < count; i++) {
    const ux = vx[i]! * keep;
    const uy = vy[i]! * keep - fall;
    freeX[i] = ux;
    freeY[i] = uy;
    vx[i] = ux;
    vy[i] = uy;
  }
}

/**
 * Gravity of a later substep. As normals stay the same within a step, the sum of the impulses of all contacts of a
 * ball is what its velocity has gained in the substep before; no contact needs to be looked at to apply them again.
 */
export function continueStep(state: State): void {
  const { vx, vy, count } = state.balls;
  const { freeX, freeY } = state;
  const fall = state.material.gravity * SUBSTEP;
  for (let i = 0; i < count; i++) {
    const ux = vx[i]!;
    const uy = vy[i]! - fall;
    vx[i] = ux + (ux - freeX[i]!);
    vy[i] = uy + (vy[i]! - freeY[i]!);
    freeX[i] = ux;
    freeY[i] = uy;
  }
}

/** Moves the balls. One that touches nothing follows its parabola exactly, so that its energy stays the same. */
export function moveBalls(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { freeX, freeY, radius } = state;
  const right = state.columns - radius;
  const top = state.rows - radius;
  const drop = state.material.gravity * SUBSTEP * SUBSTEP * 0.5;
  for (let i = 0; i < count; i++) {
    let ux = vx[i]!;
    let uy = vy[i]!;
    const free = ux === freeX[i] && uy === freeY[i];
    const speed2 = ux * ux + uy * uy;
    if (speed2 > SPEED_CAP * SPEED_CAP) {
      const share = SPEED_CAP / Math.sqrt(speed2);
      ux *= share;
      uy *= share;
      vx[i] = ux;
      vy[i] = uy;
      if (free) {
        freeX[i] = ux;
        freeY[i] = uy;
      }
    }
    const px = x[i]! + ux * SUBSTEP;
    const py = y[i]! + uy * SUBSTEP + (free ? drop : 0);
    x[i] = px < radius ? radius : px > right ? right : px;
    y[i] = py < radius ? radius : py > top ? top : py;
  }
}

/** Keeps what the last impulses and pushes of a step have made of the balls within the walls and the speed cap. */
export function endStep(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { radius } = state;
  const right = state.columns - radius;
  const top = state.rows - radius;
  for (let i = 0; i < count; i++) {
    const px = x[i]!;
    const py = y[i]!;
    // Other balls may have pushed one into a wall that it was too far from to be held by.
    if (px < radius || px > right) x[i] = Math.min(Math.max(px, radius), right);
    if (py < radius || py > top) y[i] = Math.min(Math.max(py, radius), top);
    const ux = vx[i]!;
    const uy = vy[i]!;
    const speed2 = ux * ux + uy * uy;
    if (speed2 <= SPEED_CAP * SPEED_CAP) continue;
    const share = SPEED_CAP / Math.sqrt(speed2);
    vx[i] = ux * share;
    vy[i] = uy * share;
  }
}

import { SPEED_CAP, STEP } from "../physics/constants.ts";
import { type State, SUBSTEP } from "./state.ts";

/** Steps for which all balls must be slow before they sleep. */
const CALM_STEPS = 60;

/** Slow is what moves less than this in a second, in radii. */
const CALM_SPEED = 0.2;

/** Gravity and damping of the first substep. */
export function beginStep(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { freeX, freeY, beforeX, beforeY } = state;
  const keep = 1 / (1 + STEP * state.material.damping);
  const fall = state.material.gravity * SUBSTEP;
  for (let i = 0; i < count; i++) {
    beforeX[i] = x[i]!;
    beforeY[i] = y[i]!;
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

/** Ends a step: puts all balls to sleep when none has moved for a second, save at a speed that nobody sees. */
export function endStep(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { beforeX, beforeY, radius, columns, rows } = state;
  const far = CALM_SPEED * radius * STEP;
  const right = columns - radius;
  const top = rows - radius;
  let moving = 0;
  for (let i = 0; i < count; i++) {
    // Other balls may have pushed one into a wall that it was too far from to be held by.
    let px = x[i]!;
    let py = y[i]!;
    if (px < radius || px > right || py < radius || py > top) {
      px = Math.min(Math.max(px, radius), right);
      py = Math.min(Math.max(py, radius), top);
      x[i] = px;
      y[i] = py;
    }
    const dx = px - beforeX[i]!;
    const dy = py - beforeY[i]!;
    if (dx * dx + dy * dy > far * far) moving++;
  }
  state.calm = moving === 0 ? state.calm + 1 : 0;
  state.awake = state.calm < CALM_STEPS ? count : 0;
  if (state.awake > 0) return;
  vx.fill(0, 0, count);
  vy.fill(0, 0, count);
}

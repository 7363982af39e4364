import { SPEED_CAP, STEP } from "../physics/constants.ts";
import { type State, SUBSTEP } from "./state.ts";

const f: (value: number) => number = Math.fround;

/** Takes the balls over as bodies, with gravity and damping of the first substep. */
export function beginStep(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { bodies, free, speeds } = state;
  const keep = 1 / (1 + STEP * state.material.damping);
  const fall = state.material.gravity * SUBSTEP;
  for (let i = 0; i < count; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const sx = vx[i]!;
    const sy = vy[i]!;
    const ux = sx * keep;
    const uy = sy * keep - fall;
    speeds[i] = sx * sx + sy * sy;
    free[2 * i] = ux;
    free[2 * i + 1] = uy;
    bodies[4 * i] = px;
    bodies[4 * i + 1] = py;
    bodies[4 * i + 2] = ux;
    bodies[4 * i + 3] = uy;
  }
}

/**
 * Gravity of a later substep. As normals stay the same within a step, the sum of the impulses of all contacts of a
 * ball is what its velocity has gained in the substep before; no contact needs to be looked at to apply them again.
 */
export function continueStep(state: State): void {
  const { bodies, free } = state;
  const fall = f(state.material.gravity * SUBSTEP);
  for (let i = 0, end = inFours(state.balls.count); i < end; i++) {
    const ux = bodies[4 * i + 2]!;
    const uy = bodies[4 * i + 3]!;
    const next = f(uy - fall);
    bodies[4 * i + 2] = ux + f(ux - free[2 * i]!);
    bodies[4 * i + 3] = next + f(uy - free[2 * i + 1]!);
    free[2 * i] = ux;
    free[2 * i + 1] = next;
  }
}

/** Moves the balls. One that touches nothing follows its parabola exactly, so that its energy stays the same. */
export function moveBalls(state: State): void {
  const { bodies, free } = state;
  const radius = f(state.radius);
  const right = f(state.columns - state.radius);
  const top = f(state.rows - state.radius);
  const drop = f(state.material.gravity * SUBSTEP * SUBSTEP * 0.5);
  const time = f(SUBSTEP);
  for (let i = 0, end = inFours(state.balls.count); i < end; i++) {
    let ux = bodies[4 * i + 2]!;
    let uy = bodies[4 * i + 3]!;
    const alone = ux === free[2 * i] && uy === free[2 * i + 1];
    const speed2 = f(f(ux * ux) + f(uy * uy));
    if (speed2 > SPEED_CAP * SPEED_CAP) {
      const share = f(SPEED_CAP / f(Math.sqrt(speed2)));
      ux = f(ux * share);
      uy = f(uy * share);
      bodies[4 * i + 2] = ux;
      bodies[4 * i + 3] = uy;
      if (alone) {
        free[2 * i] = ux;
        free[2 * i + 1] = uy;
      }
    }
    let px = f(bodies[4 * i]! + f(ux * time));
    let py = f(bodies[4 * i + 1]! + f(f(uy * time) + (alone ? drop : 0)));
    if (right < px) px = right;
    if (top < py) py = top;
    bodies[4 * i] = px < radius ? radius : px;
    bodies[4 * i + 1] = py < radius ? radius : py;
  }
}

/** Bodies are moved by fours; what those after the last one do is seen by nobody. */
function inFours(count: number): number {
  return 4 * Math.ceil(count / 4);
}

/** Gives the bodies back as balls. */
export function leaveStep(state: State): void {
  const { x, y, vx, vy, count } = state.balls;
  const { bodies } = state;
  for (let i = 0; i < count; i++) {
    x[i] = bodies[4 * i]!;
    y[i] = bodies[4 * i + 1]!;
    vx[i] = bodies[4 * i + 2]!;
    vy[i] = bodies[4 * i + 3]!;
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

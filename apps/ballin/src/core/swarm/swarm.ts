import { type Balls, emptyBalls } from "../physics/balls.ts";
import { MATERIAL, RADIUS, SPEED_CAP, STEP } from "../physics/constants.ts";
import type { Engine, EngineOptions, Material, NewBall, Obstacle } from "../physics/engine.ts";
import { Stillness } from "../physics/stillness.ts";
import { beginStep, endStep, leaveStep } from "./bodies.ts";
import { layGrid, sortBalls } from "./grid.ts";
import { EDGE, edgesOf, emptyGround, spreadEdges } from "./ground.ts";
import type { MakeKernels } from "./kernels.ts";
import { kernelBytes, layArrays } from "./layout.ts";
import { putOutside } from "./outside.ts";
import { plainKernels } from "./plain-kernels.ts";
import { forgetFrom, REORDER_STEPS, reorderBalls } from "./reorder.ts";
import { PUSH_SPEED, type State, SUBSTEPS } from "./state.ts";
import { bounceOff, holdOutside, solveTouches } from "./statics.ts";
import { emptyTouches, findTouches } from "./touch.ts";

/** How far apart two slow balls may be, in units, and be looked at. */
const MARGIN = 0.1;

/** How far balls may tremble and count as calm, in radii. */
const CALM_RADII = 0.25;

/** How far a ball may get within a step, by its speed and by being pushed. */
const REACH: number = (SPEED_CAP + 4 * PUSH_SPEED) * STEP;

/** The engine for many balls: equal discs without rotation. Same input, same bits, wherever it runs and on any kernels. */
export function createSwarm(options: EngineOptions, makeKernels: MakeKernels = plainKernels): Engine {
  const capacity = options.capacity ?? 100_000;
  const radius = options.radius ?? RADIUS;
  const balls: Balls = emptyBalls(capacity);
  const kernels = makeKernels(kernelBytes(capacity));
  const state: State = {
    ...layArrays(kernels.buffer, capacity),
    balls,
    capacity,
    columns: options.columns,
    rows: options.rows,
    radius,
    material: options.material ?? MATERIAL,
    awake: 0,
    side: 1,
    wide: 1,
    high: 1,
    cellOf: new Int32Array(capacity),
    place: new Int32Array(capacity),
    scratch: new Float64Array(capacity),
    untilReorder: 0,
    ground: emptyGround(),
    touches: emptyTouches(capacity),
    previousTouches: emptyTouches(capacity),
  };
  const stillness = new Stillness(CALM_RADII * radius);
  const wake = (): void => {
    stillness.restart();
    state.awake = balls.count;
  };
  const fallAsleep = (): void => {
    state.awake = 0;
    balls.vx.fill(0, 0, balls.count);
    balls.vy.fill(0, 0, balls.count);
  };
  const lay = (): void => {
    layGrid(state, 2 * radius + MARGIN);
    spreadEdges(state, radius + REACH);
    state.touches.number.fill(0);
    for (let i = 0; i < balls.count; i++) putOutside(state, i);
    wake();
  };
  lay();
  return {
    kind: "swarm",
    substeps: SUBSTEPS,
    balls,
    get columns(): number {
      return state.columns;
    },
    get rows(): number {
      return state.rows;
    },
    radius,
    get awake(): number {
      return state.awake;
    },
    add(ball: NewBall): boolean {
      if (balls.count === capacity) return false;
      const i = balls.count++;
      balls.x[i] = ball.x;
      balls.y[i] = ball.y;
      balls.vx[i] = ball.vx;
      balls.vy[i] = ball.vy;
      balls.color[i] = ball.color;
      state.contacts.number[i] = 0;
      state.touches.number[i] = 0;
      putOutside(state, i);
      wake();
      return true;
    },
    truncate(count: number): void {
      balls.count = Math.min(Math.max(count, 0), balls.count);
      forgetFrom(state, balls.count);
      wake();
    },
    setObstacles(obstacles: readonly Obstacle[]): void {
      state.ground.edges = edgesOf(obstacles);
      state.ground.count = state.ground.edges.length / EDGE;
      lay();
    },
    resize(columns: number, rows: number): void {
      state.columns = columns;
      state.rows = rows;
      lay();
    },
    setMaterial(material: Material): void {
      state.material = material;
      wake();
    },
    step(): void {
      if (state.awake === 0) {
        // Wind may have pushed what sleeps, and must not add up until something wakes it.
        fallAsleep();
        return;
      }
      sortBalls(state);
      if (state.untilReorder-- === 0) {
        reorderBalls(state);
        state.untilReorder = REORDER_STEPS - 1;
      }
      beginStep(state);
      exchangeContacts(state);
      kernels.findContacts(state);
      findTouches(state, REACH);
      for (let part = 0; part < SUBSTEPS; part++) {
        if (part > 0) kernels.continueStep(state);
        bounceOff(state);
        kernels.solvePairs(state);
        solveTouches(state);
        kernels.moveBalls(state);
        kernels.partPairs(state);
        kernels.solvePairs(state);
        holdOutside(state);
      }
      kernels.limitThrows(state);
      leaveStep(state);
      endStep(state);
      stillness.step(balls, state.material.gravity);
      if (stillness.reached) fallAsleep();
    },
    wake,
    free(): void {},
  };
}

function exchangeContacts(state: State): void {
  const { contacts } = state;
  state.contacts = state.previous;
  state.previous = contacts;
}

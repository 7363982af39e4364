import { type Balls, emptyBalls } from "../../../apps/ballin/src/core/physics/balls.ts";
import { overlaps } from "../../../apps/ballin/src/headless/overlap.ts";
import type { Answer, BallsInput, Job } from "../src/protocol.ts";
import { median } from "../src/stats.ts";

/** A world of discs in a box, by a library that has no such world itself. */
export interface DiscWorld {
  step(): void;
  /** Changes velocities as `kick` says, of the first balls that it says it for. */
  burst(x: number, y: number): void;
  /** Centres of all balls, y up. */
  places(): readonly (readonly [x: number, y: number])[];
}

export interface WorldOf extends BallsInput {
  readonly columns: number;
  readonly rows: number;
}

/** What ballin's worlds have. */
export const RADIUS = 0.15;
export const GRAVITY = 9.81;
export const FRICTION = 0.3;
export const RESTITUTION = 0.7;
export const DAMPING = 0.1;
const PERIOD = 60;

interface Kept {
  readonly world: DiscWorld;
  readonly bursts: readonly number[];
  periods: number;
}

/** Runs jobs of balls in worlds that go on from sample to sample. */
export function stirred(make: (world: WorldOf) => DiscWorld): (job: Job, repeat: number) => Promise<Answer> {
  const known = new Map<string, Kept>();
  return async (job, repeat) => {
    if (job.task !== "balls" || job.made !== "steps" || job.input === undefined) throw new Error("steps of balls only");
    const { balls, columns, rows, before, input } = job;
    const key = JSON.stringify([balls, columns, rows, before]);
    let kept = known.get(key);
    if (kept === undefined) {
      kept = { world: make({ columns, rows, ...input }), bursts: input.bursts, periods: 0 };
      for (let i = 0; i < before; i++) period(kept);
      known.set(key, kept);
    }
    let ns = 0;
    for (let i = 0; i < repeat; i++) ns += period(kept);
    return { ns, ...lie(kept.world.places(), { columns, rows }) };
  };
}

/** How the balls lie, seen as in ours. */
function lie(
  places: ReturnType<DiscWorld["places"]>,
  world: Pick<WorldOf, "columns" | "rows">,
): Pick<Answer, "height" | "overlap"> {
  const balls: Balls = emptyBalls(places.length);
  balls.count = places.length;
  for (const [i, [x, y]] of places.entries()) {
    balls.x[i] = x;
    balls.y[i] = y;
  }
  const deep = overlaps(balls, RADIUS, world).sort();
  const height = balls.y.reduce((sum, y) => sum + y, 0) / places.length;
  return { height, overlap: deep[Math.floor(deep.length * 0.99)] ?? 0 };
}

/** A burst and the steps until the next one; the median nanoseconds of a step. */
function period(kept: Kept): number {
  const at = (2 * kept.periods++) % kept.bursts.length;
  kept.world.burst(kept.bursts[at] ?? 0, kept.bursts[at + 1] ?? 0);
  const times = Array.from({ length: PERIOD }, () => {
    const start = process.hrtime.bigint();
    kept.world.step();
    return Number(process.hrtime.bigint() - start);
  });
  return median(times);
}

import { seededRandom } from "../inputs.ts";
import type { BallsInput, BallsJob } from "./protocol.ts";

const SEED = 7;
/** As many as the longest run has periods, so that none comes twice. */
const BURSTS = 240;
/** Units that a ball takes across. */
const DIAMETER = 0.3;
/** A burst reaches so far, so that none is lost beyond a wall. */
const REACH = 5;

/** Where the balls begin and where bursts happen, the same for all contestants. */
export function ballsInput({ balls, columns, rows }: Pick<BallsJob, "balls" | "columns" | "rows">): BallsInput {
  const next = seededRandom(SEED);
  return { places: places(balls, { columns, rows, next }), bursts: bursts({ columns, rows, next }) };
}

interface World {
  readonly columns: number;
  readonly rows: number;
  readonly next: () => number;
}

/** A lattice over the whole world with each ball off its place by as much as leaves a gap. */
function places(balls: number, { columns, rows, next }: World): number[] {
  const across = Math.ceil(Math.sqrt((balls * columns) / rows));
  const up = Math.ceil(balls / across);
  const [width, height] = [columns / across, rows / up];
  const slack = [width, height].map((side) => Math.max(0, side - DIAMETER) * 0.9);
  const found: number[] = [];
  for (let i = 0; i < balls; i++) {
    const [dx, dy] = [next() - 0.5, next() - 0.5];
    found.push(
      ((i % across) + 0.5) * width + dx * (slack[0] ?? 0),
      (Math.floor(i / across) + 0.5) * height + dy * (slack[1] ?? 0),
    );
  }
  return found.map(Math.fround);
}

/** In the lowest quarter, where the balls are once they have fallen. */
function bursts({ columns, rows, next }: World): number[] {
  return Array.from({ length: BURSTS }, () => [REACH + next() * (columns - 2 * REACH), 1 + (next() * rows) / 4]).flat();
}

import type { PeerName } from "./peers/peers.ts";
import type { BenchCase } from "./src/cases.ts";
import type { BallsJob } from "./src/protocol.ts";

/** Seconds in which the balls fall before anything is timed, each with its burst. */
const BEFORE = 6;

/** Samples of each contestant, each a second of its world. */
const ROUNDS = 12;

type World = Pick<BallsJob, "columns" | "rows" | "colors">;

function balls(made: BallsJob["made"], count: number, world: World): BenchCase {
  return {
    name: `${made.replaceAll(" ", "-")}/${count}${world.colors === true ? "-colors" : ""}`,
    job: { task: "balls", made, balls: count, ...world, before: BEFORE },
    work: { amount: 1, unit: made === "steps" ? "steps" : "frames" },
    peers: [],
    rounds: ROUNDS,
  };
}

function steps(count: number, ...peers: readonly PeerName[]): BenchCase {
  return {
    ...balls("steps", count, { columns: 120, rows: 60 }),
    peers: ["ballin (original)", ...peers],
  };
}

/** Cases of ballin: the physics in turns with the original's, then what no other does. */
export function ballinCases(): BenchCase[] {
  const large = { columns: 200, rows: 60 };
  const screen = { columns: 200, rows: 50 };
  return [
    { ...steps(1_000, "rapier in Node", "planck", "matter-js"), fast: true },
    // Slower peers take minutes with more balls than that.
    steps(5_000, "rapier in Node"),
    steps(10_000),
    steps(15_000),
    balls("steps", 50_000, large),
    balls("steps", 100_000, large),
    balls("steps and frames", 10_000, screen),
    balls("steps and frames", 50_000, large),
    balls("steps and frames", 100_000, large),
    { ...balls("frames", 10_000, screen), fast: true },
    balls("frames", 15_000, { ...large, colors: true }),
  ];
}

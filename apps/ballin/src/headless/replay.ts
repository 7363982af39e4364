import type { Recording } from "../core/recording/recording.ts";
import { Repeat, recordedSteps } from "../core/recording/repeat.ts";
import { createSimulation, type Simulation } from "../core/simulation/simulation.ts";
import { loadEngine } from "../physics/engines.ts";

/** What replay --json prints. */
export interface ReplayResult {
  readonly engine: string;
  readonly balls: number;
  readonly steps: number;
  readonly commands: number;
  readonly seed: number;
  /** Of the positions now. */
  readonly hash: string;
  /** As it was when it was recorded; null where the recording has no end. */
  readonly recorded: string | null;
  /** Null where there is nothing to compare with. */
  readonly agrees: boolean | null;
}

/** A simulation that a recording can be repeated in. */
export async function simulationOf({ setup }: Recording): Promise<Simulation> {
  return createSimulation(setup, await loadEngine(setup.engine));
}

/** Repeats a recording to its end. @param progress is called now and then with how much is done, 0 to 1 */
export async function replay(recording: Recording, progress: (part: number) => void): Promise<ReplayResult> {
  const simulation = await simulationOf(recording);
  try {
    const repeat = new Repeat(recording, simulation);
    const steps = recordedSteps(recording);
    for (let done = repeat.next(); done !== "over"; done = repeat.next()) {
      if (done === "step" && simulation.steps % 60 === 0) progress(simulation.steps / steps);
    }
    return resultOf(recording, simulation);
  } finally {
    simulation.free();
  }
}

/** How a repeated run stands beside its recording, once it is over. */
export function resultOf({ setup, commands, end }: Recording, simulation: Simulation): ReplayResult {
  const { engine, steps } = simulation;
  const now = simulation.hash();
  return {
    engine: engine.kind,
    balls: engine.balls.count,
    steps,
    commands: commands.length,
    seed: setup.seed,
    hash: now,
    recorded: end?.hash ?? null,
    agrees: end === undefined ? null : end.hash === now,
  };
}

import type { Command } from "../simulation/command.ts";
import type { Recording } from "./recording.ts";

/** What of a simulation is needed to repeat a recording in it. */
interface Repeatable {
  /** So far. */
  readonly steps: number;
  apply(command: Command): void;
  step(): void;
}

/** Steps of a recording; of one without an end those up to its last command. */
export function recordedSteps({ commands, end }: Recording): number {
  return end?.steps ?? commands.at(-1)?.step ?? 0;
}

/** Repeats a recording step by step in a simulation that was created from its setup. */
export class Repeat {
  readonly #recording: Recording;
  readonly #simulation: Repeatable;
  #next = 0;

  constructor(recording: Recording, simulation: Repeatable) {
    this.#recording = recording;
    this.#simulation = simulation;
  }

  /** A command that is due or, when there is none, a step: whoever shows it has the time in between. */
  next(): "command" | "step" | "over" {
    const simulation = this.#simulation;
    const due = this.#recording.commands[this.#next];
    if (due !== undefined && due.step <= simulation.steps) {
      this.#next += 1;
      simulation.apply(due.command);
      return "command";
    }
    if (simulation.steps >= recordedSteps(this.#recording)) return "over";
    simulation.step();
    return "step";
  }
}

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

  /** The commands that are due, and a step. @returns false when it is over */
  step(): boolean {
    const simulation = this.#simulation;
    const { commands } = this.#recording;
    for (let due = commands[this.#next]; due !== undefined && due.step <= simulation.steps; ) {
      simulation.apply(due.command);
      due = commands[++this.#next];
    }
    if (simulation.steps >= recordedSteps(this.#recording)) return false;
    simulation.step();
    return true;
  }
}

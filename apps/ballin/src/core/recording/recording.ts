import type { BallinError } from "../error.ts";
import type { Scene } from "../shapes/shape.ts";
import type { Command, Options } from "../simulation/command.ts";

/** What a recorded run began with; with the commands it is all that a simulation depends on. */
export interface RecordedSetup {
  readonly seed: number;
  /** Of the world, in units. */
  readonly columns: number;
  readonly rows: number;
  readonly radius: number;
  /** Largest number of balls. */
  readonly capacity: number;
  /** The engine that was used; never "auto". */
  readonly engine: "rapier" | "swarm";
  readonly options: Options;
  readonly scene: Scene;
}

/** A command, and the number of steps that had been made when it came. */
export interface RecordedCommand {
  readonly step: number;
  readonly command: Command;
}

/** How a run ended. */
export interface RecordedEnd {
  readonly steps: number;
  /** What the simulation's hash() was. */
  readonly hash: string;
}

/** A run that can be repeated exactly. */
export interface Recording {
  readonly setup: RecordedSetup;
  /** In the order of their steps. */
  readonly commands: readonly RecordedCommand[];
  /** Undefined where the run was cut off, by a crash or since the file was full. */
  readonly end: RecordedEnd | undefined;
}

/** Where a run is written down while it goes on. */
export interface RecordingSink {
  /** Once, before the first step. */
  begin(setup: RecordedSetup): void;
  command(recorded: RecordedCommand): void;
  /** Once, after the last step. */
  end(end: RecordedEnd): void;
  /** @param tell is called once, at once, where nothing more can be written down while the run goes on */
  watch(tell: (trouble: BallinError) => void): void;
}

/** First field of the first line; what follows says which version of the format it is. */
export const RECORDING_FORMAT = "ballin-recording";

export const RECORDING_VERSION = 1;

/** Bytes that a recording may have: hours of play. */
export const RECORDING_BYTES: number = 64 * 1024 * 1024;

/** Steps that a recording may have: ten hours. */
export const RECORDING_STEPS = 2_160_000;

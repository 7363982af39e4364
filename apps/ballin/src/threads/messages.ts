import type { MessagePort } from "node:worker_threads";
import type { BallinErrorCode } from "../core/error.ts";
import type { Command } from "../core/simulation/command.ts";
import type { Setup } from "../core/simulation/simulation.ts";
import type { EngineName } from "../physics/engines.ts";

/**
 * How many pictures of the balls come in a second. Where there are more than steps, balls are moved on by their
 * velocities in between; `uncapped` draws without a pause.
 */
export type FrameRate = 30 | 60 | 120 | "uncapped";

/** What the physics thread starts with. */
export interface PhysicsData {
  readonly setup: Setup;
  readonly engine: EngineName;
  readonly frames: FrameRate;
  /** Of the SharedGrid that it writes. */
  readonly grid: SharedArrayBuffer;
  /** One word that changes, and is notified, with every message. */
  readonly mail: SharedArrayBuffer;
  readonly port: MessagePort;
}

export type PhysicsRequest =
  | { readonly type: "command"; readonly command: Command }
  | { readonly type: "frames"; readonly frames: FrameRate }
  | { readonly type: "stop" };

/** How the simulation is doing. */
export interface Stats {
  /** Steps so far. */
  readonly steps: number;
  readonly balls: number;
  /** Balls that moved in the last step. */
  readonly awake: number;
  /** Milliseconds that a step took, the mean since the last report. */
  readonly stepMs: number;
  /** Nothing moves, and the thread sleeps until a command comes. */
  readonly resting: boolean;
  readonly engine: "rapier" | "swarm";
}

/** A command as it took effect. */
export interface LogEntry {
  /** Steps before it. */
  readonly step: number;
  readonly command: Command;
}

/** How a run ended. */
export interface Ending {
  readonly steps: number;
  /** Of the positions of all balls. */
  readonly hash: string;
}

export type PhysicsReport =
  | { readonly type: "stats"; readonly stats: Stats }
  | { readonly type: "log"; readonly entry: LogEntry }
  | { readonly type: "ended"; readonly ending: Ending }
  | { readonly type: "failed"; readonly failure: Failure };

/** An error as it goes from thread to thread. */
export interface Failure {
  readonly code: BallinErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly stack: string | undefined;
}

import type { Scene } from "../shapes/shape.ts";
import type { Options } from "../simulation/command.ts";

/** The version of level files that is written; older ones are read, newer ones are not. */
export const LEVEL_VERSION = 1;

/** Longest text of a level file in characters. */
export const LEVEL_LENGTH = 1_000_000;

/** What a level file holds. Balls are not saved. */
export interface Level {
  readonly options: Options;
  /** Its items are numbered anew from 1 in every reading. */
  readonly scene: Scene;
}

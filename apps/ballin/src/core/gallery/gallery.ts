import type { Scene } from "../shapes/shape.ts";
import type { Options } from "../simulation/command.ts";
import type { ScriptedCommand } from "./script.ts";

/** A run that is always the same: for tests, for the docs and for the pictures of the README. */
export interface GalleryScene {
  /** A word, as `ballin render --scene` takes it. */
  readonly name: string;
  /** What is to be seen, in a few words. */
  readonly title: string;
  /** Size of the world in units; a screen has three rows more. */
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  /** With the number of balls at the start. */
  readonly options: Options;
  readonly scene: Scene;
  /** In the order of their steps. */
  readonly script: readonly ScriptedCommand[];
  /** Steps until what the title says is to be seen. */
  readonly steps: number;
}

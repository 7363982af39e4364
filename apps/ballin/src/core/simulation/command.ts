import { BALLS } from "../physics/constants.ts";
import type { Range } from "../shapes/limits.ts";
import type { Scene } from "../shapes/shape.ts";

/** What the options menu sets; names as in level files. */
export interface Options {
  /** Draws at most 60 frames a second. */
  readonly fps_cap: boolean;
  readonly show_fps: boolean;
  /** Balls after a reset, 100 to 100,000. */
  readonly ball_count: number;
  /** 0 to 500. */
  readonly gravity_percent: number;
  /** 10 to 500. */
  readonly force_percent: number;
  /** 0 to 500. */
  readonly friction_percent: number;
  /** 0 to 100: how many of the balls that are added get a colour. */
  readonly spawn_color_percent: number;
  readonly color_mode: boolean;
}

export type Direction = "left" | "right" | "up" | "down";

/**
 * All that can happen to a simulation from outside. A log of these with the steps at which they came, and the seed,
 * reproduce a run exactly, so a command holds no time and no randomness.
 */
export type Command =
  /** Drops balls over the whole width, or over a zone, 0 to 5. Held: starts a ramp that goes on until release. */
  | { readonly type: "drop"; readonly count: number; readonly zone?: number }
  /** Drops balls around an x. */
  | { readonly type: "drop-at"; readonly x: number; readonly count: number }
  /**
   * Starts the ramp of a held key or button; one per source, a second of the same source moves it and starts nothing anew.
   *
   * A keyboard that tells no release is known to be held only up to its last repeat. Its ramp then counts no more than
   * `known` steps since its start: what is due after min(steps since the start, known) steps. The next repeat brings a
   * hold with a larger `known`, and what was due meanwhile is made up for at once. Absent: until the release.
   */
  | {
      readonly type: "hold";
      readonly source: "space" | "zone" | "pour" | "burst";
      readonly x: number;
      readonly y: number;
      readonly known?: number;
    }
  | { readonly type: "release"; readonly source: "space" | "zone" | "pour" | "burst" }
  | { readonly type: "burst"; readonly x: number; readonly y: number }
  | { readonly type: "geyser"; readonly zone: number }
  | { readonly type: "tilt"; readonly direction: Direction }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  | { readonly type: "options"; readonly options: Options }
  | { readonly type: "scene"; readonly scene: Scene }
  /** Takes all balls away and drops the initial number anew. */
  | { readonly type: "reset" };

/**
 * What numbers of commands may be: balls, units of a side of the world, and how far off the world a pointer may be. No
 * engine's memory goes by the size of its world.
 */
export const COMMAND_RANGES: Readonly<Record<"count" | "side" | "pointer", Range>> = {
  count: { least: 0, most: BALLS.most },
  side: { least: 1, most: 10_000 },
  pointer: { least: -100_000, most: 100_000 },
};

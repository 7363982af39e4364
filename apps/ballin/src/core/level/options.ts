import { BALLS } from "../physics/constants.ts";
import type { Range } from "../shapes/limits.ts";
import type { Options } from "../simulation/command.ts";

/** The options of a new simulation, and those that a level file leaves out. */
export const DEFAULT_OPTIONS: Options = {
  fps_cap: false,
  show_fps: true,
  ball_count: BALLS.initial,
  gravity_percent: 100,
  force_percent: 100,
  friction_percent: 100,
  spawn_color_percent: 80,
  color_mode: false,
};

export type NumberOption = {
  [Name in keyof Options]: Options[Name] extends number ? Name : never;
}[keyof Options];

/** What the numbers may be, and the step of a menu. */
export const OPTION_RANGES: Readonly<Record<NumberOption, Range & { readonly step: number }>> = {
  ball_count: { least: BALLS.least, most: BALLS.most, step: 100 },
  gravity_percent: { least: 0, most: 500, step: 10 },
  force_percent: { least: 10, most: 500, step: 10 },
  friction_percent: { least: 0, most: 500, step: 10 },
  spawn_color_percent: { least: 0, most: 100, step: 5 },
};

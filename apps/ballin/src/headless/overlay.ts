import type { Cells } from "@side-projects/terminal";
import { drawOverlay } from "../core/app/overlay.ts";
import { initialState } from "../core/app/state.ts";
import { STEP } from "../core/physics/constants.ts";
import type { Scene } from "../core/shapes/shape.ts";
import type { Options } from "../core/simulation/command.ts";
import type { Size } from "./size.ts";

/** What stands over the balls. */
export interface Shown {
  readonly scene: Scene;
  readonly options: Options;
  readonly balls: number;
}

/** Shapes and the three rows below the world, as the app has them before anybody touches it. */
export function overlayOf({ columns, rows }: Size, { scene, options, balls }: Shown): Cells {
  const state = initialState({ columns, rows, now: 0, seed: 0, scene, options });
  return drawOverlay({ ...state, stats: { fps: 1 / STEP, balls } }, true);
}

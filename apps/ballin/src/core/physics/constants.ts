import type { Material } from "./engine.ts";

/** Seconds in a step. */
export const STEP: number = 1 / 60;

/** Radius of a ball in units, as in the original. */
export const RADIUS = 0.15;

/** Largest speed in units a second. */
export const SPEED_CAP = 30;

/** Quarter discs of so many radii round off the four corners of the world, so that no ball is trapped there. */
export const CORNER_RADII = 5;

export const MATERIAL: Material = { gravity: 9.81, friction: 0.3, restitution: 0.7, damping: 0.1 };

/** Balls at the start, and how many there may be. */
export const BALLS: { readonly initial: number; readonly least: number; readonly most: number } = {
  initial: 5000,
  least: 100,
  most: 100_000,
};

import type { Balls } from "../physics/balls.ts";
import { STEP } from "../physics/constants.ts";
import type { Material } from "../physics/engine.ts";
import type { Ground } from "./ground.ts";
import type { Touches } from "./touch.ts";

/** Parts of a step. */
export const SUBSTEPS = 3;

/** Seconds in a substep. */
export const SUBSTEP: number = STEP / SUBSTEPS;

/** Balls that approach each other more slowly than this, in units a second, do not bounce. */
export const BOUNCE_SPEED = 1;

/** Part of an overlap that is taken away in a substep, and the speed at which that is done at most. */
export const PART = 0.4;
export const PUSH_SPEED = 3;

/** Overlap in radii that is left, so that balls at rest keep in touch. */
export const SLOP = 0.003;

/** Contacts between balls for which there is room, per ball; a heap of discs has at most three. */
export const CONTACTS = 6;

/** All that the phases of a step share. Arrays that run over balls are in the order of `balls`. */
export interface State {
  readonly balls: Balls;
  readonly capacity: number;
  columns: number;
  rows: number;
  readonly radius: number;
  material: Material;

  /** Velocity that a ball would have without contacts in this substep, impacts included. */
  readonly freeX: Float32Array;
  readonly freeY: Float32Array;

  awake: number;

  /** Grid: side of a cell, cells in a row and rows of cells. */
  side: number;
  wide: number;
  high: number;
  cellOf: Int32Array;
  /** First entry of a cell in `order`; one more than there are cells. */
  starts: Int32Array;
  readonly order: Int32Array;
  /** Room for reordering: the place of a ball in the order, and values of any array. */
  readonly place: Int32Array;
  readonly scratch: Float64Array;
  /** Steps until the next reordering. */
  untilReorder: number;
  readonly sortedX: Float32Array;
  readonly sortedY: Float32Array;

  ground: Ground;
  touches: Touches;
  previousTouches: Touches;

  contacts: Contacts;
  /** Contacts of the step before. */
  previous: Contacts;
}

/** Pairs of balls that touch or may touch within the step, in the order in which they are solved. */
export interface Contacts {
  count: number;
  /** Where the contacts of a ball begin and how many there are, for those in which it is the first. */
  readonly first: Int32Array;
  readonly number: Uint8Array;
  /** First ball, second ball. */
  readonly pair: Int32Array;
  /** Normal from the first to the second, x and y, then the impulse along it and that across it. */
  readonly values: Float32Array;
}

export function emptyContacts(capacity: number): Contacts {
  return {
    count: 0,
    first: new Int32Array(capacity),
    number: new Uint8Array(capacity),
    pair: new Int32Array(2 * CONTACTS * capacity),
    values: new Float32Array(4 * CONTACTS * capacity),
  };
}

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
export const PART = 0.5;
export const PUSH_SPEED = 5;

/** Overlap in radii from which, of a pair that is pressed together, the upper ball makes way more, and how much more. */
export const DEEP = 0.05;
export const LEAN = 0.5;

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

  /** Within a step, x, y, vx and vy of each ball, then of some that nobody sees. At the start of the buffer. */
  readonly bodies: Float32Array;
  /** Velocity x, y that a ball would have without contacts in this substep, impacts included. */
  readonly free: Float32Array;

  awake: number;

  /** Squares of the speeds before the step, and of those that the step may lead to. */
  readonly speeds: Float32Array;
  readonly limits: Float32Array;

  /** Grid: side of a cell, cells in a row and rows of cells. */
  side: number;
  wide: number;
  high: number;
  readonly cellOf: Int32Array;
  /** First entry of a cell in `order`; one more than there are cells. */
  readonly starts: Int32Array;
  readonly order: Int32Array;
  /** Room for reordering: the place of a ball in the order, and values of any array. */
  readonly place: Int32Array;
  readonly scratch: Float64Array;
  /** Steps until the next reordering. */
  untilReorder: number;
  /** Places of the balls in `order`, with room to read four at once. */
  readonly sortedX: Float32Array;
  readonly sortedY: Float32Array;

  ground: Ground;
  touches: Touches;
  previousTouches: Touches;

  /** Room for pairs of places in `order`. */
  readonly nearby: Int32Array;
  contacts: Contacts;
  /** Contacts of the step before. */
  previous: Contacts;
  /** Contacts that are not yet in groups: where the bodies are in bytes, then normal and impulses as in a group. */
  readonly bandPair: Int32Array;
  readonly bandValues: Float32Array;
}

/** Pairs of balls that touch or may touch within the step. */
export interface Contacts {
  count: number;
  /** Where the contacts of a ball begin and how many there are, for those in which it is the first. */
  readonly first: Int32Array;
  readonly number: Uint8Array;
  /** The second ball, and where the first of the four values is. */
  readonly other: Int32Array;
  readonly place: Int32Array;

  /** Groups of four contacts that share no ball, in the order in which they are solved. */
  groups: number;
  /** Of a group: where the bodies of the four first balls are, in bytes from the start of the buffer, then of the second. */
  readonly pair: Int32Array;
  /** Of a group: normals from the first to the second, four x and four y, then impulses along them and across them. */
  readonly values: Float32Array;
}

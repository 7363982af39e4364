/** The kinds of level files, in the order of the menu, and the wall that is drawn by hand. */
export const SHAPE_KINDS: readonly ["circle", "triangle", "square", "star", "line_straight", "line_vertical"] = [
  "circle",
  "triangle",
  "square",
  "star",
  "line_straight",
  "line_vertical",
];
export type ShapeKind = (typeof SHAPE_KINDS)[number];

export const SHAPE_COLORS: readonly ["red", "green", "yellow", "blue", "magenta", "cyan"] = [
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
];
export type ShapeColor = (typeof SHAPE_COLORS)[number];

interface Thing {
  /** Unique in its scene, never used again. */
  readonly id: number;
  readonly color: ShapeColor;
}

/** One of the six shapes. */
export interface Stamp extends Thing {
  readonly type: ShapeKind;
  /** Centre in world units, y up. */
  readonly x: number;
  readonly y: number;
  /** Degrees counter-clockwise on the screen, 0 to below 360. */
  readonly angle: number;
  /** 0.25 to 4. */
  readonly scale: number;
}

/** A wall drawn by hand: a polyline of some width. */
export interface Wall extends Thing {
  readonly type: "wall";
  /** x, y, x, y, ... in world units; 2 to 256 points. */
  readonly points: readonly number[];
  /** Units across. */
  readonly width: number;
}

/** Sends balls out. */
export interface Emitter extends Thing {
  readonly type: "emitter";
  readonly x: number;
  readonly y: number;
  /** Direction of the balls in degrees counter-clockwise from the right. */
  readonly angle: number;
  /** Balls a second, 1 to 200. */
  readonly rate: number;
}

/** Pulls balls, or pushes them away where the strength is negative. */
export interface Attractor extends Thing {
  readonly type: "attractor";
  readonly x: number;
  readonly y: number;
  /** Units a second squared at the centre, -200 to 200; it falls to none at the reach. */
  readonly strength: number;
  /** Units, 2 to 60. */
  readonly reach: number;
}

/** What a builder puts into the world. */
export type Item = Stamp | Wall | Emitter | Attractor;

/** All that is in a world besides balls. */
export interface Scene {
  readonly items: readonly Item[];
  /** Acceleration to the right in units a second squared, -50 to 50; 0 is calm. */
  readonly wind: number;
}

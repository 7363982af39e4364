import type { Balls } from "./balls.ts";

/** What moves balls. Both engines have the same world, the same units and the same constants, those of constants.ts. */
export interface Engine {
  readonly kind: "rapier" | "swarm";
  /** Parts into which a step is divided. */
  readonly substeps: number;
  /**
   * The balls as they are. Between steps a caller may change positions, velocities and colours, and must call wake
   * afterwards; velocities that change without a wake count for balls that do not sleep. Only the engine changes the
   * count.
   */
  readonly balls: Balls;
  /** Size of the world in units; balls are kept within, a radius from each side. */
  readonly columns: number;
  readonly rows: number;
  /** Radius of every ball in units. */
  readonly radius: number;

  /** Adds a ball at a place that is moved inside the world. @returns false when there is no room for one more */
  add(ball: NewBall): boolean;
  /** Takes balls away until there are so many. */
  truncate(count: number): void;
  /** Replaces what stands in the way. Balls inside a new obstacle are moved to the nearest place outside. */
  setObstacles(obstacles: readonly Obstacle[]): void;
  /** Changes the size of the world; balls outside are moved inside, none is lost. */
  resize(columns: number, rows: number): void;
  /** Takes effect on balls that are there already. */
  setMaterial(material: Material): void;
  /** One step of 1/60 s. */
  step(): void;
  /** Ends all sleep, after balls were changed from outside. */
  wake(): void;
  /** Number of balls that moved in the last step; 0 when all rest, and then a step changes nothing. */
  readonly awake: number;
  /** Gives back memory outside JavaScript. */
  free(): void;
}

export interface NewBall {
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
  /** An index of BALL_COLORS. */
  readonly color: number;
}

/** What the options of a running simulation change in the physics. */
export interface Material {
  /** Acceleration downwards in units a second squared, 9.81 at 100 %. */
  readonly gravity: number;
  /** Coefficient of Coulomb friction, 0.3 at 100 %. */
  readonly friction: number;
  /** Part of the approach speed that is kept in a bounce, 0.7. */
  readonly restitution: number;
  /** Part of the speed lost in a second, 0.1, as rapier's linear damping: v / (1 + dt * damping) in a step. */
  readonly damping: number;
}

/**
 * A fixed solid polygon, simple, not always convex: x, y, x, y, ... counter-clockwise with y up, not closed by a
 * repeated point.
 */
export interface Obstacle {
  readonly points: Float32Array;
}

export interface EngineOptions {
  /** 1 to 10,000 units. */
  readonly columns: number;
  readonly rows: number;
  /** Radius of every ball in units. @default 0.15 */
  readonly radius?: number;
  /** Largest number of balls. @default 100,000 */
  readonly capacity?: number;
  /** @default MATERIAL of constants.ts */
  readonly material?: Material;
}

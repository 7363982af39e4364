/**
 * The state of all balls as flat arrays. Entries from `count` on mean nothing. An engine may reorder the balls in any
 * step, so an index names a ball only until then; what belongs to a ball moves with it.
 */
export interface Balls {
  count: number;
  /** Centre in world units, which are cells: x to the right, y up, the origin at the lower left corner. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Units a second. */
  readonly vx: Float32Array;
  readonly vy: Float32Array;
  /** An index of BALL_COLORS, 0 is white. */
  readonly color: Uint8Array;
}

/** Names of the colours of balls, in the order that level files, zones and drawing share. */
export const BALL_COLORS: readonly ["white", "red", "green", "yellow", "blue", "magenta", "cyan"] = [
  "white",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
];

/** Room for so many balls, of which there are none yet. */
export function emptyBalls(capacity: number): Balls {
  return {
    count: 0,
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    vx: new Float32Array(capacity),
    vy: new Float32Array(capacity),
    color: new Uint8Array(capacity),
  };
}

/**
 * Balls as the cells of the canvas see them, row by row from the top: what the physics hands to whoever draws. It is flat
 * and small, so that it can be shared between threads.
 */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Dots of a Braille cell that hold a ball, as the low byte of U+2800 to U+28FF. */
  readonly dots: Uint8Array;
  /** Balls in the cell, at most 65,535. */
  readonly counts: Uint16Array;
  /** The most common colour in the cell, an index of BALL_COLORS. */
  readonly colors: Uint8Array;
}

/** More balls than these in a cell are not told apart. */
export const MOST_COUNTED = 65_535;

/** A grid without a ball. */
export function emptyGrid(columns: number, rows: number): Grid {
  const cells = columns * rows;
  return {
    columns,
    rows,
    dots: new Uint8Array(cells),
    counts: new Uint16Array(cells),
    colors: new Uint8Array(cells),
  };
}

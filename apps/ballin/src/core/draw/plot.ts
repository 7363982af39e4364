import { BALL_COLORS, type Balls } from "../physics/balls.ts";
import { type Grid, MOST_COUNTED } from "./grid.ts";

/** What plotBalls keeps between calls so that it allocates nothing; it grows with the grid. */
export interface PlotScratch {
  /** Balls of each colour in each cell, eight entries a cell; all zero between calls. */
  tally: Uint32Array;
}

/** Bits of the dots of a Braille cell, left and right of each row from the top: dots 1, 4, 2, 5, 3, 6, 7, 8 of Unicode. */
const DOT_BITS: Uint8Array = Uint8Array.of(0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80);

const COLORS: number = BALL_COLORS.length;

export function plotScratch(): PlotScratch {
  return { tally: new Uint32Array(0) };
}

/**
 * Puts the balls into the cells of a grid, of which nothing is kept. A ball lights the dot that its centre lies in; one
 * outside lights the nearest dot of the edge; one whose position is not a number is left out. The colour of a cell is its
 * most common one, where several are the last of them; white wins no tie.
 */
export function plotBalls(balls: Balls, grid: Grid, scratch: PlotScratch): void {
  const cells = grid.columns * grid.rows;
  if (scratch.tally.length < cells * 8) scratch.tally = new Uint32Array(cells * 8);
  grid.dots.fill(0);
  if (cells === 0) return;
  scatter(balls, grid, scratch.tally);
  settle(grid, scratch.tally);
}

function scatter(balls: Balls, grid: Grid, tally: Uint32Array): void {
  const { count, x, y, color } = balls;
  const { columns, rows, dots } = grid;
  const lastAcross = columns * 2 - 1;
  const lastUp = rows * 4 - 1;
  for (let ball = 0; ball < count; ball++) {
    const across = x[ball]! * 2;
    const up = y[ball]! * 4;
    if (Number.isNaN(across) || Number.isNaN(up)) continue;
    const column = across < lastAcross ? (across > 0 ? across | 0 : 0) : lastAcross;
    const fromBottom = up < lastUp ? (up > 0 ? up | 0 : 0) : lastUp;
    const row = lastUp - fromBottom;
    const cell = (row >> 2) * columns + (column >> 1);
    dots[cell]! |= DOT_BITS[((row & 3) << 1) | (column & 1)]!;
    tally[(cell << 3) | (color[ball]! & 7)]!++;
  }
}

/** Turns tallies into counts and colours, and clears them for the next frame. */
function settle(grid: Grid, tally: Uint32Array): void {
  const { columns, rows, dots, counts, colors } = grid;
  const cells = columns * rows;
  for (let cell = 0; cell < cells; cell++) {
    if (dots[cell] === 0) {
      counts[cell] = 0;
      colors[cell] = 0;
      continue;
    }
    const first = cell << 3;
    let most = tally[first]!;
    let sum = most;
    let best = 0;
    tally[first] = 0;
    for (let color = 1; color < COLORS; color++) {
      const balls = tally[first | color]!;
      if (balls === 0) continue;
      tally[first | color] = 0;
      sum += balls;
      if (balls < most) continue;
      most = balls;
      best = color;
    }
    counts[cell] = sum < MOST_COUNTED ? sum : MOST_COUNTED;
    colors[cell] = best;
  }
}

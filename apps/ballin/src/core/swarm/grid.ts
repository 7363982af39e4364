import type { State } from "./state.ts";

/** More cells than this are not worth their memory; a huge world has larger cells instead. */
export const MOST_CELLS: number = 1 << 20;

/** Divides the world into cells, in each of which a ball reaches only its eight neighbours. */
export function layGrid(state: State, reach: number): void {
  const { columns, rows } = state;
  // With one cell more in each direction there are still not more of them.
  const least = Math.max(Math.sqrt((2 * columns * rows) / MOST_CELLS), (4 * (columns + rows)) / MOST_CELLS);
  state.side = Math.max(reach, least);
  state.wide = Math.floor(columns / state.side) + 1;
  state.high = Math.floor(rows / state.side) + 1;
}

/** Sorts the balls by cell, row by row from the floor up. */
export function sortBalls(state: State): void {
  const { cellOf, starts, order, sortedX, sortedY, wide, high } = state;
  const { x, y, count } = state.balls;
  const scale = 1 / state.side;
  const cells = wide * high;
  starts.fill(0, 0, cells + 1);
  for (let i = 0; i < count; i++) {
    const column = Math.min(Math.max((x[i]! * scale) | 0, 0), wide - 1);
    const row = Math.min(Math.max((y[i]! * scale) | 0, 0), high - 1);
    const cell = row * wide + column;
    cellOf[i] = cell;
    starts[cell]!++;
  }
  // Ends of the cells, which the loop below turns into starts as it fills them from behind.
  let end = 0;
  for (let cell = 0; cell <= cells; cell++) {
    end += starts[cell]!;
    starts[cell] = end;
  }
  for (let i = count - 1; i >= 0; i--) {
    const place = starts[cellOf[i]!]! - 1;
    starts[cellOf[i]!] = place;
    order[place] = i;
    sortedX[place] = x[i]!;
    sortedY[place] = y[i]!;
  }
}

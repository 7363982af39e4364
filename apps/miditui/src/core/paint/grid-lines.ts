import type { AppState } from "../app/state.ts";
import type { Rect } from "../screen/layout.ts";
import { columnOfTick, endTickOf } from "../screen/viewport.ts";
import { type BarLine, barAt, barsBetween } from "../time/bars.ts";
import { type TimeMap, timeMapOf } from "../time/time-map.ts";

/** What a column of the grid is: nothing, a step of the quantize grid, a beat, a bar. */
export const LINE: { readonly none: 0; readonly step: 1; readonly beat: 2; readonly bar: 3 } = {
  none: 0,
  step: 1,
  beat: 2,
  bar: 3,
};

export interface GridLines {
  readonly map: TimeMap;
  /** A LINE for each column of the grid. */
  readonly kinds: Uint8Array;
  readonly lines: readonly BarLine[];
}

type Shown = Pick<AppState, "project" | "scroll" | "ticksPerColumn" | "grid">;

/** Lines nearer to each other than two columns are left out: beats first, then bars. */
const LINES_APART = 2;

/** Bars, beats and steps of the columns that a grid shows. */
export function gridLines(state: Shown, grid: Rect): GridLines {
  const map = timeMapOf(state.project);
  const { ticksPerColumn } = state;
  const from = state.scroll.tick;
  const lines = barsBetween(map, from, endTickOf(state, grid), LINES_APART * ticksPerColumn);
  const kinds = new Uint8Array(grid.columns);
  markSteps(state, map, kinds);
  for (const line of lines) {
    const column = columnOfTick(state, grid, line.tick) - grid.column;
    const kind = line.beat === 1 ? LINE.bar : LINE.beat;
    if (kinds[column]! < kind) kinds[column] = kind;
  }
  return { map, kinds, lines };
}

/** A column is a step where one of its ticks is a multiple of the step from the start of its bar, as quantize has it. */
function markSteps(state: Shown, map: TimeMap, kinds: Uint8Array): void {
  const { ticksPerColumn } = state;
  const { step } = state.grid;
  if (step <= ticksPerColumn) {
    kinds.fill(LINE.step);
    return;
  }
  for (let column = 0; column < kinds.length; column++) {
    const first = state.scroll.tick + column * ticksPerColumn;
    const last = first + ticksPerColumn - 1;
    const { start } = barAt(map, last);
    if (last - ((last - start) % step) >= first) kinds[column] = LINE.step;
  }
}

import { barsBetween, beatSpanAt } from "../../time/bars.ts";
import { timeMapOf } from "../../time/time-map.ts";
import type { AppState } from "../state.ts";

/**
 * The beat that a column of a ruler stands for: a line that is seen in it, that of a bar first, else the beat that it lies
 * in.
 *
 * @param tick the first of the column
 */
export function beatLine(state: AppState, tick: number): number {
  const map = timeMapOf(state.project);
  const lines = barsBetween(map, tick, tick + state.ticksPerColumn);
  const line = lines.find(({ beat }) => beat === 1) ?? lines[0];
  return line?.tick ?? beatSpanAt(map, tick).start;
}

/** Where the beat ends that the column stands for. */
export function beatEnd(state: AppState, tick: number): number {
  return beatSpanAt(timeMapOf(state.project), beatLine(state, tick)).end;
}

import { ticksPerQuarter } from "../project/resolution.ts";
import { songEnd } from "../project/song-end.ts";
import { columnsShown, scrolledTo, shownTicks } from "./follow.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";

/** Whole ticks a column: from a 16th of a quarter to four quarters, or as many as the whole song needs. */
function zoomLimits(state: AppState): { readonly least: number; readonly most: number } {
  const quarter = ticksPerQuarter(state.project.division);
  return { least: Math.max(1, Math.floor(quarter / 16)), most: Math.max(4 * quarter, ticksToFit(state)) };
}

function ticksToFit(state: AppState): number {
  return Math.max(1, Math.ceil((songEnd(state.project) + 1) / columnsShown(state)));
}

/**
 * The state zoomed by a factor, below 1 in and above 1 out, so that a tick stays where it is on the screen.
 *
 * @param still that tick. @default the cursor's if it is in view, else the left edge
 */
export function zoomedBy(state: AppState, factor: number, still?: number): AppState {
  const { least, most } = zoomLimits(state);
  const wanted = state.ticksPerColumn * factor;
  const stepped = factor < 1 ? Math.floor(wanted) : Math.ceil(wanted);
  return zoomedTo(state, Math.max(least, Math.min(most, stepped)), still ?? stillTick(state));
}

/** The state with the whole song in view. */
export function zoomedToFit(state: AppState): AppState {
  const { least } = zoomLimits(state);
  return scrolledTo(zoomedTo(state, Math.max(least, ticksToFit(state)), 0), 0);
}

function zoomedTo(state: AppState, ticksPerColumn: number, still: number): AppState {
  const { scroll } = state;
  const column = Math.floor((still - scroll.tick) / state.ticksPerColumn);
  const zoomed = scrolledTo({ ...state, ticksPerColumn }, still - column * ticksPerColumn);
  return tell(zoomed, `Zoom ${ticksPerColumn} ticks a column`);
}

function stillTick(state: AppState): number {
  const { tick } = state.cursor;
  const { scroll } = state;
  return tick >= scroll.tick && tick < scroll.tick + shownTicks(state) ? tick : scroll.tick;
}

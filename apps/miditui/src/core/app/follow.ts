import { LAST_TICK } from "../notes/new-notes.ts";
import type { Rect } from "../screen/layout.ts";
import { layoutOf } from "../screen/layout-of.ts";
import { firstListTrack, firstTimelineTrack, topPitch, tracksInList, tracksInTimeline } from "../screen/viewport.ts";
import { insertTick, playheadTick } from "./playhead.ts";
import type { AppState } from "./state.ts";

/** How something comes into view: just inside the nearest edge, or in the middle. */
type Manner = "edge" | "middle";

/** The state scrolled in time. */
export function scrolledTo(state: AppState, tick: number): AppState {
  const bounded = Math.max(0, Math.min(LAST_TICK, Math.round(tick)));
  return bounded === state.scroll.tick ? state : { ...state, scroll: { ...state.scroll, tick: bounded } };
}

/** The state scrolled so that this pitch is the roll's top row, as far as there are pitches below. */
export function scrolledToPitch(state: AppState, pitch: number): AppState {
  const grid = layoutOf(state).roll?.grid;
  const rows = grid === undefined ? 1 : Math.min(128, grid.rows);
  const bounded = Math.max(rows - 1, Math.min(127, Math.round(pitch)));
  return bounded === state.scroll.pitch ? state : { ...state, scroll: { ...state.scroll, pitch: bounded } };
}

/** Ticks that roll and timeline show. */
export function shownTicks(state: AppState): number {
  return columnsShown(state) * state.ticksPerColumn;
}

/** Columns of time that roll and timeline show, 1 or more. */
export function columnsShown(state: AppState): number {
  return Math.max(1, timeGrid(state)?.columns ?? 1);
}

/** The part whose columns are time: the roll's grid, or the timeline's where only that is shown. */
export function timeGrid(state: AppState): Rect | undefined {
  const layout = layoutOf(state);
  return layout.roll?.grid ?? layout.timeline?.grid;
}

/** The state with a tick in view. */
export function showTick(state: AppState, tick: number, manner: Manner = "edge"): AppState {
  const { scroll, ticksPerColumn } = state;
  const shown = shownTicks(state);
  if (tick >= scroll.tick && tick < scroll.tick + shown) return state;
  if (manner === "middle") return scrolledTo(state, tick - Math.floor(shown / 2));
  return scrolledTo(state, tick < scroll.tick ? tick : tick - shown + ticksPerColumn);
}

/** The state with a pitch in view. */
export function showPitch(state: AppState, pitch: number, manner: Manner = "edge"): AppState {
  const grid = layoutOf(state).roll?.grid;
  if (grid === undefined) return state;
  const top = topPitch(state, grid);
  const bottom = top - grid.rows + 1;
  if (pitch <= top && pitch >= bottom) return state;
  if (manner === "middle") return scrolledToPitch(state, pitch + Math.floor(grid.rows / 2));
  return scrolledToPitch(state, pitch > top ? pitch : pitch + grid.rows - 1);
}

export function showCursor(state: AppState, manner: Manner = "edge"): AppState {
  return showPitch(showTick(state, state.cursor.tick, manner), state.cursor.pitch, manner);
}

/** The state with its track in view, in the list and in the timeline. */
export function showTrack(state: AppState): AppState {
  const { tracks, timeline } = layoutOf(state);
  const listed = within(state.track, firstListTrack(state, tracks), tracksInList(tracks));
  const drawn =
    timeline === undefined
      ? state.scroll.timeline
      : within(state.track, firstTimelineTrack(state, timeline), tracksInTimeline(timeline));
  if (listed === state.scroll.tracks && drawn === state.scroll.timeline) return state;
  return { ...state, scroll: { ...state.scroll, tracks: listed, timeline: drawn } };
}

function within(index: number, first: number, shown: number): number {
  if (index < first) return index;
  return index >= first + shown ? index - shown + 1 : first;
}

/**
 * The state scrolled after the playhead, or the line of a recording: past three quarters of what is shown it comes to the
 * first quarter. Who has scrolled it out of view is left there.
 *
 * @param before the state of the last frame
 */
export function followed(state: AppState, before: AppState): AppState {
  if (state.pointer !== undefined) return state;
  const shown = shownTicks(state);
  const from = lineOf(before);
  const to = lineOf(state);
  const { tick } = state.scroll;
  if (from < tick || from > tick + shown) return state;
  if (to <= tick + Math.floor((shown * 3) / 4) && to >= tick) return state;
  return scrolledTo(state, to - Math.floor(shown / 4));
}

function lineOf(state: AppState): number {
  return Math.floor(state.transport.state === "playing" ? playheadTick(state) : insertTick(state));
}

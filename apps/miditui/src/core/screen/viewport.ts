import type { AppState } from "../app/state.ts";
import { PIANO_ROWS } from "../keymap/piano.ts";
import type { Rect, RollLayout, TimelineLayout, TracksLayout } from "./layout.ts";

/** What the horizontal axis of roll, lane, rulers and timeline depends on. */
type Times = Pick<AppState, "scroll" | "ticksPerColumn">;
type Pitches = Pick<AppState, "scroll">;
type Tracks = Pick<AppState, "scroll" | "project">;

/** The first tick of a column of the screen; columns left of the part stand for earlier ticks, from 0. */
export function tickOfColumn(state: Times, part: Rect, column: number): number {
  return Math.max(0, state.scroll.tick + (column - part.column) * state.ticksPerColumn);
}

/** The column of the screen that a tick falls into; it may lie outside the part. */
export function columnOfTick(state: Times, part: Rect, tick: number): number {
  return part.column + Math.floor((tick - state.scroll.tick) / state.ticksPerColumn);
}

/** The tick after the last one that the part shows. */
export function endTickOf(state: Times, part: Rect): number {
  return state.scroll.tick + part.columns * state.ticksPerColumn;
}

/** Pitch of the grid's top row: what the state says, kept where every row has a pitch. */
export function topPitch(state: Pitches, grid: Rect): number {
  return Math.min(127, Math.max(state.scroll.pitch, Math.min(128, grid.rows) - 1));
}

/** Pitch of a row of the screen; undefined outside 0 to 127. */
export function pitchOfRow(state: Pitches, grid: Rect, row: number): number | undefined {
  const pitch = topPitch(state, grid) - (row - grid.row);
  return pitch < 0 || pitch > 127 ? undefined : pitch;
}

/** The row of the screen that shows a pitch; it may lie outside the grid. */
export function rowOfPitch(state: Pitches, grid: Rect, pitch: number): number {
  return grid.row + topPitch(state, grid) - pitch;
}

/** Tracks that the list shows whole, 1 or more. */
export function tracksInList(tracks: TracksLayout): number {
  return Math.max(1, Math.floor(tracks.list.rows / tracks.rowsPerTrack));
}

/** Tracks that the timeline shows whole, 1 or more. */
export function tracksInTimeline(timeline: TimelineLayout): number {
  return Math.max(1, Math.floor(timeline.grid.rows / timeline.rowsPerTrack));
}

/** Index of the list's first track: what the state says, kept where the list is as full as it can be. */
export function firstListTrack(state: Tracks, tracks: TracksLayout): number {
  return firstOf(state.scroll.tracks, state.project.tracks.length, tracksInList(tracks));
}

/** Index of the timeline's first track. */
export function firstTimelineTrack(state: Tracks, timeline: TimelineLayout): number {
  return firstOf(state.scroll.timeline, state.project.tracks.length, tracksInTimeline(timeline));
}

function firstOf(wanted: number, count: number, shown: number): number {
  return Math.max(0, Math.min(wanted, count - shown));
}

/** Index of the track that a row of the list shows, the last one cut in half perhaps; undefined below all. */
export function trackOfListRow(state: Tracks, tracks: TracksLayout, row: number): number | undefined {
  const first = firstListTrack(state, tracks);
  return existing(state, first + Math.floor((row - tracks.list.row) / tracks.rowsPerTrack));
}

/** The first row of a track in the list; it may lie outside. */
export function listRowOfTrack(state: Tracks, tracks: TracksLayout, track: number): number {
  return tracks.list.row + (track - firstListTrack(state, tracks)) * tracks.rowsPerTrack;
}

/** Index of the track that a row of the timeline shows; undefined below all. */
export function trackOfTimelineRow(state: Tracks, timeline: TimelineLayout, row: number): number | undefined {
  const first = firstTimelineTrack(state, timeline);
  return existing(state, first + Math.floor((row - timeline.grid.row) / timeline.rowsPerTrack));
}

/** The first row of a track in the timeline; it may lie outside. */
export function timelineRowOfTrack(state: Tracks, timeline: TimelineLayout, track: number): number {
  return timeline.grid.row + (track - firstTimelineTrack(state, timeline)) * timeline.rowsPerTrack;
}

function existing(state: Tracks, track: number): number | undefined {
  return track >= 0 && track < state.project.tracks.length ? track : undefined;
}

/** Velocity that a row of the lane stands for: 127 at the top, 1 at the bottom. */
export function velocityOfRow(lane: Rect, row: number): number {
  const steps = lane.rows - 1;
  if (steps <= 0) return 127;
  const level = Math.max(0, Math.min(steps, lane.row + steps - row));
  return 1 + Math.round((126 * level) / steps);
}

/** The row of the lane that a bar of this velocity ends in. */
export function rowOfVelocity(lane: Rect, velocity: number): number {
  const steps = Math.max(0, lane.rows - 1);
  const level = Math.round(((Math.max(1, Math.min(127, velocity)) - 1) * steps) / 126);
  return lane.row + steps - level;
}

/** Width of a key of the drawn keyboard. */
const KEY_COLUMNS = 3;

/** Pitch of a key of the drawn keyboard in the state's octave; undefined beside the keys or outside 0 to 127. */
export function pitchOfKeyCell(state: Pick<AppState, "octave">, keys: Rect, at: Cell): number | undefined {
  const line = PIANO_ROWS[at.row - keys.row];
  const index = Math.floor((at.column - keys.column) / KEY_COLUMNS);
  if (line === undefined || index < 0 || index >= line.keys.length) return undefined;
  const pitch = line.pitch + index + 12 * state.octave;
  return pitch < 0 || pitch > 127 ? undefined : pitch;
}

/** Middle cell of the key that plays a pitch in the state's octave; undefined where no key does. */
export function keyCellOfPitch(state: Pick<AppState, "octave">, keys: Rect, pitch: number): Cell | undefined {
  const row = PIANO_ROWS.findIndex((line) => {
    const index = pitch - 12 * state.octave - line.pitch;
    return index >= 0 && index < line.keys.length;
  });
  const line = PIANO_ROWS[row];
  if (line === undefined) return undefined;
  const index = pitch - 12 * state.octave - line.pitch;
  return { column: keys.column + index * KEY_COLUMNS + 1, row: keys.row + row };
}

/** A cell of the screen. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Ticks and pitches that the roll shows, both ends included in the pitches, the last tick not. */
export interface RollSpan {
  readonly from: number;
  readonly to: number;
  readonly high: number;
  readonly low: number;
}

/** What of a track the roll shows. */
export function rollSpan(state: Times & Pitches, roll: RollLayout): RollSpan {
  const high = topPitch(state, roll.grid);
  return {
    from: state.scroll.tick,
    to: endTickOf(state, roll.grid),
    high,
    low: Math.max(0, high - roll.grid.rows + 1),
  };
}

import type { AppState, Panel } from "../app/state.ts";
import type { DeedId } from "../keymap/deed-id.ts";
import { hintAt } from "../keymap/hint-places.ts";
import { type Hint, hintsFor, trackHints } from "../keymap/hints.ts";
import { noteAt } from "../paint/note-at.ts";
import type { DialogLayout, Layout, Rect, RollLayout, TimelineLayout, TransportParts } from "./layout.ts";
import { isCut } from "./notice-line.ts";
import { holds } from "./rect.ts";
import { type RollTarget, type Target, TRACK_COLUMNS, type TrackPart, type TransportPart } from "./target.ts";
import {
  type Cell,
  columnOfTick,
  listRowOfTrack,
  pitchOfKeyCell,
  pitchOfRow,
  tickOfColumn,
  trackOfListRow,
  trackOfTimelineRow,
  velocityOfRow,
} from "./viewport.ts";

/**
 * What is seen at a cell of the screen, and therefore what a click there means; a dialog takes all.
 *
 * @param column from the left edge; a fraction, as terminals that count pixels give, is rounded down
 */
export function hit(state: AppState, layout: Layout, column: number, row: number): Target {
  const at = { column: Math.floor(column), row: Math.floor(row) };
  if (layout.tooSmall) return { type: "nothing" };
  if (layout.dialog !== undefined) return dialogTarget(state, layout.dialog, at);
  if (holds(layout.transport, at.column, at.row)) return transportTarget(layout.transportParts, at);
  if (holds(layout.tracks.frame, at.column, at.row)) return tracksTarget(state, layout, at);
  if (holds(layout.keyboard.frame, at.column, at.row)) return keyboardTarget(state, layout, at);
  const { roll, timeline } = layout;
  if (roll !== undefined && holds(roll.frame, at.column, at.row)) return rollTarget(state, roll, at);
  if (timeline !== undefined && holds(timeline.frame, at.column, at.row)) return timelineTarget(state, timeline, at);
  return { type: "nothing" };
}

function isIn(part: Rect | undefined, at: Cell): part is Rect {
  return part !== undefined && holds(part, at.column, at.row);
}

function hintIn(hints: readonly Hint[] | undefined, line: Rect, at: Cell): DeedId | undefined {
  return hints === undefined ? undefined : hintAt(hints, line.columns, at.column - line.column);
}

function panel(name: Panel): Target {
  return { type: "panel", panel: name };
}

function dialogTarget(state: AppState, dialog: DialogLayout, at: Cell): Target {
  if (!isIn(dialog.frame, at)) return { type: "outside-dialog" };
  if (isIn(dialog.list, at)) return { type: "dialog-row", index: at.row - dialog.list.row + scrollOf(state) };
  if (isIn(dialog.field, at)) return { type: "dialog-field", column: at.column - dialog.field.column };
  const hint = isIn(dialog.footer, at) ? hintIn(hintsFor(state), dialog.footer, at) : undefined;
  if (hint !== undefined) return { type: "hint", id: hint, panel: undefined };
  const choice = dialog.choices.findIndex((part) => isIn(part, at));
  return choice < 0 ? { type: "dialog" } : { type: "dialog-choice", index: choice };
}

function scrollOf({ dialog }: AppState): number {
  return dialog !== undefined && "scroll" in dialog ? dialog.scroll : 0;
}

function transportTarget(parts: TransportParts, at: Cell): Target {
  const names: readonly TransportPart[] = ["play", "stop", "position", "tempo", "metre"];
  return { type: "transport", part: names.find((name) => isIn(parts[name], at)) ?? "status" };
}

function tracksTarget(state: AppState, { tracks }: Layout, at: Cell): Target {
  const hint = isIn(tracks.hints, at)
    ? hintIn(trackHints(state)[at.row - tracks.hints.row], tracks.hints, at)
    : undefined;
  if (hint !== undefined) return { type: "hint", id: hint, panel: "tracks" };
  const index = isIn(tracks.list, at) ? trackOfListRow(state, tracks, at.row) : undefined;
  if (index === undefined) return panel("tracks");
  const first = at.row === listRowOfTrack(state, tracks, index);
  return { type: "track", index, part: trackPart(at.column - tracks.list.column, first) };
}

function trackPart(column: number, first: boolean): TrackPart {
  const { mute, solo, name, volume, pan, program } = TRACK_COLUMNS;
  if (first) {
    if (column === mute) return "mute";
    if (column === solo) return "solo";
    return column >= name ? "name" : "row";
  }
  if (column >= program) return "program";
  if (column >= pan && column < pan + 3) return "pan";
  return column >= volume && column < volume + 4 ? "volume" : "row";
}

function keyboardTarget(state: AppState, { keyboard }: Layout, at: Cell): Target {
  const { frame, keys, hints } = keyboard;
  // A notice lies over the hints.
  const { notice } = state;
  const below = isIn(hints, at);
  if (below && notice !== undefined && isCut(notice, hints.columns)) {
    return { type: "hint", id: "message", panel: "keyboard" };
  }
  const hint = below && notice === undefined ? hintIn(hintsFor(state), hints, at) : undefined;
  if (hint !== undefined) return { type: "hint", id: hint, panel: "keyboard" };
  return {
    type: "keyboard",
    half: at.column < frame.column + frame.columns / 2 ? "left" : "right",
    pitch: isIn(keys, at) ? pitchOfKeyCell(state, keys, at) : undefined,
  };
}

function rollTarget(state: AppState, roll: RollLayout, at: Cell): Target {
  if (isIn(roll.grid, at)) return gridTarget(state, roll.grid, at);
  if (isIn(roll.ruler, at)) return { type: "ruler", of: "roll", tick: tickOfColumn(state, roll.ruler, at.column) };
  if (isIn(roll.lane, at)) {
    const velocity = velocityOfRow(roll.lane, at.row);
    return { type: "lane", tick: tickOfColumn(state, roll.lane, at.column), velocity };
  }
  const pitch = isIn(roll.keys, at) ? pitchOfRow(state, roll.grid, at.row) : undefined;
  return pitch === undefined ? panel("roll") : { type: "key", pitch };
}

function gridTarget(state: AppState, grid: Rect, at: Cell): RollTarget {
  const tick = tickOfColumn(state, grid, at.column);
  const pitch = pitchOfRow(state, grid, at.row);
  const track = state.project.tracks[state.track];
  const span = { from: tick, to: tick + state.ticksPerColumn };
  const note = pitch === undefined || track === undefined ? undefined : noteAt(track.notes, pitch, span);
  if (note === undefined) return { type: "roll", tick, pitch, note, edge: undefined };
  const first = columnOfTick(state, grid, note.start);
  const last = columnOfTick(state, grid, note.start + Math.max(1, note.duration) - 1);
  const inner = last === first;
  const edge = inner ? undefined : at.column === last ? "end" : at.column === first ? "start" : undefined;
  return { type: "roll", tick, pitch, note, edge };
}

function timelineTarget(state: AppState, timeline: TimelineLayout, at: Cell): Target {
  const { grid, ruler, labels } = timeline;
  if (isIn(ruler, at)) return { type: "ruler", of: "timeline", tick: tickOfColumn(state, ruler, at.column) };
  if (isIn(labels, at)) return { type: "timeline-label", track: trackOfTimelineRow(state, timeline, at.row) };
  if (!isIn(grid, at)) return panel("timeline");
  const track = trackOfTimelineRow(state, timeline, at.row);
  return { type: "timeline", track, tick: tickOfColumn(state, grid, at.column) };
}

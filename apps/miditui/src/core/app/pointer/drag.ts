import { duplicateNotes } from "../../edit/clipboard.ts";
import { resizeNotes } from "../../edit/note-lengths.ts";
import { moveNotes, type NoteShift, selectionSpan } from "../../edit/notes.ts";
import { withNote } from "../../notes/note-set.ts";
import type { Rect } from "../../screen/layout.ts";
import { layoutOf } from "../../screen/layout-of.ts";
import { firstTimelineTrack, pitchOfRow, tickOfColumn, topPitch, velocityOfRow } from "../../screen/viewport.ts";
import { bandTo } from "../band.ts";
import { withProject } from "../edit-song.ts";
import { scrolledTo, scrolledToPitch, timeGrid } from "../follow.ts";
import { withLoop } from "../playhead.ts";
import type { AppState, Cell, Drag, Spot } from "../state.ts";
import { tell } from "../step.ts";
import { positionText } from "../transport.ts";
import { beatEnd, beatLine } from "./beats.ts";
import { paintedVelocity } from "./lane.ts";
import { toldDrag } from "./told-drag.ts";

/** The state with the pointer in another cell while a button is held. */
export function dragged(before: AppState, at: Cell): AppState {
  const drag = before.pointer;
  if (drag === undefined || (at.column === drag.at.column && at.row === drag.at.row)) return before;
  const state: AppState = { ...before, pointer: { ...drag, at, moved: true }, click: undefined };
  switch (drag.kind) {
    case "pan":
      return panned(state, drag, at);
    case "move":
    case "copy":
    case "resize":
    case "band":
      return toldDrag(draggedInRoll(state, drag, at), drag);
    case "velocity":
      return draggedVelocity(state, drag, at);
    case "loop":
      return draggedLoop(state, drag, at);
    default:
      return state;
  }
}

/** What was under the pointer stays under it. */
function panned(state: AppState, { from, base, track }: Drag, at: Cell): AppState {
  const layout = layoutOf(state);
  const timed = scrolledTo(state, base.scroll.tick - (at.column - from.column) * state.ticksPerColumn);
  const rows = at.row - from.row;
  if (track < 0) {
    const grid = layout.roll?.grid;
    return grid === undefined ? timed : scrolledToPitch(timed, topPitch({ scroll: base.scroll }, grid) + rows);
  }
  if (layout.timeline === undefined) return timed;
  const { rowsPerTrack } = layout.timeline;
  const first = firstTimelineTrack({ ...state, scroll: base.scroll }, layout.timeline);
  const wanted = Math.max(0, first - Math.trunc(rows / rowsPerTrack));
  const scroll = { ...timed.scroll, timeline: wanted };
  return { ...timed, scroll: { ...scroll, timeline: firstTimelineTrack({ ...timed, scroll }, layout.timeline) } };
}

function draggedInRoll(before: AppState, drag: Drag, at: Cell): AppState {
  const grid = layoutOf(before).roll?.grid;
  if (grid === undefined) return before;
  const state = scrolledAtEdge(before, grid, at);
  const spot = spotAt(state, grid, at);
  if (drag.kind === "band") return bandTo(state, spot);
  const ticks = spot.tick - drag.origin.tick;
  const { project } = drag.base;
  if (drag.kind === "resize") return withProject(state, resizeNotes(project, state.selection, ticks));
  const semitones = spot.pitch - drag.origin.pitch;
  if (drag.kind === "copy") return copied(state, drag, { ticks, semitones });
  return withProject(state, moveNotes(project, state.selection, { ticks, semitones }));
}

/** The notes stay, and others like them go along with the pointer: the selected ones and the one under it. */
function copied(state: AppState, { base, note }: Drag, by: NoteShift): AppState {
  const { project, selection } = base;
  const taken = note === undefined ? selection : withNote(selection, note);
  const span = selectionSpan(project, taken);
  if (span === undefined || (by.ticks === 0 && by.semitones === 0))
    return withProject({ ...state, selection: taken }, project);
  // A repetition begins where the notes end: from there it is brought to the pointer.
  const made = duplicateNotes(project, taken);
  const moved = moveNotes(made.project, made.ids, { ...by, ticks: by.ticks - (span.end - span.start) });
  return withProject({ ...state, selection: made.ids }, moved);
}

/** Tick and pitch under the pointer, or at the grid's edge next to it. */
function spotAt(state: AppState, grid: Rect, at: Cell): Spot {
  const column = Math.max(grid.column, Math.min(grid.column + grid.columns - 1, at.column));
  const row = Math.max(grid.row, Math.min(grid.row + grid.rows - 1, at.row));
  return { tick: tickOfColumn(state, grid, column), pitch: pitchOfRow(state, grid, row) ?? 0 };
}

/** Beyond an edge of the grid the view goes along. */
function scrolledAtEdge(state: AppState, grid: Rect, at: Cell): AppState {
  const right = at.column - (grid.column + grid.columns - 1);
  const left = grid.column - at.column;
  const columns = right > 0 ? right : left > 0 ? -left : 0;
  const below = at.row - (grid.row + grid.rows - 1);
  const above = grid.row - at.row;
  const rows = below > 0 ? -1 : above > 0 ? 1 : 0;
  const timed = columns === 0 ? state : scrolledTo(state, state.scroll.tick + columns * state.ticksPerColumn);
  return rows === 0 ? timed : scrolledToPitch(timed, topPitch(timed, grid) + rows);
}

/** Paints velocities over every column that the pointer has passed, in a line between its two reports. */
function draggedVelocity(state: AppState, drag: Drag, at: Cell): AppState {
  const lane = layoutOf(state).roll?.lane;
  if (lane === undefined) return state;
  const from = drag.at;
  const steps = Math.max(1, Math.abs(at.column - from.column));
  let next = state;
  for (let step = 1; step <= steps; step++) {
    const column = from.column + Math.round(((at.column - from.column) * step) / steps);
    const row = from.row + Math.round(((at.row - from.row) * step) / steps);
    if (column < lane.column || column >= lane.column + lane.columns) continue;
    next = paintedVelocity(next, tickOfColumn(next, lane, column), velocityOfRow(lane, row));
  }
  return next;
}

function draggedLoop(state: AppState, drag: Drag, at: Cell): AppState {
  const grid = timeGrid(state);
  if (grid === undefined) return state;
  const column = Math.max(grid.column, Math.min(grid.column + grid.columns - 1, at.column));
  const tick = tickOfColumn(state, grid, column);
  const [low, high] = tick < drag.origin.tick ? [tick, drag.origin.tick] : [drag.origin.tick, tick];
  const loop = { on: true, start: beatLine(state, low), end: beatEnd(state, high) };
  const { start, end } = loop;
  return tell(withLoop(state, loop), `Loop ${positionText(state, start)} to ${positionText(state, end)}`);
}

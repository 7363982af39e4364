import type { Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { Rect, TimelineLayout } from "../screen/layout.ts";
import { columnOfTick, firstTimelineTrack, timelineRowOfTrack } from "../screen/viewport.ts";
import { INKS } from "./ink.ts";
import { isLit, type Moment } from "./moment.ts";
import { inkCell, setCell } from "./pen.ts";
import type { Sounding } from "./sounding.ts";
import type { TimelineNotes } from "./timeline.ts";
import { soundingColumn } from "./track-label.ts";

const BAR = 0x7c;
const STAR = 0x2a;

/** What is painted over the timeline: the light of sounding notes, the sign of sounding tracks, the playhead. */
export function overlayTimeline(moment: Moment, timeline: TimelineLayout, rows: TimelineNotes): void {
  const { cells, state, playhead } = moment;
  const { grid, labels } = timeline;
  const lights = isLit(state, "timeline");
  const end = firstTimelineTrack(state, timeline) + Math.ceil(grid.rows / timeline.rowsPerTrack);
  for (let track = firstTimelineTrack(state, timeline); track < end; track++) {
    const sounding = moment.sounding(track);
    if (sounding.length === 0) continue;
    const row = timelineRowOfTrack(state, timeline, track);
    markLabel(cells, { ...labels, row, rows: 1 }, soundingColumn(labels.columns));
    const last = Math.min(row + timeline.rowsPerTrack, grid.row + grid.rows);
    for (let line = row; lights && line < last; line++) {
      for (const note of sounding) lightNote(cells, state, { ...grid, row: line, rows: 1 }, note);
    }
  }
  overlayPlayhead(cells, grid, rows, columnOfTick(state, grid, playhead) - grid.column);
}

function markLabel(cells: Cells, line: Rect, sign: number): void {
  const start = line.row * cells.columns + line.column;
  for (let column = sign; column < line.columns; column++) inkCell(cells, start + column, INKS.labelSounding);
  cells.glyphs[start + sign] = STAR;
}

function lightNote(cells: Cells, state: AppState, line: Rect, note: Sounding): void {
  const first = Math.max(0, columnOfTick(state, line, note.start) - line.column);
  const last = Math.min(line.columns - 1, columnOfTick(state, line, note.end - 1) - line.column);
  const start = line.row * cells.columns + line.column;
  for (let column = first; column <= last; column++) inkCell(cells, start + column, INKS.sounding);
}

/** A line through all rows; on notes it is a block, to be seen on any colour. */
function overlayPlayhead(cells: Cells, grid: Rect, rows: TimelineNotes, column: number): void {
  if (column < 0 || column >= grid.columns) return;
  for (let row = 0; row < grid.rows; row++) {
    const at = (grid.row + row) * cells.columns + grid.column + column;
    setCell(cells, at, BAR, rows[row]?.[column] === 1 ? INKS.playheadOnNote : INKS.playhead);
  }
}

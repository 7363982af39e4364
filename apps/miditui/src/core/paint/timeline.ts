import type { Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { Track } from "../project/project.ts";
import { isHeard } from "../project/track-sound.ts";
import type { Rect, TimelineLayout } from "../screen/layout.ts";
import { endTickOf, timelineRowOfTrack, trackOfTimelineRow } from "../screen/viewport.ts";
import { type GridLines, LINE } from "./grid-lines.ts";
import { INKS, type Ink, SILENT_TRACK_INK, TRACK_INKS } from "./ink.ts";
import { fillRect, setCell } from "./pen.ts";
import { occupiedColumns } from "./timeline-notes.ts";
import { writeLabel } from "./track-label.ts";

const SPACE = 0x20;
const COLON = 0x3a;
const BAR = 0x7c;
const NOTE = 0x3d;

/** By row of the grid: which columns of it hold notes; none below the last track. */
export type TimelineNotes = readonly (Uint8Array | undefined)[];

/** Paints all of the timeline that does not move with the playhead. */
export function paintTimeline(
  cells: Cells,
  state: AppState,
  timeline: TimelineLayout,
  lines: GridLines,
): TimelineNotes {
  const { grid, labels } = timeline;
  const range = { from: state.scroll.tick, to: endTickOf(state, grid) };
  const rows: (Uint8Array | undefined)[] = [];
  for (let row = 0; row < grid.rows; row++) {
    const index = trackOfTimelineRow(state, timeline, grid.row + row);
    const track = index === undefined ? undefined : state.project.tracks[index];
    if (index === undefined || track === undefined) {
      fillRect(cells, lineOf(grid, row), INKS.blank);
      continue;
    }
    const first = timelineRowOfTrack(state, timeline, index) === grid.row + row;
    const occupied = first ? occupiedColumns(track.notes, range, grid.columns) : rows.at(-1);
    rows[row] = occupied;
    paintLine(cells, lineOf(grid, row), { occupied, ink: inkOf(state, track, index), first }, lines);
    if (!first) continue;
    const look = { ink: labelInk(state, track, index), chosen: index === state.track };
    writeLabel(cells, lineOf(labels, row), track, look);
  }
  return rows;
}

function lineOf(part: Rect, row: number): Rect {
  return { column: part.column, row: part.row + row, columns: part.columns, rows: 1 };
}

interface Line {
  readonly occupied: Uint8Array | undefined;
  readonly ink: Ink;
  /** Whether it is the first line of its track, which alone has beats. */
  readonly first: boolean;
}

function paintLine(cells: Cells, line: Rect, { occupied, ink, first }: Line, { kinds }: GridLines): void {
  const start = line.row * cells.columns + line.column;
  for (let column = 0; column < line.columns; column++) {
    if (occupied !== undefined && occupied[column] === 1) {
      setCell(cells, start + column, NOTE, ink);
    } else if (kinds[column] === LINE.bar) {
      setCell(cells, start + column, BAR, INKS.beat);
    } else {
      const beat = first && kinds[column] === LINE.beat;
      setCell(cells, start + column, beat ? COLON : SPACE, INKS.step);
    }
  }
}

function inkOf(state: AppState, track: Track, index: number): Ink {
  if (!isHeard(state.project, track)) return SILENT_TRACK_INK;
  return TRACK_INKS[index % TRACK_INKS.length]!;
}

function labelInk(state: AppState, track: Track, index: number): Ink {
  if (index === state.track) return INKS.labelChosen;
  return isHeard(state.project, track) ? INKS.label : INKS.labelMuted;
}

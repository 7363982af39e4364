import { blankCells, type Cells } from "@side-projects/terminal";
import type { AppState, Screen } from "../app/state.ts";
import type { Layout, RollLayout, TimelineLayout } from "../screen/layout.ts";
import { inside } from "../screen/rect.ts";
import { gridLines } from "./grid-lines.ts";
import { INKS } from "./ink.ts";
import { paintMarkers } from "./markers.ts";
import { momentOf } from "./moment.ts";
import { copyRect, fillRect } from "./pen.ts";
import { paintReadout } from "./readout.ts";
import { paintRoll } from "./roll.ts";
import type { RollNotes } from "./roll-notes.ts";
import { overlayRoll } from "./roll-overlay.ts";
import { paintRuler } from "./ruler.ts";
import { paintTimeline, type TimelineNotes } from "./timeline.ts";
import { overlayTimeline } from "./timeline-overlay.ts";

/** A part that does not move with the playhead, as it was painted last. */
interface Kept<Notes> {
  readonly cells: Cells;
  /** What it was painted from. */
  of: readonly unknown[];
  notes: Notes | undefined;
}

interface KeptParts {
  readonly roll: Kept<RollNotes>;
  readonly timeline: Kept<TimelineNotes>;
}

const known: WeakMap<Screen, KeptParts> = new WeakMap();

/**
 * Paints all that moves (rulers, grids, lane, key names, timeline, position) into the places of the layout. What does not
 * depend on the playhead is painted once and kept for as long as the state shows the same.
 *
 * @param playhead tick, a broken one while it moves
 * @param cells of the layout's size; everything outside those places stays as it is
 */
export function paintCanvases(state: AppState, layout: Layout, playhead: number, cells: Cells): void {
  if (layout.tooSmall) return;
  const kept = keptFor(state.screen, cells);
  const moment = momentOf(cells, state, playhead);
  const { roll, timeline } = layout;
  if (roll !== undefined) {
    const notes = keptRoll(kept.roll, state, roll);
    copyRect(kept.roll.cells, cells, inside(roll.frame));
    overlayRoll(moment, roll, notes);
  }
  if (timeline !== undefined) {
    const notes = keptTimeline(kept.timeline, state, timeline);
    copyRect(kept.timeline.cells, cells, inside(timeline.frame));
    overlayTimeline(moment, timeline, notes);
  }
  paintReadout(cells, state, layout.transportParts, playhead);
}

function keptFor(screen: Screen, { columns, rows }: Cells): KeptParts {
  const found = known.get(screen);
  if (found !== undefined && found.roll.cells.columns === columns && found.roll.cells.rows === rows) return found;
  const kept = {
    roll: { cells: blankCells(columns, rows), of: [], notes: undefined },
    timeline: { cells: blankCells(columns, rows), of: [], notes: undefined },
  };
  known.set(screen, kept);
  return kept;
}

function keptRoll(kept: Kept<RollNotes>, state: AppState, roll: RollLayout): RollNotes {
  const { project, scroll } = state;
  const of = [
    roll,
    project.tracks[state.track],
    project.chunks,
    project.division,
    scroll.tick,
    scroll.pitch,
    state.ticksPerColumn,
    state.selection,
    state.newest,
    state.cursor.pitch,
    state.grid.step,
    state.loop,
  ];
  if (kept.notes !== undefined && isSame(kept.of, of)) return kept.notes;
  const lines = gridLines(state, roll.grid);
  fillRect(kept.cells, inside(roll.frame), INKS.blank);
  const notes = paintRoll(kept.cells, state, roll, lines);
  paintRuler(kept.cells, state, roll.ruler, lines);
  // Where both are seen the roll keeps all its numbers, and the timeline tells the markers.
  if (state.view === "roll") paintMarkers(kept.cells, state, roll.ruler);
  kept.of = of;
  kept.notes = notes;
  return notes;
}

function keptTimeline(kept: Kept<TimelineNotes>, state: AppState, timeline: TimelineLayout): TimelineNotes {
  const { project, scroll } = state;
  const of = [
    timeline,
    project.tracks,
    project.chunks,
    project.division,
    scroll.tick,
    scroll.timeline,
    state.ticksPerColumn,
    state.track,
    state.grid.step,
    state.loop,
  ];
  if (kept.notes !== undefined && isSame(kept.of, of)) return kept.notes;
  const lines = gridLines(state, timeline.grid);
  fillRect(kept.cells, inside(timeline.frame), INKS.blank);
  const notes = paintTimeline(kept.cells, state, timeline, lines);
  paintRuler(kept.cells, state, timeline.ruler, lines);
  paintMarkers(kept.cells, state, timeline.ruler);
  kept.of = of;
  kept.notes = notes;
  return notes;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

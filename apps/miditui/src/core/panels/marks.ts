import { type Cells, PALETTE } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import { visitNotes } from "../notes/note-list.ts";
import type { Project, Track } from "../project/project.ts";
import { isHeard } from "../project/track-sound.ts";
import type { Layout } from "../screen/layout.ts";
import { TRACK_COLUMNS } from "../screen/target.ts";
import { firstListTrack, listRowOfTrack, tracksInList } from "../screen/viewport.ts";
import { COLORS } from "./span.ts";

const STAR = 0x2a;

/** Marks the tracks of the list that sound at the playhead: painted, since that changes many times a second. */
export function markSounding(state: AppState, layout: Layout, playhead: number, cells: Cells): void {
  if (state.transport.state !== "playing") return;
  const { list } = layout.tracks;
  const first = firstListTrack(state, layout.tracks);
  const end = Math.min(state.project.tracks.length, first + tracksInList(layout.tracks));
  for (let index = first; index < end; index++) {
    const track = state.project.tracks[index];
    if (track === undefined || !sounds(state.project, track, playhead)) continue;
    const row = listRowOfTrack(state, layout.tracks, index) * cells.columns;
    cells.glyphs[row + list.column + TRACK_COLUMNS.sounding] = STAR;
    for (let column = TRACK_COLUMNS.sounding; column < list.columns; column++)
      cells.foregrounds[row + list.column + column] = PALETTE + COLORS.green;
  }
}

function sounds(project: Project, track: Track, tick: number): boolean {
  if (!isHeard(project, track)) return false;
  const at = Math.floor(tick);
  let found = false;
  visitNotes(track.notes, at, at + 1, () => {
    found = true;
  });
  return found;
}

import { emptySet } from "../notes/note-set.ts";
import { showTrack } from "./follow.ts";
import type { AppState } from "./state.ts";

/** The state with another track shown, the nearest that there is. Notes that are no more seen are no more selected. */
export function shownTrack(state: AppState, index: number): AppState {
  const track = Math.max(0, Math.min(state.project.tracks.length - 1, index));
  if (track === state.track) return showTrack(state);
  return showTrack({ ...state, track, selection: emptySet, band: undefined });
}

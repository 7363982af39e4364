import type { Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import { isHeard } from "../project/track-sound.ts";
import { type Sounding, soundingNotes } from "./sounding.ts";

/** What is painted over the parts that stay. */
export interface Moment {
  readonly cells: Cells;
  readonly state: AppState;
  /** Tick of the playhead, a broken one while it moves. */
  readonly playhead: number;
  /** The notes of a track that are heard there; none while nothing plays. */
  readonly sounding: (track: number) => readonly Sounding[];
}

export function momentOf(cells: Cells, state: AppState, playhead: number): Moment {
  const known = new Map<number, readonly Sounding[]>();
  const sounding = (index: number): readonly Sounding[] => {
    const notes = known.get(index) ?? heardNotes(state, index, playhead);
    known.set(index, notes);
    return notes;
  };
  return { cells, state, playhead, sounding };
}

function heardNotes(state: AppState, index: number, playhead: number): readonly Sounding[] {
  const track = state.project.tracks[index];
  if (state.transport.state !== "playing" || track === undefined || !isHeard(state.project, track)) return [];
  return soundingNotes(track.notes, playhead);
}

/** Whether the user wants sounding notes to light up there. */
export function isLit(state: AppState, panel: "roll" | "timeline"): boolean {
  return state.highlight === panel || state.highlight === "both";
}

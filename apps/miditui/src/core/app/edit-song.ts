import { commit, type Restored, redo, type Snapshot, undo } from "../history/history.ts";
import type { Project } from "../project/project.ts";
import { timeMapOf } from "../time/time-map.ts";
import { showTrack } from "./follow.ts";
import { rebased } from "./playhead.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";

/** What an edit changes beside the song. */
export type Beside = Partial<Pick<AppState, "selection" | "track" | "newest" | "cursor" | "clipboard" | "mode">>;

/**
 * The state after an edit: one step of history, or none where the project is the very same.
 *
 * @param label what the step did, in the words of a menu: "move 3 notes"
 */
export function edited(state: AppState, label: string, project: Project, beside: Beside = {}): AppState {
  if (project === state.project) return { ...state, ...beside };
  const history = commit(state.history, snapshotOf(state, label));
  return { ...withProject(state, project), ...beside, history };
}

/** The state with another project, without a step of history. A playhead that moves stays where it is. */
export function withProject(state: AppState, project: Project): AppState {
  const still = timeMapOf(project) === timeMapOf(state.project) ? state : rebased(state);
  const changedAt = project === state.file.autosaved ? undefined : (state.file.changedAt ?? state.now);
  return { ...still, project, file: { ...still.file, changedAt } };
}

function snapshotOf(state: AppState, label: string): Snapshot {
  return { label, project: state.project, selection: state.selection, track: state.track };
}

export function undone(state: AppState): AppState {
  const back = undo(state.history, snapshotOf(state, ""));
  return back === undefined ? tell(state, "Nothing to undo") : restored(state, back, "Undo");
}

export function redone(state: AppState): AppState {
  const forth = redo(state.history, snapshotOf(state, ""));
  return forth === undefined ? tell(state, "Nothing to redo") : restored(state, forth, "Redo");
}

function restored(state: AppState, { history, snapshot }: Restored, what: string): AppState {
  const { project, selection, label } = snapshot;
  const track = Math.min(snapshot.track, project.tracks.length - 1);
  const next = { ...withProject(state, project), history, selection, track, pointer: undefined, band: undefined };
  return tell(showTrack(next), `${what}: ${label}`);
}

/** Whether the song differs from what its file holds. */
export function isChanged({ project, file }: AppState): boolean {
  return project !== file.saved;
}

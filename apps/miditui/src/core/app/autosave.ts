import type { Step } from "./action.ts";
import type { AppState } from "./state.ts";

/** Seconds from an edit until it is saved: many edits in a row are written together. */
const DELAY = 0.4;
/** Seconds until it is tried again after a failure. */
const PATIENCE = 5;

/** The step with a request to save what has waited long enough. */
export function autosaved(step: Step<AppState>): Step<AppState> {
  const { state, requests } = step;
  const due = autosaveAt(state);
  return due === undefined || state.now < due ? step : addAutosave(state, requests);
}

/** The step with a request to save now what is not saved yet, as before quitting. */
export function autosavedNow(state: AppState): Step<AppState> {
  const { project, file } = state;
  return project === file.autosaved || project === file.autosaving ? { state, requests: [] } : addAutosave(state, []);
}

function addAutosave(state: AppState, requests: Step<AppState>["requests"]): Step<AppState> {
  const { project, file } = state;
  return {
    state: { ...state, file: { ...file, autosaving: project, changedAt: undefined } },
    requests: [...requests, { type: "autosave", project, path: file.path }],
  };
}

/** Clock when autosave is due; undefined while there is nothing to save. */
export function autosaveAt({ file }: AppState): number | undefined {
  return file.changedAt === undefined || file.autosaving !== undefined ? undefined : file.changedAt + DELAY;
}

/** The state once autosave has written a project. */
export function afterAutosave(state: AppState, project: AppState["project"]): AppState {
  // What was asked for another song, or before something newer, changes nothing here.
  if (project !== state.file.autosaving) return state;
  const changedAt = state.project === project ? undefined : (state.file.changedAt ?? state.now);
  return { ...state, file: { ...state.file, autosaved: project, autosaving: undefined, changedAt, unkept: false } };
}

/** The state once autosave could not write; it will be tried again. */
export function afterFailedAutosave(state: AppState): AppState {
  return { ...state, file: { ...state.file, autosaving: undefined, changedAt: state.now + PATIENCE, unkept: true } };
}

import type { Project } from "../project/project.ts";
import { edited, withProject } from "./edit-song.ts";
import type { AppState } from "./state.ts";

/** Seconds within which another nudge goes on with the step of the one before. */
const PAUSE = 1;

/**
 * The state after a small change of one value, as of a notch of the wheel: with those of the same value that follow within
 * a second it is one step of history.
 *
 * @param of what is changed, and for notes nothing more: another selection or cursor is another value
 */
export function nudged(state: AppState, label: string, of: string, project: Project): AppState {
  if (project === state.project) return state;
  const { nudge, history, selection, cursor, now } = state;
  const goesOn =
    nudge?.of === of &&
    nudge.history === history &&
    nudge.selection === selection &&
    nudge.cursor === cursor &&
    now - nudge.at <= PAUSE;
  const next = goesOn ? withProject(state, project) : edited(state, label, project);
  return { ...next, nudge: { of, at: now, history: next.history, selection, cursor } };
}

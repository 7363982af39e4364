import { emptySet } from "../notes/note-set.ts";
import type { AppState } from "./state.ts";

/** The state with nothing selected and no rubber band. */
export function noneSelected(state: AppState): AppState {
  return { ...state, selection: emptySet, band: undefined };
}

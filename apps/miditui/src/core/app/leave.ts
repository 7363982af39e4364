import { autosavedNow } from "./autosave.ts";
import { isChanged } from "./edit-song.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { asking, complain, type Outcome } from "./step.ts";

/**
 * The state that ends the app: at once where nothing is unsaved, or at the second time; else once autosave has kept what
 * is unsaved.
 */
export function leaving(state: AppState): Outcome {
  const still = stoppedRecording(state);
  if (state.leaving !== "no" || !isChanged(still) || still.project === still.file.autosaved) return quitting(still);
  const saved = autosavedNow(still);
  return asking({ ...saved.state, leaving: "waiting" }, ...saved.requests);
}

/** The state after autosave has kept a project: the app ends if it was waiting for that one. */
export function left(state: AppState): Outcome {
  if (state.leaving === "no") return state;
  if (state.leaving === "warned") return { ...state, leaving: "no" };
  return state.project === state.file.autosaved ? quitting(state) : state;
}

function quitting(state: AppState): Outcome {
  return asking({ ...state, leaving: "no" }, { type: "quit" });
}

/**
 * The state after autosave could not keep the song, told as `text`: who wants to quit is warned once.
 *
 * @param again whether that has been told: it is not said over what else there is to tell
 */
export function stayed(state: AppState, text: string, again: boolean): AppState {
  if (state.leaving === "no") return again ? state : complain(state, text);
  return complain({ ...state, leaving: "warned" }, `${text}; Ctrl+S saves, to quit again loses what is unsaved`);
}

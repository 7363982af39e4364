import { newProject } from "../project/new-project.ts";
import type { Step } from "./action.ts";
import { autosavedNow } from "./autosave.ts";
import { fileOf, opened } from "./create-state.ts";
import type { Next } from "./dialog.ts";
import { isChanged } from "./edit-song.ts";
import { nameOf } from "./path.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { asking, stepOf, tell } from "./step.ts";

/** Another song takes the place of this one: at once where nothing is unsaved, else after a question. */
export function replaced(state: AppState, next: Next): Step<AppState> {
  if (state.opening !== undefined) return stepOf(tell(state, `${nameOf(state.opening)} is being opened`));
  const still = stoppedRecording(state);
  if (!isChanged(still)) return replacedNow(still, next);
  return stepOf({ ...still, band: undefined, dialog: { type: "new", choice: "save", next } });
}

/** The same without a question. */
export function replacedNow(state: AppState, next: Next): Step<AppState> {
  const closed: AppState = { ...state, dialog: undefined, next: undefined };
  if (next.type === "open") {
    // The list of songs stays until the song is there: if it cannot be opened, another is at hand.
    const waiting = state.dialog?.type === "open" ? state : closed;
    const saved = autosavedNow({ ...waiting, opening: next.path });
    return asking(tell(saved.state, `Opening ${nameOf(next.path)}`), ...saved.requests, {
      type: "open",
      path: next.path,
    });
  }
  const project = newProject();
  const { folder } = state.file;
  return stepOf(tell(opened(closed, project, fileOf({ project, path: undefined, folder }, state.now)), "New song"));
}

import type { GeneralDeed } from "../../keymap/deed-id.ts";
import { autosavedNow } from "../autosave.ts";
import { redone, undone } from "../edit-song.ts";
import { exportStopped } from "../export-wav.ts";
import { leaving } from "../leave.ts";
import { pianoLetGo, stoppedRecording } from "../recording.ts";
import type { AppState } from "../state.ts";
import { asking, type Outcome, tell } from "../step.ts";
import { paused } from "../transport.ts";
import type { Deed } from "./deed.ts";
import { focusedBy } from "./view.ts";

export const GENERAL_DEEDS: Readonly<Record<GeneralDeed, Deed>> = {
  quit: leaving,
  help: (state) => ({ ...state, dialog: { type: "help", scroll: 0 } }),
  message: (state) =>
    state.told === undefined
      ? tell(state, "Nothing was told yet")
      : { ...stoppedRecording(state), band: undefined, dialog: { type: "message", text: state.told } },
  undo: (state) => undone(stoppedRecording(state)),
  redo: (state) => redone(stoppedRecording(state)),
  suspend: (state) => {
    const still = stoppedRecording(pianoLetGo(state));
    const saved = autosavedNow(still.transport.state === "playing" ? paused(still) : still);
    // What was going on before is no news when the user comes back.
    return asking({ ...saved.state, notice: undefined }, ...saved.requests, { type: "suspend" });
  },
  "focus-next": (state) => focusedBy(state, 1),
  "focus-previous": (state) => focusedBy(state, -1),
  "normal-mode": toNormalMode,
  "insert-mode": toInsertMode,
  "select-mode": (state) =>
    tell({ ...stoppedRecording(state), mode: "select" }, "Select mode: Enter and b select, w s a d move"),
};

export function toInsertMode(state: AppState): AppState {
  return tell({ ...state, mode: "insert", band: undefined }, "Insert mode: keys play and write");
}

/** A rubber band is dropped first, with what it selected; then the mode; then what is being exported. */
export function toNormalMode(state: AppState): Outcome {
  if (state.band !== undefined) return { ...state, selection: state.band.base, band: undefined };
  if (state.mode === "normal") return state.sound.exporting === undefined ? state : exportStopped(state);
  return tell({ ...stoppedRecording(state), mode: "normal" }, "Normal mode");
}

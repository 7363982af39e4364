import type { FileDeed } from "../../keymap/deed-id.ts";
import { openDialog, saveDialog } from "../file-dialog.ts";
import { formatOf } from "../file-format.ts";
import { stoppedRecording } from "../recording.ts";
import { replaced } from "../replace-song.ts";
import { savedTo } from "../saved-to.ts";
import type { AppState } from "../state.ts";
import type { Outcome } from "../step.ts";
import type { Deed } from "./deed.ts";

export const FILE_DEEDS: Readonly<Record<FileDeed, Deed>> = {
  save: saved,
  "save-as": saveDialog,
  open: openDialog,
  new: (state) => replaced(state, { type: "new" }),
};

/** Saves to where the song came from; asks for a name where there is none, or none of a kind that can be written. */
export function saved(state: AppState): Outcome {
  const { path } = state.file;
  const format = path === undefined ? undefined : formatOf(path);
  if (path === undefined || format === undefined) return saveDialog(state);
  return savedTo(stoppedRecording(state), { path, format, replace: true });
}

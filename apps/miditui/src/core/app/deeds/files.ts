import type { FileDeed } from "../../keymap/deed-id.ts";
import { openDialog, saveDialog } from "../file-dialog.ts";
import { formatOf } from "../file-format.ts";
import { lossesIn, lossText } from "../lossy.ts";
import { nameOf } from "../path.ts";
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
  const still = stoppedRecording(state);
  const losses = lossesIn(still.project, format);
  return losses.length === 0 ? savedTo(still, { path, format, replace: true }) : asked(still, path, losses);
}

/** The dialog for another name or kind of file, with what this one would leave out: Enter saves it so. */
function asked(state: AppState, path: string, losses: readonly string[]): Outcome {
  const step = saveDialog(state);
  const { dialog } = step.state;
  if (dialog?.type !== "save") return step;
  const replacing = nameOf(path);
  return { ...step, state: { ...step.state, dialog: { ...dialog, replacing, problem: lossText(replacing, losses) } } };
}

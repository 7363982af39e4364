import { textWidth } from "@side-projects/terminal";
import type { Target } from "../../screen/target.ts";
import { done } from "../deeds/all.ts";
import type { FileDialog } from "../dialog.ts";
import { answeredNew, CHOICES, closed, openedEntry, withField, withFormat } from "../dialog-keys.ts";
import { WAV_BITS, withBits } from "../export-wav.ts";
import { chosenBy, isChooser, isFileDialog, shownEntries } from "../file-dialog.ts";
import { stemOf } from "../file-format.ts";
import type { AppState } from "../state.ts";
import type { Outcome } from "../step.ts";
import { clustersOf, fieldOf, withCaret } from "../text-field.ts";

/** Does what a click in a dialog does, or beside it. @param second whether it is the second of a double-click */
export function clickedDialog(state: AppState, target: Target, second: boolean): Outcome {
  const { dialog } = state;
  if (dialog === undefined) return state;
  if (target.type === "hint") return done(state, target.id);
  if (target.type === "outside-dialog" || dialog.type === "help" || dialog.type === "message") return closed(state);
  switch (target.type) {
    case "dialog-row":
      return isFileDialog(dialog) ? clickedRow(state, dialog, target.index, second) : state;
    case "dialog-field":
      return "caret" in dialog
        ? withField(state, dialog, withCaret(dialog, caretAt(dialog.text, target.column)))
        : state;
    case "dialog-choice":
      return clickedChoice(state, target.index);
    default:
      return state;
  }
}

function clickedChoice(state: AppState, index: number): Outcome {
  const { dialog } = state;
  if (dialog?.type === "save") return withFormat(state, dialog, index);
  if (dialog?.type === "wav") return clickedWav(state, dialog, index);
  const choice = CHOICES[index];
  if (dialog?.type !== "new" || choice === undefined) return state;
  return answeredNew(state, { ...dialog, choice });
}

/** Of a sound file the bits, then stems, then the loop. */
function clickedWav(state: AppState, dialog: FileDialog, index: number): Outcome {
  if (index < WAV_BITS.length) return withBits(state, dialog, index);
  return done(state, index === WAV_BITS.length ? "toggle-stems" : "toggle-loop");
}

function clickedRow(state: AppState, dialog: FileDialog, index: number, second: boolean): Outcome {
  const entry = shownEntries(dialog)[index];
  if (entry === undefined) return state;
  const chooses = isChooser(dialog);
  if (second && (entry.folder || chooses)) return openedEntry(state, { ...dialog, chosen: index });
  if (chooses || entry.folder) return chosenBy(state, dialog, index);
  const name = dialog.type === "wav" ? entry.name : stemOf(entry.name);
  const named = { ...dialog, ...fieldOf(name), problem: undefined, replacing: undefined };
  return chosenBy(state, named, index);
}

/** Clusters before a column of the field. */
function caretAt(text: string, column: number): number {
  let width = 0;
  let caret = 0;
  for (const cluster of clustersOf(text)) {
    width += textWidth(cluster);
    if (width > column) break;
    caret++;
  }
  return caret;
}

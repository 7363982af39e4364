import type { KeyEvent } from "@side-projects/terminal";
import { chordOf, typedBy } from "../keymap/chord.ts";
import { bindingFor, placeOf } from "../keymap/lookup.ts";
import { done } from "./deeds/all.ts";
import { typedInto } from "./dialog-keys.ts";
import { isChooser, isFileDialog } from "./file-dialog.ts";
import { released } from "./pointer/release.ts";
import { pianoPressed, pianoReleased } from "./recording.ts";
import type { AppState } from "./state.ts";
import type { Outcome } from "./step.ts";

/** Does what a key stands for. */
export function pressed(before: AppState, event: KeyEvent): Outcome {
  if (event.action === "release") return pianoReleased(before, event.key);
  // A drag ends with a key: what it has done so far is a step of its own, and the key's deed the next.
  const still = released(before);
  const state = still.notice?.kind === "error" ? { ...still, notice: undefined } : still;
  const place = placeOf(state);
  const binding = isTyping(state, event) ? undefined : bindingFor(place, chordOf(event));
  if (binding === undefined) return typedOn(state, event);
  const { id } = binding;
  if (id === "piano-key") return event.action === "repeat" ? state : pianoPressed(state, event.key);
  // Who holds it a little too long has not meant to end what it began.
  if (id === "record" && event.action === "repeat") return state;
  return done(state, id);
}

/** Once letters narrow a list, those that would move in it are typed as well. */
function isTyping({ dialog }: AppState, event: KeyEvent): boolean {
  const isOpen =
    (isFileDialog(dialog) && isChooser(dialog) && dialog.typing) ||
    (dialog?.type === "help" && dialog.filter !== undefined);
  return isOpen && typedBy(event) !== undefined;
}

function typedOn(state: AppState, event: KeyEvent): AppState {
  const text = typedBy(event);
  return text === undefined || state.dialog === undefined ? state : typedInto(state, text);
}

import type { KeyEvent } from "@side-projects/terminal";
import { chordOf, typedBy } from "../keymap/chord.ts";
import type { DeedId, DialogDeed, MouseDeed, NoteDeed } from "../keymap/deed-id.ts";
import { bindingFor, placeOf } from "../keymap/lookup.ts";
import { CURSOR_DEEDS } from "./deeds/cursor.ts";
import type { Deed } from "./deeds/deed.ts";
import { FILE_DEEDS } from "./deeds/files.ts";
import { GENERAL_DEEDS } from "./deeds/general.ts";
import { NOTE_DEEDS } from "./deeds/notes.ts";
import { SELECT_DEEDS } from "./deeds/select.ts";
import { TIME_DEEDS } from "./deeds/time.ts";
import { TRACK_DEEDS } from "./deeds/tracks.ts";
import { TRANSPORT_DEEDS } from "./deeds/transport.ts";
import { VIEW_DEEDS } from "./deeds/view.ts";
import { dialogDeed, typedInto } from "./dialog-keys.ts";
import { released } from "./pointer/release.ts";
import { pianoPressed, pianoReleased } from "./recording.ts";
import type { AppState } from "./state.ts";
import type { Outcome } from "./step.ts";

type KeyDeed = Exclude<DeedId, DialogDeed | MouseDeed | Extract<NoteDeed, "piano-key">>;

const DEEDS: Readonly<Record<KeyDeed, Deed>> = {
  ...GENERAL_DEEDS,
  ...TRANSPORT_DEEDS,
  ...CURSOR_DEEDS,
  ...SELECT_DEEDS,
  ...NOTE_DEEDS,
  ...TRACK_DEEDS,
  ...TIME_DEEDS,
  ...VIEW_DEEDS,
  ...FILE_DEEDS,
};

function isKeyDeed(id: DeedId): id is KeyDeed {
  return Object.hasOwn(DEEDS, id);
}

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
  if (isKeyDeed(id)) return DEEDS[id](state);
  return isDialogDeed(id) ? dialogDeed(state, id) : state;
}

function isDialogDeed(id: DeedId): id is DialogDeed {
  return !isKeyDeed(id) && !id.startsWith("mouse-");
}

/** Once letters narrow the list of songs, those that would move in it are typed as well. */
function isTyping({ dialog }: AppState, event: KeyEvent): boolean {
  return dialog?.type === "open" && dialog.typing && typedBy(event) !== undefined;
}

function typedOn(state: AppState, event: KeyEvent): AppState {
  const text = typedBy(event);
  return text === undefined || state.dialog === undefined ? state : typedInto(state, text);
}

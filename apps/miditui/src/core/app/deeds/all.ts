import type { DeedId, DialogDeed, MouseDeed, NoteDeed } from "../../keymap/deed-id.ts";
import { dialogDeed } from "../dialog-keys.ts";
import type { AppState } from "../state.ts";
import type { Outcome } from "../step.ts";
import { CURSOR_DEEDS } from "./cursor.ts";
import type { Deed } from "./deed.ts";
import { FILE_DEEDS } from "./files.ts";
import { GENERAL_DEEDS } from "./general.ts";
import { NOTE_DEEDS } from "./notes.ts";
import { SELECT_DEEDS } from "./select.ts";
import { SOUND_DEEDS } from "./sound.ts";
import { TIME_DEEDS } from "./time.ts";
import { TRACK_DEEDS } from "./tracks.ts";
import { TRANSPORT_DEEDS } from "./transport.ts";
import { VIEW_DEEDS } from "./view.ts";

type KeyDeed = Exclude<DeedId, DialogDeed | MouseDeed | Extract<NoteDeed, "piano-key">>;

const DEEDS: Readonly<Record<KeyDeed, Deed>> = {
  ...GENERAL_DEEDS,
  ...TRANSPORT_DEEDS,
  ...SOUND_DEEDS,
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

/** Does a deed by its name, in the dialog that is open where it is one of its own; what needs a key or a cell does nothing. */
export function done(state: AppState, id: DeedId): Outcome {
  if (isKeyDeed(id)) return DEEDS[id](state);
  return isDialogDeed(id) ? dialogDeed(state, id) : state;
}

function isDialogDeed(id: DeedId): id is DialogDeed {
  return !isKeyDeed(id) && !id.startsWith("mouse-") && id !== "piano-key";
}

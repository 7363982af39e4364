import type { Binding } from "./binding.ts";
import { CURSOR_BINDINGS } from "./bindings-cursor.ts";
import { DIALOG_BINDINGS } from "./bindings-dialogs.ts";
import { MOUSE_BINDINGS } from "./bindings-mouse.ts";
import { NOTE_BINDINGS } from "./bindings-notes.ts";
import { SONG_BINDINGS } from "./bindings-song.ts";
import { TIME_BINDINGS, TRACK_BINDINGS } from "./bindings-tracks.ts";
import { FILE_BINDINGS, VIEW_BINDINGS } from "./bindings-view.ts";

/** All that can be done, by key and by mouse. */
export const BINDINGS: readonly Binding[] = [
  ...SONG_BINDINGS,
  ...CURSOR_BINDINGS,
  ...NOTE_BINDINGS,
  ...TRACK_BINDINGS,
  ...TIME_BINDINGS,
  ...VIEW_BINDINGS,
  ...FILE_BINDINGS,
  ...MOUSE_BINDINGS,
  ...DIALOG_BINDINGS,
];

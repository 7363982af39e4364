import type { DialogType } from "../app/dialog.ts";
import type { Mode } from "../app/state.ts";
import type { DeedId } from "./deed-id.ts";

/**
 * What takes the keys: a mode, or the dialog that lies over the screen. "take" is Insert mode while the song plays to a
 * recording: its keys stand above those of Insert mode, which all work in it too.
 */
export type Place = Mode | "take" | DialogType;

/** Headings of the help, in its order. */
export const GROUPS = [
  "General",
  "Playing",
  "Modes",
  "Moving about",
  "Selecting",
  "Notes",
  "Tracks",
  "Tempo, metre, markers",
  "Piano keys",
  "View",
  "Files",
  "Mouse",
  "In dialogs",
] as const;

export type Group = (typeof GROUPS)[number];

/**
 * One thing that can be done, with every way to do it. Dispatch, help and hints all read this, so that none of them can
 * know a key that the others do not.
 */
export interface Binding {
  readonly id: DeedId;
  /** What it does, as a line of the help. */
  readonly title: string;
  readonly group: Group;
  /** As `chordOf` names them; the first is the one that hints show. Empty for what only a mouse does. */
  readonly chords: readonly string[];
  /** What a mouse does for it, in words. */
  readonly mouse?: string;
  readonly places: readonly Place[];
  /** The chords as the help tells them, where there are too many to name. @default all of `chords` */
  readonly keys?: string;
  /** Short name in a line of hints. @default not hinted */
  readonly hint?: string;
}

export const MODES: readonly Mode[] = ["normal", "insert", "select"];
/** The two modes in which letters are commands and not piano keys. */
export const COMMANDS: readonly Mode[] = ["normal", "select"];

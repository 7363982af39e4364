import type { Panel } from "../app/state.ts";
import type { DeedId } from "../keymap/deed-id.ts";
import type { Note } from "../notes/note-list.ts";

/** What the pointer is on. */
export type Target =
  | { readonly type: "transport"; readonly part: TransportPart }
  /** A line of the track list; `index` into project.tracks. */
  | { readonly type: "track"; readonly index: number; readonly part: TrackPart }
  /** `tick` is the first of the column. */
  | { readonly type: "ruler"; readonly of: "roll" | "timeline"; readonly tick: number }
  | { readonly type: "key"; readonly pitch: number }
  | RollTarget
  /** Below the grid: the velocity that this height stands for, for the notes that start in the column from `tick`. */
  | { readonly type: "lane"; readonly tick: number; readonly velocity: number }
  /** `track` is undefined below the last one. */
  | { readonly type: "timeline"; readonly track: number | undefined; readonly tick: number }
  | { readonly type: "timeline-label"; readonly track: number | undefined }
  /** Anywhere in the keyboard's frame: which half of it, and the pitch where a key is drawn. */
  | { readonly type: "keyboard"; readonly half: "left" | "right"; readonly pitch: number | undefined }
  /** A hint of a key: a click on it does what the key does. */
  | { readonly type: "hint"; readonly id: DeedId; readonly panel: Panel | undefined }
  /** A row of the dialog's list, scrolled: it may lie beyond the last entry. */
  | { readonly type: "dialog-row"; readonly index: number }
  /** Columns from the start of the field. */
  | { readonly type: "dialog-field"; readonly column: number }
  | { readonly type: "dialog-choice"; readonly index: number }
  /** In the dialog, on nothing of these. */
  | { readonly type: "dialog" }
  | { readonly type: "outside-dialog" }
  /** A border, a hint, an empty place of a panel. */
  | { readonly type: "panel"; readonly panel: Panel }
  | { readonly type: "nothing" };

export interface RollTarget {
  readonly type: "roll";
  /** The first tick of the column. */
  readonly tick: number;
  /** Undefined below the lowest pitch. */
  readonly pitch: number | undefined;
  /** The note that is seen there. */
  readonly note: Note | undefined;
  /** Whether it is the note's first or last column; of one column it is neither, so that a drag moves it. */
  readonly edge: "start" | "end" | undefined;
}

export type TransportPart = "play" | "stop" | "position" | "tempo" | "metre" | "status";

/** `row` is a place of the track's lines that holds nothing of its own. */
export type TrackPart = "mute" | "solo" | "name" | "volume" | "pan" | "program" | "row";

/** Columns of the track list's parts, from its left edge: the first line of a track, and the second. */
export const TRACK_COLUMNS: {
  readonly marker: 0;
  readonly mute: 2;
  readonly solo: 3;
  readonly sounding: 4;
  readonly name: 6;
  readonly volume: 4;
  readonly pan: 9;
  readonly program: 13;
} = { marker: 0, mute: 2, solo: 3, sounding: 4, name: 6, volume: 4, pan: 9, program: 13 };

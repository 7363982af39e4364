import type { History } from "../history/history.ts";
import type { Note, NoteSet } from "../notes/note-list.ts";
import type { Project } from "../project/project.ts";
import type { Dialog } from "./dialog.ts";

export type Mode = "normal" | "insert" | "select";
export type View = "combined" | "roll" | "timeline";
export type Panel = "tracks" | "timeline" | "roll" | "keyboard";

/** Everything that the screen shows and the next key depends on. Never changed: `reduce` makes the next one. */
export interface AppState {
  readonly project: Project;
  readonly history: History;
  readonly file: FileState;
  /** Index into project.tracks. */
  readonly track: number;
  readonly selection: NoteSet;
  /** The note that was made last, shown in a colour of its own. */
  readonly newest: number | undefined;
  readonly cursor: { readonly tick: number; readonly pitch: number };
  readonly mode: Mode;
  readonly view: View;
  readonly focus: Panel;
  readonly scroll: Scroll;
  /** Whole ticks that a column of roll and timeline stands for, 1 or more. */
  readonly ticksPerColumn: number;
  /** Two lines a track in the track list (true at start). */
  readonly trackDetails: boolean;
  readonly lane: boolean;
  /** Which sounding notes light up. */
  readonly highlight: "roll" | "both" | "off" | "timeline";
  readonly transport: Transport;
  readonly loop: Loop;
  readonly grid: Grid;
  /** -4 to 4. */
  readonly octave: number;
  readonly recording: Recording | undefined;
  readonly clipboard: Clipboard | undefined;
  readonly pointer: Drag | undefined;
  readonly dialog: Dialog | undefined;
  readonly notice: Notice | undefined;
  readonly screen: Screen;
  /** Seconds on the clock of the last action. */
  readonly now: number;
}

export interface FileState {
  /** Where Ctrl+S writes to without asking; undefined before the first save of a new song. */
  readonly path: string | undefined;
  /** The project as it was last saved or opened; another one is "changed". */
  readonly saved: Project;
  /** The project that autosave wrote last. */
  readonly autosaved: Project;
}

export interface Scroll {
  /** Tick at the left edge of roll and timeline. */
  readonly tick: number;
  /** Pitch of the top row of the roll. */
  readonly pitch: number;
  /** Index of the first track of the list, and of the timeline. */
  readonly tracks: number;
  readonly timeline: number;
}

export interface Transport {
  readonly state: "stopped" | "paused" | "playing";
  /** The playhead. While it plays: where it was at `since`. */
  readonly tick: number;
  /** Seconds on the clock when `tick` was right. */
  readonly since: number;
}

export interface Loop {
  readonly on: boolean;
  readonly start: number;
  readonly end: number;
}

/** What quantize and new notes use. */
export interface Grid {
  /** Ticks of a step, 1 or more. */
  readonly step: number;
  /** Share of the second of two steps that is late: 50 (straight) to 75 percent. */
  readonly swing: number;
  /** How far notes go to their place, 1 to 100 percent. */
  readonly strength: number;
}

/** Notes are being recorded from Insert mode against the clock. */
export interface Recording {
  readonly since: number;
  readonly tick: number;
  /** Clock of the last key; it ends two bars later. */
  readonly last: number;
  /** Keys that are held, where the terminal tells of their release: pitch, note id and clock of the press. */
  readonly held: readonly { readonly pitch: number; readonly note: number; readonly since: number }[];
}

export interface Clipboard {
  /** Starts are relative to the first note's bar-free start: the first is at 0. Ids mean nothing. */
  readonly notes: readonly Note[];
  /** Ticks a quarter of the project it was copied from. */
  readonly ticksPerQuarter: number;
  /** Length of what was copied, so that paste after paste lines up. */
  readonly length: number;
}

/** A button that is held, from press to release. */
export interface Drag {
  readonly kind: "pan" | "move" | "resize" | "band" | "velocity" | "loop" | "seek" | "scroll";
  readonly button: "left" | "middle" | "right";
  readonly from: { readonly column: number; readonly row: number };
  readonly at: { readonly column: number; readonly row: number };
  /** The state's project and selection when it began: a drag is worked out from there, and is one step of history. */
  readonly base: { readonly project: Project; readonly selection: NoteSet; readonly scroll: Scroll };
  /** Whether it has left its first cell. */
  readonly moved: boolean;
}

export interface Notice {
  readonly text: string;
  readonly kind: "info" | "error";
  /** Clock when it goes, 3 s after it came; an error stays until the next key. */
  readonly until: number | undefined;
}

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** Whether the terminal tells of key releases. */
  readonly releases: boolean;
}

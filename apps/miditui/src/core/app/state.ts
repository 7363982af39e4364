import type { History } from "../history/history.ts";
import type { NewNote } from "../notes/new-notes.ts";
import type { NoteSet } from "../notes/note-list.ts";
import type { Project } from "../project/project.ts";
import type { Dialog, Next } from "./dialog.ts";
import type { SoundState } from "./sound-state.ts";

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
  /** Two lines a track in the track list and in the timeline (true at start). */
  readonly trackDetails: boolean;
  readonly lane: boolean;
  /** Which sounding notes light up. */
  readonly highlight: "roll" | "both" | "off" | "timeline";
  readonly transport: Transport;
  readonly sound: SoundState;
  readonly loop: Loop;
  readonly grid: Grid;
  /** -4 to 4. */
  readonly octave: number;
  readonly recording: Recording | undefined;
  readonly clipboard: Clipboard | undefined;
  readonly pointer: Drag | undefined;
  /** Where the button went down last, by which a double-click is known. */
  readonly click: Click | undefined;
  /** The rubber band, drawn by pointer or by key. */
  readonly band: Band | undefined;
  /** A pitch that is played without being written, lit on the keyboard. */
  readonly preview: Preview | undefined;
  readonly dialog: Dialog | undefined;
  readonly notice: Notice | undefined;
  /** What was told last, so that all of it can be read after its line is gone. */
  readonly told: string | undefined;
  /** The small change that was made last: the next of the same value belongs to its step of history. */
  readonly nudge: Nudge | undefined;
  /** What happens once the song has been saved, where it was saved for that. */
  readonly next: Next | undefined;
  /** Path of the song that is being opened; this one is not edited any more then. */
  readonly opening: string | undefined;
  /** Whether the app ends as soon as what is unsaved is kept, or was told that it could not be. */
  readonly leaving: "no" | "waiting" | "warned";
  readonly screen: Screen;
  /** Seconds on the clock of the last action. */
  readonly now: number;
}

export interface FileState {
  /** Where Ctrl+S writes to without asking; undefined before the first save of a new song. */
  readonly path: string | undefined;
  /**
   * The project as it was last saved or opened: another one is changed. Undefined where the file has none of it, as after
   * a recovery.
   */
  readonly saved: Project | undefined;
  /** What was last asked to be saved: an answer about another project is of a song that has gone. */
  readonly saving: Project | undefined;
  /** The project that autosave wrote last. */
  readonly autosaved: Project;
  /** What autosave is writing now. */
  readonly autosaving: Project | undefined;
  /** Clock when the song began to differ from what was autosaved; undefined while it does not. */
  readonly changedAt: number | undefined;
  /** Whether autosave could not write the last time: what is unsaved is kept nowhere. */
  readonly unkept: boolean;
  /** The folder that the dialogs begin in. */
  readonly folder: string;
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
  /** The playhead, between two ticks perhaps. While it plays: where it was at `since`. */
  readonly tick: number;
  /** Seconds on the clock when `tick` was right; later than now while what plays is not heard yet. */
  readonly since: number;
  /** Where it was set going, and after how many bars of clicks: another object for each time. @default not playing */
  readonly begun?: { readonly tick: number; readonly countIn: number } | undefined;
  /** Seconds by which the sound is ahead of `tick`, made good little by little so that no line jumps. @default 0 */
  readonly lag?: number | undefined;
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
  /** Whether the song plays to it: it ends only by hand then. */
  readonly take: boolean;
  /** The mode in which it was begun: that by which it ends goes back there. */
  readonly from: Mode;
  /** Ids of notes that are to go to the grid once the line has left them behind. */
  readonly loose: readonly number[];
  readonly since: number;
  readonly tick: number;
  /** Clock of the last key; it ends two bars later. */
  readonly last: number;
  /** Keys that are held, where the terminal tells of their release. */
  readonly held: readonly HeldKey[];
  /** The key that was pressed last, where releases are not told. */
  readonly tap: Tap | undefined;
}

/** A key that went down, and whose release nobody tells: by how soon it comes again one sees that it is held. */
export interface Tap extends HeldKey {
  /** Clock of the last time that it came. */
  readonly at: number;
  /** Whether it has been seen to be held: each time that it comes its note grows. */
  readonly repeats: boolean;
  /** The same key a moment before. */
  readonly first: Tap | undefined;
  /** The song before its note was made, and with it. */
  readonly before: Pick<AppState, "project" | "history">;
  readonly made: Project;
}

export interface HeldKey {
  /** As the terminal names it: octaves may change while it is held. */
  readonly key: string;
  /** Id of the note that it made. */
  readonly note: number;
  /** Where that note began. */
  readonly tick: number;
}

export interface Clipboard {
  /** Starts are relative to the first note's bar-free start: the first is at 0. */
  readonly notes: readonly NewNote[];
  /** Ticks a quarter of the project it was copied from. */
  readonly ticksPerQuarter: number;
  /** Length of what was copied, so that paste after paste lines up. */
  readonly length: number;
}

/** A button that is held, from press to release. */
export interface Drag {
  readonly kind: DragKind;
  readonly button: "left" | "middle" | "right";
  /** Cell of the press. */
  readonly from: Cell;
  /** Cell of the last report. */
  readonly at: Cell;
  /** Where in the song it began, so that scrolling on the way does not move it. */
  readonly origin: Spot;
  /** Index of the track under it, where it began in a list of tracks. */
  readonly track: number;
  /** What the release does if the pointer has not left its first cell. */
  readonly onRelease: "nothing" | "select-one" | "select-none" | "seek";
  /** Id of the note under it; undefined off a note. */
  readonly note: number | undefined;
  /** The state when it began: a drag is worked out from there, and is one step of history. */
  readonly base: {
    readonly project: Project;
    readonly selection: NoteSet;
    readonly scroll: Scroll;
    readonly loop: Loop;
    readonly track: number;
  };
  /** Whether it has left its first cell. */
  readonly moved: boolean;
}

export type DragKind = "pan" | "move" | "copy" | "resize" | "band" | "velocity" | "loop" | "track";

export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface Spot {
  readonly tick: number;
  readonly pitch: number;
}

export interface Click extends Cell {
  readonly at: number;
  /** Id of the note that the click made: a second click leaves it. */
  readonly made: number | undefined;
}

/** Two corners in the song. Notes that sound between them, both included, are selected as it is drawn. */
export interface Band {
  readonly from: Spot;
  readonly to: Spot;
  /** What was selected before; it stays selected. */
  readonly base: NoteSet;
}

export interface Preview {
  readonly pitch: number;
  /** Clock when its key goes dark. */
  readonly until: number;
}

export interface Notice {
  readonly text: string;
  readonly kind: "info" | "error";
  /** Clock when it goes, 3 s after it came; an error stays until the next key. */
  readonly until: number | undefined;
}

export interface Nudge extends Pick<AppState, "history" | "selection" | "cursor"> {
  /** What was changed: "tempo 0", "volume 3". */
  readonly of: string;
  /** Clock of it. */
  readonly at: number;
}

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** Whether the terminal tells of key releases. */
  readonly releases: boolean;
}

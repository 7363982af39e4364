/** A part of the screen, in cells from the upper left corner. */
export interface Rect {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Where everything is. Views are drawn to it, canvases painted into it and the pointer looked up in it, so that what is
 * clicked is what is seen. A frame includes its border; the other rectangles lie inside one.
 */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** Below 80 x 24 nothing but a line that says so is drawn. */
  readonly tooSmall: boolean;
  /** Frame of the transport. */
  readonly transport: Rect;
  readonly transportParts: TransportParts;
  readonly tracks: TracksLayout;
  /** Undefined where the view does not show it. */
  readonly roll: RollLayout | undefined;
  readonly timeline: TimelineLayout | undefined;
  readonly keyboard: KeyboardLayout;
  /** One row over the whole width for `state.notice`: in the place of the hints, so that long ones can be read. */
  readonly notice: Rect;
  readonly dialog: DialogLayout | undefined;
}

/** The parts of the transport's one row, from the left. */
export interface TransportParts {
  /** State, and the button for play and pause: "[>] PLAY", "[||] PAUSE", "[.] STOP". */
  readonly play: Rect;
  /** The button that stops and rewinds. */
  readonly stop: Rect;
  /** "Pos: 22:01:074 1:23.456": painted. */
  readonly position: Rect;
  /** "BPM: 120.00": painted. */
  readonly tempo: Rect;
  /** "12/16": painted. */
  readonly metre: Rect;
  /** Mode, loop, recording; the rest of the row. */
  readonly status: Rect;
}

export interface TracksLayout {
  readonly frame: Rect;
  readonly list: Rect;
  /** Two rows below the list. */
  readonly hints: Rect;
  /** 1 or 2, by `state.trackDetails`. */
  readonly rowsPerTrack: number;
}

export interface RollLayout {
  readonly frame: Rect;
  readonly ruler: Rect;
  /** Names of the keys, left of the grid, a row each. */
  readonly keys: Rect;
  readonly grid: Rect;
  /** Bars of velocity below the grid, with the same columns; undefined while it is not shown. */
  readonly lane: Rect | undefined;
}

export interface TimelineLayout {
  readonly frame: Rect;
  readonly ruler: Rect;
  readonly labels: Rect;
  readonly grid: Rect;
  /** Rows of a track: 1 or 2, by `state.trackDetails`. */
  readonly rowsPerTrack: number;
}

export interface KeyboardLayout {
  readonly frame: Rect;
  /** Two rows: the octave from C4 above, the one from C3 below; three columns a key. */
  readonly keys: Rect;
  readonly hints: Rect;
}

export interface DialogLayout {
  readonly frame: Rect;
  /** Lines of text above everything else: the folder, the question, what is asked for. */
  readonly heading: Rect;
  /** Rows of its list or text that can be scrolled; 0 rows where it has none. */
  readonly list: Rect;
  /** The line that is typed into, without its caption. */
  readonly field: Rect | undefined;
  /** Caption before the field; 0 columns where there is none. */
  readonly caption: Rect;
  /** What can be chosen: formats of Save (json, oxm, mid), answers of New (save, discard, cancel); else none. */
  readonly choices: readonly Rect[];
  /** Where `problem` is told; 0 rows where there is none. */
  readonly problem: Rect;
  /** The keys that it takes, pinned to its last row. */
  readonly footer: Rect;
}

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
  readonly transport: Rect;
  readonly tracks: TracksLayout;
  /** Undefined where the view does not show it. */
  readonly roll: RollLayout | undefined;
  readonly timeline: TimelineLayout | undefined;
  readonly keyboard: KeyboardLayout;
  readonly dialog: DialogLayout | undefined;
}

export interface TracksLayout {
  readonly frame: Rect;
  readonly list: Rect;
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
  /** Rows of a track: 2. */
  readonly rowsPerTrack: number;
}

export interface KeyboardLayout {
  readonly frame: Rect;
  readonly keys: Rect;
  readonly hints: Rect;
}

export interface DialogLayout {
  readonly frame: Rect;
  /** Rows of its list or text that can be scrolled; 0 rows where it has none. */
  readonly list: Rect;
  /** The line that is typed into. */
  readonly field: Rect | undefined;
}

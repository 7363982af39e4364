import type { AppState, Screen } from "../app/state.ts";
import { dialogLayout, dialogShape } from "./dialog-layout.ts";
import type {
  KeyboardLayout,
  Layout,
  Rect,
  RollLayout,
  TimelineLayout,
  TracksLayout,
  TransportParts,
} from "./layout.ts";
import { columnsOf, inside, rect, rowsOf } from "./rect.ts";

const TRANSPORT_ROWS = 3;
const TRACKS_COLUMNS = 30;
const KEYBOARD_ROWS = 5;
const TRACK_HINT_ROWS = 2;
const RULER_ROWS = 1;

/** Width of key names, and of the timeline's labels beside the roll, so that both have the same columns. */
const LABEL_COLUMNS = 5;
/** The same where the timeline stands alone, and where the screen is wide enough to tell tracks by name beside the roll. */
const WIDE_LABEL_COLUMNS = 12;
const WIDE_SCREEN = 120;

/** The smallest screen that everything fits on. */
export const SMALLEST_SCREEN: { readonly columns: number; readonly rows: number } = { columns: 80, rows: 24 };

const known: WeakMap<Screen, Map<string, Layout>> = new WeakMap();

/** Where everything is on the screen of a state; the same object as long as nothing is elsewhere. */
export function layoutOf(state: AppState): Layout {
  const { screen, view, trackDetails, lane, dialog } = state;
  const key = `${view} ${trackDetails} ${lane} ${dialog === undefined ? "" : dialogShape(dialog)}`;
  let layouts = known.get(screen);
  if (layouts === undefined) {
    layouts = new Map();
    known.set(screen, layouts);
  }
  const layout = layouts.get(key) ?? arrange(state);
  layouts.set(key, layout);
  return layout;
}

function arrange(state: AppState): Layout {
  const { columns, rows } = state.screen;
  const transport = rect(0, 0, columns, TRANSPORT_ROWS);
  const contentRows = rows - TRANSPORT_ROWS - KEYBOARD_ROWS;
  const content = rect(TRACKS_COLUMNS, TRANSPORT_ROWS, columns - TRACKS_COLUMNS, contentRows);
  const keyboard = keyboardLayout(rect(0, rows - KEYBOARD_ROWS, columns, KEYBOARD_ROWS));
  return {
    columns,
    rows,
    tooSmall: columns < SMALLEST_SCREEN.columns || rows < SMALLEST_SCREEN.rows,
    transport,
    transportParts: transportParts(inside(transport)),
    tracks: tracksLayout(rect(0, TRANSPORT_ROWS, TRACKS_COLUMNS, contentRows), rowsOfTrack(state)),
    ...contentLayout(content, state),
    keyboard,
    notice: keyboard.hints,
    dialog: state.dialog === undefined ? undefined : dialogLayout(state.dialog, columns, rows),
  };
}

function transportParts(line: Rect): TransportParts {
  // Eighty columns hold all of it; wider ones get more air between the parts.
  const air = Math.min(5, Math.floor(Math.max(0, line.columns - 78) / 5));
  let at = 0;
  const next = (columns: number): Rect => {
    const part = columnsOf(line, at, columns);
    at += columns + air;
    return part;
  };
  return {
    play: next(11),
    stop: next(9),
    position: next(27),
    tempo: next(12),
    metre: next(6),
    status: next(line.columns),
  };
}

/** Of the list and of the timeline: where they are one, more tracks are seen. */
function rowsOfTrack({ trackDetails }: AppState): number {
  return trackDetails ? 2 : 1;
}

function tracksLayout(frame: Rect, rowsPerTrack: number): TracksLayout {
  const inner = inside(frame);
  const listRows = inner.rows - TRACK_HINT_ROWS;
  return {
    frame,
    list: rowsOf(inner, 0, listRows),
    hints: rowsOf(inner, Math.max(0, listRows), TRACK_HINT_ROWS),
    rowsPerTrack,
  };
}

function contentLayout(content: Rect, state: AppState): Pick<Layout, "roll" | "timeline"> {
  const { view, lane } = state;
  const rowsPerTrack = rowsOfTrack(state);
  if (view === "roll") return { roll: rollLayout(content, lane, LABEL_COLUMNS), timeline: undefined };
  if (view === "timeline")
    return { roll: undefined, timeline: timelineLayout(content, WIDE_LABEL_COLUMNS, rowsPerTrack) };
  const rollRows = Math.round(content.rows * 0.55);
  const labels = state.screen.columns < WIDE_SCREEN ? LABEL_COLUMNS : WIDE_LABEL_COLUMNS;
  return {
    roll: rollLayout(rowsOf(content, 0, rollRows), lane, labels),
    timeline: timelineLayout(rowsOf(content, rollRows, content.rows - rollRows), labels, rowsPerTrack),
  };
}

function rollLayout(frame: Rect, withLane: boolean, labelColumns: number): RollLayout {
  const inner = inside(frame);
  const right = columnsOf(inner, labelColumns, inner.columns);
  const laneRows = withLane ? Math.max(2, Math.min(8, Math.floor(inner.rows / 4))) : 0;
  const gridRows = inner.rows - RULER_ROWS - laneRows;
  return {
    frame,
    ruler: rowsOf(right, 0, RULER_ROWS),
    keys: rowsOf(columnsOf(inner, 0, labelColumns), RULER_ROWS, gridRows),
    grid: rowsOf(right, RULER_ROWS, gridRows),
    lane: withLane ? rowsOf(right, RULER_ROWS + gridRows, laneRows) : undefined,
  };
}

function timelineLayout(frame: Rect, labelColumns: number, rowsPerTrack: number): TimelineLayout {
  const inner = inside(frame);
  const right = columnsOf(inner, labelColumns, inner.columns);
  return {
    frame,
    ruler: rowsOf(right, 0, RULER_ROWS),
    labels: rowsOf(columnsOf(inner, 0, labelColumns), RULER_ROWS, inner.rows),
    grid: rowsOf(right, RULER_ROWS, inner.rows),
    rowsPerTrack,
  };
}

function keyboardLayout(frame: Rect): KeyboardLayout {
  const inner = inside(frame);
  return { frame, keys: rowsOf(inner, 0, 2), hints: rowsOf(inner, 2, 1) };
}

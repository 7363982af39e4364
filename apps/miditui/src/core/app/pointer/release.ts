import { selectionSpan } from "../../edit/notes.ts";
import { commit } from "../../history/history.ts";
import { emptySet, setOf } from "../../notes/note-set.ts";
import { layoutOf } from "../../screen/layout-of.ts";
import { trackOfListRow } from "../../screen/viewport.ts";
import { withMoved } from "../deeds/tracks.ts";
import { looping } from "../deeds/transport.ts";
import type { AppState, Drag, DragKind } from "../state.ts";
import { tell } from "../step.ts";
import { notesText } from "../target-notes.ts";
import { sought } from "../transport.ts";
import { beatLine } from "./beats.ts";

/** The state once the button is up: what was dragged is one step of history. */
export function released(before: AppState): AppState {
  const drag = before.pointer;
  if (drag === undefined) return before;
  const state: AppState = { ...before, pointer: undefined };
  if (!drag.moved && drag.kind !== "velocity") return pressedOnly(state, drag);
  switch (drag.kind) {
    case "move":
    case "copy":
    case "resize":
    case "velocity":
      return committed(state, drag);
    case "band":
      return tell({ ...state, band: undefined }, `${notesText(state.selection.count)} selected`);
    case "loop":
      return looping(state, state.loop);
    case "track":
      return reordered(state, drag);
    default:
      return state;
  }
}

/** The pointer never left its first cell: it was a click. */
function pressedOnly(state: AppState, drag: Drag): AppState {
  switch (drag.onRelease) {
    case "seek":
      return sought(state, beatLine(state, drag.origin.tick));
    case "select-one":
      return drag.note === undefined ? state : { ...state, selection: setOf([drag.note]) };
    case "select-none":
      return { ...state, selection: emptySet };
    default:
      return drag.kind === "band" ? { ...state, band: undefined } : state;
  }
}

const DONE: Partial<Record<DragKind, string>> = {
  move: "move",
  copy: "copy",
  resize: "resize",
  velocity: "velocity of",
};

function committed(state: AppState, { kind, base }: Drag): AppState {
  if (state.project === base.project) return state;
  const count = selectionSpan(state.project, state.selection)?.count ?? 0;
  const what = kind === "velocity" && count === 0 ? "notes" : notesText(count);
  const snapshot = { label: `${DONE[kind] ?? "change"} ${what}`, ...base };
  return { ...state, history: commit(state.history, snapshot) };
}

function reordered(state: AppState, drag: Drag): AppState {
  const { tracks } = layoutOf(state);
  const { list } = tracks;
  const row = Math.max(list.row, Math.min(list.row + list.rows - 1, drag.at.row));
  const to = trackOfListRow(state, tracks, row) ?? state.project.tracks.length - 1;
  return withMoved(state, drag.track, to);
}

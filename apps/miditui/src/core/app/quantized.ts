import { quantizeNotes } from "../edit/quantize.ts";
import { timeMapOf } from "../time/time-map.ts";
import { edited } from "./edit-song.ts";
import { gridText } from "./grid-text.ts";
import type { AppState, Grid } from "./state.ts";
import { tell } from "./step.ts";
import { notesText, trackNotes } from "./target-notes.ts";

/** The state with the selected notes on a grid, or all of the track where none are selected; the grid stays as it is then. */
export function quantizedBy(state: AppState, grid: Grid): AppState {
  const next = { ...state, grid };
  const target = state.selection.count > 0 ? state.selection : trackNotes(state);
  if (target.count === 0) return tell(next, "The track has no notes");
  const project = quantizeNotes(state.project, target, grid, timeMapOf(state.project));
  const text = `${notesText(target.count)} to ${gridText(state.project, grid)}`;
  if (project === state.project) return tell(next, `Already there: ${text}`);
  return tell(edited(next, `quantize ${notesText(target.count)}`, project), `Quantized ${text}`);
}

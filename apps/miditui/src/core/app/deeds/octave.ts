import type { AppState } from "../state.ts";
import { tell } from "../step.ts";

/** Octaves that the piano keys can be moved down and up. */
const LIMIT = 4;

/** The state with its piano in another octave, -4 to 4; beyond them nothing changes. */
export function withOctave(state: AppState, octave: number): AppState {
  if (octave < -LIMIT || octave > LIMIT) return tell(state, `The octaves end at ${octave < 0 ? "-" : "+"}${LIMIT}`);
  return tell({ ...state, octave }, `Octave ${octave >= 0 ? "+" : ""}${octave}`);
}

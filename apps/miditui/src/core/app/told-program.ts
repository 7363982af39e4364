import { trackProgram } from "../project/track-sound.ts";
import { instrumentIn } from "./instrument-names.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";

/** The state telling the instrument of its track. */
export function toldProgram(state: AppState): AppState {
  const track = state.project.tracks[state.track];
  if (track === undefined) return state;
  return tell(state, `Instrument ${trackProgram(track) + 1}: ${instrumentIn(state.sound.bank, track)}`);
}

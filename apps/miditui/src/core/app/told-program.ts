import { instrumentName } from "../instruments.ts";
import { trackProgram } from "../project/track-sound.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";

/** The state telling the instrument of its track. */
export function toldProgram(state: AppState): AppState {
  const track = state.project.tracks[state.track];
  if (track === undefined) return state;
  const program = trackProgram(track);
  return tell(state, `Instrument ${program + 1}: ${instrumentName(track.channel, program)}`);
}

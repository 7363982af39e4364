import { addNotes } from "../edit/notes.ts";
import { idsOf } from "../notes/note-set.ts";
import { pitchName } from "../pitch-name.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import type { Step } from "./action.ts";
import { edited } from "./edit-song.ts";
import { showCursor } from "./follow.ts";
import type { AppState, Spot } from "./state.ts";
import { asking, tell } from "./step.ts";
import { positionText } from "./transport.ts";

/** Of notes that are made by key or click. */
const NEW_VELOCITY = 100;

/** Seconds that a key of the drawn keyboard is lit by a note that nobody holds. */
const PREVIEW_TIME = 0.3;

/** A quarter of the song. */
function newLength(state: AppState): number {
  return ticksPerQuarter(state.project.division);
}

/** A new note of the shown track: it sounds, is the newest, has the cursor, and is in view. */
export function withNewNote(state: AppState, spot: Spot, length: number = newLength(state)): Step<AppState> {
  const tick = Math.max(0, Math.floor(spot.tick));
  const note = { start: tick, duration: length, pitch: spot.pitch, velocity: NEW_VELOCITY };
  const { project, ids } = addNotes(state.project, state.track, [note]);
  const name = pitchName(spot.pitch);
  const next = edited(state, `add ${name}`, project, {
    newest: idsOf(ids)[0],
    cursor: { tick, pitch: spot.pitch },
  });
  const shown = showCursor(next, "middle");
  return sounding(tell(shown, `Added ${name} at ${positionText(shown, tick)}`), spot.pitch);
}

/** The state with a key lit for a moment, and the wish to hear it. */
export function sounding(state: AppState, pitch: number): Step<AppState> {
  const preview = { pitch, until: state.now + PREVIEW_TIME };
  return asking({ ...state, preview }, { type: "preview", track: state.track, pitch, velocity: NEW_VELOCITY });
}

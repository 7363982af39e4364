import { addNotes, removeNotes } from "../edit/notes.ts";
import { type Note, visitNotes } from "../notes/note-list.ts";
import { idsOf, setOf } from "../notes/note-set.ts";
import { pitchName } from "../pitch-name.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import type { Step } from "./action.ts";
import { edited } from "./edit-song.ts";
import { showCursor } from "./follow.ts";
import { struck, TOUCH, type Touch } from "./live.ts";
import type { AppState, Spot } from "./state.ts";
import { tell } from "./step.ts";
import { positionText } from "./transport.ts";

/** A quarter of the song. */
function newLength(state: AppState): number {
  return ticksPerQuarter(state.project.division);
}

/**
 * A new note of the shown track: it sounds, is the newest, has the cursor, and is in view. Where one of that pitch begins
 * already, that one stays alone.
 */
export function withNewNote(state: AppState, spot: Spot): Step<AppState> {
  const tick = Math.max(0, Math.floor(spot.tick));
  const there = noteFrom(state, { ...spot, tick });
  if (there === undefined) return added(state, { ...spot, tick }, TOUCH);
  const shown = showCursor({ ...state, cursor: { tick, pitch: spot.pitch } }, "middle");
  const told = `There is a note already: ${pitchName(spot.pitch)} at ${positionText(shown, tick)}`;
  return struck(tell(shown, told), spot.pitch, TOUCH);
}

/** The same for a note that is played: one of that pitch that begins there gives way, as if it were played anew. */
export function withPlayedNote(state: AppState, spot: Spot, touch: Touch): Step<AppState> {
  return added(state, { ...spot, tick: Math.max(0, Math.floor(spot.tick)) }, touch);
}

/** Id of the note of the shown track that begins at a tick. */
function noteFrom({ project, track }: AppState, { tick, pitch }: Spot): Note["id"] | undefined {
  let found: number | undefined;
  const notes = project.tracks[track]?.notes;
  if (notes === undefined) return undefined;
  visitNotes(notes, tick, tick + 1, (block, index) => {
    const starts = (block.starts[index] ?? 0) + block.tickShift === tick;
    if (starts && (block.pitches[index] ?? 0) + block.pitchShift === pitch) found = block.ids[index];
  });
  return found;
}

function added(state: AppState, spot: Spot, touch: Touch): Step<AppState> {
  const { tick } = spot;
  const old = noteFrom(state, spot);
  const cleared = old === undefined ? state.project : removeNotes(state.project, setOf([old]));
  const note = { start: tick, duration: newLength(state), pitch: spot.pitch, velocity: touch.velocity };
  const { project, ids } = addNotes(cleared, state.track, [note]);
  const name = pitchName(spot.pitch);
  const next = edited(state, `add ${name}`, project, {
    newest: idsOf(ids)[0],
    cursor: { tick, pitch: spot.pitch },
  });
  const shown = showCursor(next, "middle");
  return struck(tell(shown, `Added ${name} at ${positionText(shown, tick)}`), spot.pitch, touch);
}

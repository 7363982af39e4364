import { quantizeNotes } from "../edit/quantize.ts";
import { noteOf } from "../notes/note-list.ts";
import { setOf } from "../notes/note-set.ts";
import { timeMapOf } from "../time/time-map.ts";
import { withProject } from "./edit-song.ts";
import { insertTick } from "./playhead.ts";
import type { AppState } from "./state.ts";

/**
 * The state with recorded notes on the grid where that is wished for. A note goes there once the line has left it a step
 * behind, since one that is put before a playhead would be heard again at once.
 *
 * @param all those too that were played just now, as at the end of a recording @default false
 */
export function settled(state: AppState, all = false): AppState {
  const { recording, sound, grid, project } = state;
  if (recording === undefined || recording.loose.length === 0) return state;
  if (!sound.quantizing) return { ...state, recording: { ...recording, loose: [] } };
  const line = insertTick(state);
  const isHeld = (id: number): boolean => recording.held.some(({ note }) => note === id);
  const isBehind = (id: number): boolean => {
    const start = startOf(state, id);
    return start === undefined || line >= start + grid.step || line < start;
  };
  const ready = recording.loose.filter((id) => all || (!isHeld(id) && isBehind(id)));
  if (ready.length === 0) return state;
  const loose = recording.loose.filter((id) => !ready.includes(id));
  const next = withProject(state, quantizeNotes(project, setOf(ready), grid, timeMapOf(project)));
  return { ...next, recording: { ...recording, loose } };
}

function startOf({ project }: AppState, id: number): number | undefined {
  for (const { notes } of project.tracks) {
    const note = noteOf(notes, id);
    if (note !== undefined) return note.start;
  }
  return undefined;
}

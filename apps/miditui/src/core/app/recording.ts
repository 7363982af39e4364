import { resizeNotes } from "../edit/note-lengths.ts";
import { pitchOfKey } from "../keymap/piano.ts";
import { noteOf } from "../notes/note-list.ts";
import { setOf } from "../notes/note-set.ts";
import { pitchName } from "../pitch-name.ts";
import type { Step } from "./action.ts";
import { withProject } from "./edit-song.ts";
import { sounding, withNewNote } from "./new-note.ts";
import { insertTick } from "./playhead.ts";
import type { AppState, HeldKey, Recording } from "./state.ts";
import { stepOf, tell } from "./step.ts";

/** A key of the piano goes down: it is heard, and in Insert mode written where the line is, which it sets going. */
export function pianoPressed(state: AppState, key: string): Step<AppState> {
  const pitch = pitchOfKey(key, state.octave);
  if (pitch === undefined) return stepOf(state);
  if (state.mode !== "insert") return sounding(tell(state, pitchName(pitch)), pitch);
  const tick = Math.round(insertTick(state));
  const added = withNewNote(state, { tick, pitch });
  const { newest } = added.state;
  const held: HeldKey[] = newest === undefined ? [] : [{ key: key.toLowerCase(), note: newest, tick }];
  const recording = running(state, tick, held);
  return { ...added, state: { ...added.state, recording } };
}

function running(state: AppState, tick: number, held: readonly HeldKey[]): Recording {
  const { recording, now } = state;
  const others = recording?.held.filter((one) => held.every(({ key }) => key !== one.key)) ?? [];
  return {
    since: recording?.since ?? now,
    tick: recording?.tick ?? tick,
    last: now,
    held: state.screen.releases ? [...others, ...held] : [],
  };
}

/** A key goes up: its note has lasted until now. That belongs to the step that made the note. */
export function pianoReleased(state: AppState, key: string): AppState {
  const { recording } = state;
  const held = recording?.held.find((one) => one.key === key.toLowerCase());
  if (recording === undefined || held === undefined) return state;
  const rest = { ...recording, last: state.now, held: recording.held.filter((one) => one !== held) };
  return { ...ended(state, held), recording: rest };
}

/** The terminal has lost the focus, and with it the releases of what is held: all of it ends now. */
export function pianoLetGo(state: AppState): AppState {
  const { recording } = state;
  if (recording === undefined || recording.held.length === 0) return state;
  return { ...recording.held.reduce(ended, state), recording: { ...recording, last: state.now, held: [] } };
}

function ended(state: AppState, { note: id, tick }: HeldKey): AppState {
  const track = state.project.tracks.find((each) => noteOf(each.notes, id) !== undefined);
  const note = track === undefined ? undefined : noteOf(track.notes, id);
  if (note === undefined) return state;
  const now = Math.round(insertTick(state));
  // Behind its start the line has gone round the loop: the note fills what was left of it.
  const end = now > tick ? now : state.loop.end > tick && state.loop.on ? state.loop.end : tick + 1;
  return withProject(state, resizeNotes(state.project, setOf([id]), end - tick - note.duration));
}

/** The state without its recording: keys that are held end now, and the cursor stays where the line was. */
export function stoppedRecording(state: AppState): AppState {
  const { recording } = state;
  if (recording === undefined) return state;
  const tick = Math.floor(insertTick(state));
  const next = recording.held.reduce(ended, state);
  return { ...next, recording: undefined, cursor: { ...next.cursor, tick } };
}

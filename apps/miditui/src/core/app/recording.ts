import { resizeNotes } from "../edit/note-lengths.ts";
import { removeNotes } from "../edit/notes.ts";
import { pitchOfKey } from "../keymap/piano.ts";
import { noteOf } from "../notes/note-list.ts";
import { setOf } from "../notes/note-set.ts";
import { pitchName } from "../pitch-name.ts";
import type { Step } from "./action.ts";
import { withProject } from "./edit-song.ts";
import { sounding, withPlayedNote } from "./new-note.ts";
import { insertTick } from "./playhead.ts";
import type { AppState, HeldKey, Recording, Tap } from "./state.ts";
import { stepOf, tell } from "./step.ts";

/** Seconds within which a held key comes again: fingers are slower. */
const REPEAT = 0.07;
/** Seconds until a held key comes for the second time, at most. */
const DELAY = 1;

/** A key of the piano goes down: it is heard, and in Insert mode written where the line is, which it sets going. */
export function pianoPressed(state: AppState, key: string): Step<AppState> {
  const pitch = pitchOfKey(key, state.octave);
  if (pitch === undefined) return stepOf(state);
  if (state.mode !== "insert") return sounding(tell(state, pitchName(pitch)), pitch);
  const name = key.toLowerCase();
  const before = state.recording?.tap;
  const again = before?.key === name ? before : undefined;
  if (again !== undefined && state.now - again.at < REPEAT) return stepOf(heldOn(state, again, pitch));
  const tick = Math.round(insertTick(state));
  const added = withPlayedNote(state, { tick, pitch });
  const { newest, project } = added.state;
  const held: HeldKey[] = newest === undefined ? [] : [{ key: name, note: newest, tick }];
  const recording = running(state, tick, held);
  const tap: Tap | undefined =
    newest === undefined || state.screen.releases
      ? undefined
      : {
          ...{ key: name, note: newest, tick, at: state.now, repeats: false },
          first: again !== undefined && state.now - again.at < DELAY ? { ...again, first: undefined } : undefined,
          before: { project: state.project, history: state.history },
          made: project,
        };
  return { ...added, state: { ...added.state, recording: { ...recording, tap } } };
}

/** A key that comes again at once is held: its note lasts until now, and what its first repetition wrote goes. */
function heldOn(state: AppState, tap: Tap, pitch: number): AppState {
  const { first } = tap;
  const joins = !tap.repeats && first !== undefined;
  const kept = joins ? first : tap;
  const joined = joins ? withoutTap(state, tap) : state;
  const now = Math.round(insertTick(state));
  const track = joined.project.tracks.find((each) => noteOf(each.notes, kept.note) !== undefined);
  const note = track === undefined ? undefined : noteOf(track.notes, kept.note);
  const more = note === undefined ? 0 : Math.max(0, now - kept.tick - note.duration);
  const grown = withProject(joined, resizeNotes(joined.project, setOf([kept.note]), more));
  const running = state.recording;
  const recording = running && { ...running, last: state.now, tap: { ...kept, at: state.now, repeats: true } };
  const cursor = { tick: kept.tick, pitch };
  return { ...grown, cursor, newest: kept.note, recording };
}

function withoutTap(state: AppState, { note, before, made }: Tap): AppState {
  if (state.project === made) return { ...withProject(state, before.project), history: before.history };
  return withProject(state, removeNotes(state.project, setOf([note])));
}

function running(state: AppState, tick: number, held: readonly HeldKey[]): Recording {
  const { recording, now } = state;
  const others = recording?.held.filter((one) => held.every(({ key }) => key !== one.key)) ?? [];
  return {
    since: recording?.since ?? now,
    tick: recording?.tick ?? tick,
    last: now,
    held: state.screen.releases ? [...others, ...held] : [],
    tap: undefined,
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

import { resizeNotes } from "../edit/note-lengths.ts";
import { removeNotes } from "../edit/notes.ts";
import { pitchOfKey } from "../keymap/piano.ts";
import { noteOf } from "../notes/note-list.ts";
import { setOf } from "../notes/note-set.ts";
import { pitchName } from "../pitch-name.ts";
import type { Step } from "./action.ts";
import { withProject } from "./edit-song.ts";
import { allLetGo, heldOn, letGo, NEW_VELOCITY, REPEAT, struck, type Touch } from "./live.ts";
import { withPlayedNote } from "./new-note.ts";
import { insertTick } from "./playhead.ts";
import type { AppState, HeldKey, Recording, Tap } from "./state.ts";
import { stepOf, tell } from "./step.ts";
import { settled } from "./take.ts";

/** Seconds until a held key comes for the second time, at most. */
const DELAY = 1;
/** Seconds before the end of a count-in from which on a key is meant for the first beat. */
const EARLY = 0.25;

/** A key of the piano goes down: it is heard, and in Insert mode written where the line is, which it sets going. */
export function pianoPressed(state: AppState, key: string): Step<AppState> {
  const pitch = pitchOfKey(key, state.octave);
  if (pitch === undefined) return stepOf(state);
  const name = key.toLowerCase();
  const told = state.screen.releases;
  const touch: Touch = { key: name, told, velocity: NEW_VELOCITY };
  if (!isWriting(state)) return struck(tell(state, pitchName(pitch)), pitch, touch);
  const before = state.recording?.tap;
  const again = before?.key === name ? before : undefined;
  if (again !== undefined && state.now - again.at < REPEAT) return stepOf(longer(heldOn(state, name), again, pitch));
  const ready = settled(state);
  const added = written(ready, { key: name, pitch, touch, at: state.now });
  const { newest, project, recording } = added.state;
  if (told || newest === undefined || recording === undefined) return added;
  const tap: Tap = {
    ...{ key: name, note: newest, tick: added.state.cursor.tick, at: state.now, repeats: false },
    first: again !== undefined && state.now - again.at < DELAY ? { ...again, first: undefined } : undefined,
    before: { project: ready.project, history: ready.history },
    made: project,
  };
  const held = recording.held.filter((one) => one.key !== name);
  return { ...added, state: { ...added.state, recording: { ...recording, held, tap } } };
}

/** A key of a MIDI keyboard, which sounds already; in Insert mode it is written as the typing keys are. */
export function midiKey(
  state: AppState,
  { pitch, velocity, at }: { readonly pitch: number; readonly velocity: number; readonly at: number },
): Step<AppState> {
  const key = `midi ${pitch}`;
  if (velocity === 0) return stepOf(letGo(released(state, key, at), key));
  const touch: Touch = { key, told: true, velocity, heard: true };
  return isWriting(state) ? written(settled(state), { key, pitch, touch, at }) : struck(state, pitch, touch);
}

/** Whether a key writes a note: not while a count-in still has beats to go. */
function isWriting({ mode, transport, now, dialog }: AppState): boolean {
  return mode === "insert" && dialog === undefined && (transport.state !== "playing" || transport.since - now < EARLY);
}

interface Played {
  readonly key: string;
  readonly pitch: number;
  readonly touch: Touch;
  /** Clock when it was played. */
  readonly at: number;
}

/** The state with a note written where the line was at that time, held until its key is let go. */
function written(state: AppState, { key, pitch, touch, at }: Played): Step<AppState> {
  const tick = Math.round(insertTick(state, at));
  const added = withPlayedNote(state, { tick, pitch }, touch);
  const { newest } = added.state;
  const held: HeldKey[] = newest === undefined ? [] : [{ key, note: newest, tick: added.state.cursor.tick }];
  return { ...added, state: { ...added.state, recording: running(state, { tick, at }, held) } };
}

/** A key that comes again at once is held: its note lasts until now, and what its first repetition wrote goes. */
function longer(state: AppState, tap: Tap, pitch: number): AppState {
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

function running(
  state: AppState,
  { tick, at }: { readonly tick: number; readonly at: number },
  held: readonly HeldKey[],
): Recording {
  const { recording, now } = state;
  const others = recording?.held.filter((one) => held.every(({ key }) => key !== one.key)) ?? [];
  return {
    take: recording?.take ?? false,
    from: recording?.from ?? state.mode,
    loose: [...(recording?.loose ?? []), ...held.map(({ note }) => note)],
    since: recording?.since ?? Math.min(at, now),
    tick: recording?.tick ?? tick,
    last: now,
    held: [...others, ...held],
    tap: undefined,
  };
}

/** A key goes up: it sounds no longer, and its note has lasted until now. That belongs to the step that made the note. */
export function pianoReleased(state: AppState, key: string): AppState {
  const name = key.toLowerCase();
  return letGo(released(state, name, state.now), name);
}

function released(state: AppState, key: string, at: number): AppState {
  const { recording } = state;
  const held = recording?.held.find((one) => one.key === key);
  if (recording === undefined || held === undefined) return state;
  const rest = { ...recording, last: state.now, held: recording.held.filter((one) => one !== held) };
  return { ...ended(state, held, at), recording: rest };
}

/** The terminal has lost the focus, and with it the releases of the keys that it tells of: all of them end now. */
export function pianoLetGo(state: AppState): AppState {
  const quiet = allLetGo(state);
  const { recording } = quiet;
  if (recording === undefined) return quiet;
  const stays = ({ key }: HeldKey): boolean => quiet.sound.held.some((one) => one.key === key);
  const gone = recording.held.filter((one) => !stays(one));
  if (gone.length === 0) return quiet;
  const silent = gone.reduce((next, held) => ended(next, held), quiet);
  return { ...silent, recording: { ...recording, last: state.now, held: recording.held.filter(stays) } };
}

function ended(state: AppState, { note: id, tick }: HeldKey, at: number = state.now): AppState {
  const track = state.project.tracks.find((each) => noteOf(each.notes, id) !== undefined);
  const note = track === undefined ? undefined : noteOf(track.notes, id);
  if (note === undefined) return state;
  const now = Math.round(insertTick(state, at));
  // Behind its start the line has gone round the loop: the note fills what was left of it.
  const end = now > tick ? now : state.loop.end > tick && state.loop.on ? state.loop.end : tick + 1;
  return withProject(state, resizeNotes(state.project, setOf([id]), end - tick - note.duration));
}

/** The state without its recording: keys that are held end now, and the cursor stays where the line was. */
export function stoppedRecording(state: AppState): AppState {
  const { recording } = state;
  if (recording === undefined) return state;
  const tick = Math.floor(insertTick(state));
  const next = settled(
    recording.held.reduce((each, held) => ended(each, held), state),
    true,
  );
  return { ...next, recording: undefined, cursor: { ...next.cursor, tick } };
}

import { hasNote, setOf, withNote, withoutNote } from "../../notes/note-set.ts";
import { pitchName } from "../../pitch-name.ts";
import type { RollTarget, Target, TrackPart, TransportPart } from "../../screen/target.ts";
import { done } from "../deeds/all.ts";
import { NOTE_DEEDS, withoutNotes } from "../deeds/notes.ts";
import { withOctave } from "../deeds/octave.ts";
import { withMuted, withSolo } from "../deeds/tracks.ts";
import { TRANSPORT_DEEDS } from "../deeds/transport.ts";
import { NEW_VELOCITY, struck, type Touch } from "../live.ts";
import { withNewNote, withPlayedNote } from "../new-note.ts";
import { openPrompt } from "../prompt.ts";
import { shownTrack } from "../shown-track.ts";
import type { AppState, Panel } from "../state.ts";
import { type Outcome, stepOf, tell } from "../step.ts";
import { notesText } from "../target-notes.ts";
import { paintedVelocity } from "./lane.ts";
import { dragFrom, type Press } from "./start.ts";

/** Does what the left button does when it goes down. */
export function clicked(before: AppState, press: Press): Outcome {
  const { target } = press;
  const state = focusedOn(before, target);
  switch (target.type) {
    case "transport":
      return clickedTransport(state, target.part);
    case "track":
      return clickedTrack(state, target.index, target.part, press);
    case "ruler":
      return dragFrom(state, "loop", press, "seek");
    case "key":
      return keyPlayed(state, target.pitch);
    case "roll":
      return clickedRoll(state, target, press);
    case "lane":
      return paintedVelocity(dragFrom(state, "velocity", press), target.tick, target.velocity);
    case "timeline":
      return clickedTimeline(state, target, press);
    case "timeline-label":
      return target.track === undefined ? state : shownTrack(state, target.track);
    case "keyboard":
      if (target.pitch !== undefined) return keyPlayed(state, target.pitch);
      return withOctave(state, state.octave + (target.half === "left" ? -1 : 1));
    case "hint":
      return done(state, target.id);
    default:
      return state;
  }
}

/** Does what the second click of a double-click does. @param made id of the note that the first one made */
export function doubleClicked(before: AppState, press: Press, made: number | undefined): Outcome {
  const { target } = press;
  const state = focusedOn(before, target);
  switch (target.type) {
    case "roll":
      return toggledNote(state, target, made);
    case "transport":
      return TRANSPORT_DEEDS.stop(state);
    case "track":
      if (target.part === "mute" || target.part === "solo") return clicked(state, press);
      return openPrompt(shownTrack(state, target.index), target.part === "program" ? "instrument" : "rename");
    case "timeline-label":
      return target.track === undefined ? state : openPrompt(shownTrack(state, target.track), "rename");
    case "keyboard":
      return target.pitch === undefined ? withOctave(state, 0) : keyPlayed(state, target.pitch);
    default:
      return clicked(state, press);
  }
}

function clickedTransport(state: AppState, part: TransportPart): Outcome {
  switch (part) {
    case "play":
      return TRANSPORT_DEEDS.play(state);
    case "stop":
      return TRANSPORT_DEEDS.stop(state);
    case "position":
      return openPrompt(state, "go-to");
    case "tempo":
    case "metre":
      return openPrompt(state, part);
    case "status":
      return state;
  }
}

function clickedTrack(state: AppState, index: number, part: TrackPart, press: Press): Outcome {
  if (part === "mute") return withMuted(state, index);
  if (part === "solo") return withSolo(state, index);
  return dragFrom(shownTrack(state, index), "track", press);
}

function clickedTimeline(state: AppState, target: Extract<Target, { type: "timeline" }>, press: Press): AppState {
  const shown = target.track === undefined ? state : shownTrack(state, target.track);
  const cursor = { ...shown.cursor, tick: target.tick };
  return dragFrom({ ...shown, cursor }, "pan", press);
}

/** What holds the key that the mouse is on. */
export const MOUSE_KEY = "mouse";
const MOUSE_TOUCH: Touch = { key: MOUSE_KEY, told: true, velocity: NEW_VELOCITY };

/**
 * Plays a key of the roll's margin or of the drawn keyboard, as long as the button is down; in Insert mode its note is
 * written at the cursor.
 */
function keyPlayed(state: AppState, pitch: number): Outcome {
  if (state.mode !== "insert") return struck(tell(state, pitchName(pitch)), pitch, MOUSE_TOUCH);
  return withPlayedNote(state, { tick: state.cursor.tick, pitch }, MOUSE_TOUCH);
}

/** Shift, where the terminal lets it through, Ctrl or Alt. */
function isAdding({ event }: Press): boolean {
  return event.shift || event.ctrl || event.alt;
}

function clickedRoll(before: AppState, target: RollTarget, press: Press): Outcome {
  const { note, pitch, tick } = target;
  if (pitch === undefined) return before;
  const state = { ...before, cursor: { tick, pitch } };
  if (note === undefined) return clickedEmpty(state, target, press);
  const { selection } = state;
  if (isAdding(press)) {
    const next = hasNote(selection, note.id) ? withoutNote(selection, note.id) : withNote(selection, note.id);
    return tell({ ...dragFrom(state, "copy", press), selection: next }, `${notesText(next.count)} selected`);
  }
  const held = hasNote(selection, note.id);
  const chosen = held ? state : { ...state, selection: setOf([note.id]) };
  return dragFrom(chosen, target.edge === "end" ? "resize" : "move", press, held ? "select-one" : "nothing");
}

function clickedEmpty(state: AppState, { tick, pitch = 0 }: RollTarget, press: Press): Outcome {
  const spot = { tick, pitch };
  if (state.mode === "insert") {
    const added = withNewNote(state, spot);
    const click = state.click === undefined ? undefined : { ...state.click, made: added.state.newest };
    return { ...added, state: { ...added.state, click } };
  }
  if (state.mode !== "select" && !isAdding(press)) return dragFrom(state, "pan", press, "select-none");
  const base = isAdding(press) ? state.selection : setOf([]);
  return dragFrom({ ...state, selection: base, band: { from: spot, to: spot, base } }, "band", press);
}

/** Deletes the note that is seen there, or makes one; what the first click made is left as it is. */
function toggledNote(state: AppState, { note, tick, pitch }: RollTarget, made: number | undefined): Outcome {
  if (pitch === undefined || (note !== undefined && note.id === made)) return state;
  const there = { ...state, cursor: { tick, pitch } };
  if (note === undefined) return NOTE_DEEDS["place-note"](there);
  return stepOf(withoutNotes(there, setOf([note.id])));
}

function focusedOn(state: AppState, target: Target): AppState {
  const focus = panelOf(target);
  return focus === undefined || focus === state.focus ? state : { ...state, focus };
}

/** The panel that a target is part of; undefined for the transport and what is beside all panels. */
function panelOf(target: Target): Panel | undefined {
  switch (target.type) {
    case "track":
      return "tracks";
    case "ruler":
      return target.of;
    case "key":
    case "roll":
    case "lane":
      return "roll";
    case "timeline":
    case "timeline-label":
      return "timeline";
    case "keyboard":
      return "keyboard";
    case "hint":
    case "panel":
      return target.panel;
    default:
      return undefined;
  }
}

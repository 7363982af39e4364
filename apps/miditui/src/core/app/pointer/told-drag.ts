import { selectionSpan } from "../../edit/notes.ts";
import { type Note, noteOf } from "../../notes/note-list.ts";
import { pitchName } from "../../pitch-name.ts";
import type { Project } from "../../project/project.ts";
import type { AppState, Drag } from "../state.ts";
import { tell } from "../step.ts";
import { notesText } from "../target-notes.ts";
import { positionText } from "../transport.ts";

/** The state telling what a drag in the roll has done to the note under it so far: "A4 to C5, 2:01:000". */
export function toldDrag(state: AppState, drag: Drag): AppState {
  if (drag.kind === "band") return tell(state, `${notesText(state.selection.count)} selected`);
  const { base, kind } = drag;
  const from = noteIn(base.project, base.track, drag.note);
  const count = selectionSpan(state.project, state.selection)?.count ?? 0;
  const others = count > 1 ? `${notesText(count)}: ` : "";
  if (from === undefined) return state;
  const { pitch, start } = from;
  if (kind === "copy") {
    const span = selectionSpan(state.project, state.selection);
    return span === undefined
      ? state
      : tell(state, `Copy of ${notesText(count)} at ${positionText(state, span.start)}`);
  }
  const to = noteIn(state.project, base.track, drag.note);
  if (to === undefined) return state;
  if (kind === "resize") {
    const end = positionText(state, start + to.duration);
    return tell(state, `${others}${pitchName(pitch)} until ${end}, ${to.duration} ticks`);
  }
  const names = to.pitch === pitch ? pitchName(pitch) : `${pitchName(pitch)} to ${pitchName(to.pitch)}`;
  return tell(state, `${others}${names}, ${positionText(state, to.start)}`);
}

function noteIn(project: Project, track: number, id: number | undefined): Note | undefined {
  const notes = project.tracks[track]?.notes;
  return notes === undefined || id === undefined ? undefined : noteOf(notes, id);
}

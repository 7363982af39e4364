import { copyNotes, duplicateNotes, pasteNotes } from "../../edit/clipboard.ts";
import { joinNotes, splitNotes } from "../../edit/note-lengths.ts";
import { changeVelocities, type VelocityChange } from "../../edit/note-velocities.ts";
import { removeNotes, selectionSpan } from "../../edit/notes.ts";
import type { NoteDeed } from "../../keymap/deed-id.ts";
import type { NoteSet } from "../../notes/note-list.ts";
import { emptySet, setOf } from "../../notes/note-set.ts";
import { edited } from "../edit-song.ts";
import { showTick } from "../follow.ts";
import { withNewNote } from "../new-note.ts";
import { nudged } from "../nudge.ts";
import { openPrompt } from "../prompt.ts";
import { quantizedBy } from "../quantized.ts";
import { noneSelected } from "../select-none.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";
import { noteAtCursor, notesText, targetNotes } from "../target-notes.ts";
import { cursorTo } from "./cursor.ts";
import type { Deed } from "./deed.ts";

const VELOCITY_STEP = 8;
const NOTHING = "Nothing is selected, and no note is at the cursor";

/** All but the keys of the piano, which need the key itself. */
export const NOTE_DEEDS: Readonly<Record<Exclude<NoteDeed, "piano-key">, Deed>> = {
  "place-note": (state) => withNewNote(state, state.cursor),
  "delete-note": (state) => {
    const note = noteAtCursor(state);
    return note === undefined ? tell(state, "No note at the cursor") : withoutNotes(state, setOf([note.id]));
  },
  "delete-notes": (state) => withTarget(state, (target) => withoutNotes(state, target)),
  copy: (state) =>
    withTarget(state, (target) =>
      tell({ ...state, clipboard: copyNotes(state.project, target) }, `Copied ${notesText(target.count)}`),
    ),
  cut: (state) =>
    withTarget(state, (target) => {
      const clipboard = copyNotes(state.project, target);
      const label = `cut ${notesText(clipboard.notes.length)}`;
      const next = edited(state, label, removeNotes(state.project, target), { selection: emptySet, clipboard });
      return tell(next, `Cut ${notesText(clipboard.notes.length)}`);
    }),
  paste: (state) => {
    const { clipboard, cursor } = state;
    if (clipboard === undefined || clipboard.notes.length === 0) return tell(state, "Nothing was copied yet");
    const { project, ids } = pasteNotes(state.project, state.track, clipboard, cursor.tick);
    const next = edited(state, `paste ${notesText(ids.count)}`, project, { selection: ids });
    const end = selectionSpan(project, ids)?.end ?? cursor.tick;
    // The cursor goes behind what came in, so that paste after paste lines up.
    return tell(cursorTo(showTick(next, cursor.tick), { tick: end }), `Pasted ${notesText(ids.count)}`);
  },
  duplicate: (state) =>
    withTarget(state, (target) => {
      const { project, ids } = duplicateNotes(state.project, target);
      const next = edited(state, `repeat ${notesText(ids.count)}`, project, { selection: ids });
      const end = selectionSpan(project, ids)?.end;
      return tell(end === undefined ? next : showTick(next, end - 1), `Repeated ${notesText(ids.count)}`);
    }),
  "louder-notes": (state) => velocityBy(state, VELOCITY_STEP),
  "softer-notes": (state) => velocityBy(state, -VELOCITY_STEP),
  velocity: (state) => withTarget(state, () => openPrompt(state, "velocity")),
  transpose: (state) => withTarget(state, () => openPrompt(state, "transpose")),
  quantize: (state) => openPrompt(state, "quantize"),
  "quantize-now": (state) => quantizedBy(state, state.grid),
  split: (state) =>
    withTarget(state, (target) => {
      const { project, ids } = splitNotes(state.project, target, state.cursor.tick);
      if (project === state.project) return tell(state, "The cursor is within none of the notes");
      return tell(edited(state, "split notes", project, { selection: ids }), "Split at the cursor");
    }),
  join: (state) =>
    withTarget(state, (target) => {
      const project = joinNotes(state.project, target);
      if (project === state.project) return tell(state, "No two selected notes have the same pitch");
      return tell(edited(state, "join notes", project), "Joined");
    }),
};

/** Does a deed with the selection, or with the note at the cursor; says so where there is neither. */
function withTarget(state: AppState, deed: (target: NoteSet) => AppState): AppState {
  const target = targetNotes(state);
  // Ids of notes that are gone may be left in a selection.
  return selectionSpan(state.project, target) === undefined ? tell(state, NOTHING) : deed(target);
}

export function withoutNotes(state: AppState, target: NoteSet): AppState {
  const count = selectionSpan(state.project, target)?.count ?? 0;
  const next = edited(state, `delete ${notesText(count)}`, removeNotes(state.project, target));
  return tell(noneSelected(next), `Deleted ${notesText(count)}`);
}

function velocityBy(state: AppState, add: number): AppState {
  return withTarget(state, (target) => {
    const project = changeVelocities(state.project, target, { add });
    const label = `velocity of ${notesText(target.count)}`;
    return toldVelocities(state, nudged(state, label, "velocity", project), target);
  });
}

/** The state with other velocities of notes, told. */
export function withVelocities(state: AppState, target: NoteSet, change: VelocityChange): AppState {
  const project = changeVelocities(state.project, target, change);
  return toldVelocities(state, edited(state, `velocity of ${notesText(target.count)}`, project), target);
}

function toldVelocities(before: AppState, state: AppState, target: NoteSet): AppState {
  if (state.project === before.project) return tell(state, "The velocities are that already");
  return tell(state, `Velocity of ${notesText(target.count)} changed`);
}

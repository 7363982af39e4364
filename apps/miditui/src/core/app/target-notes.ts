import { allNotes, type Note, type NoteSet } from "../notes/note-list.ts";
import { emptySet, setOf } from "../notes/note-set.ts";
import { noteAt } from "../paint/note-at.ts";
import type { AppState } from "./state.ts";

/** The note of the shown track at the cursor: one that sounds at its tick, else one that its column shows. */
export function noteAtCursor(state: AppState): Note | undefined {
  const { cursor, ticksPerColumn } = state;
  const notes = state.project.tracks[state.track]?.notes;
  if (notes === undefined) return undefined;
  const { tick, pitch } = cursor;
  return (
    noteAt(notes, pitch, { from: tick, to: tick + 1 }) ??
    noteAt(notes, pitch, { from: tick, to: tick + ticksPerColumn })
  );
}

/** What a deed for notes is about: the selection, else the note at the cursor; empty where there is neither. */
export function targetNotes(state: AppState): NoteSet {
  if (state.selection.count > 0) return state.selection;
  const note = noteAtCursor(state);
  return note === undefined ? emptySet : setOf([note.id]);
}

/** All notes of the shown track. */
export function trackNotes({ project, track }: AppState): NoteSet {
  const notes = project.tracks[track]?.notes;
  return setOf(notes === undefined ? [] : Array.from(allNotes(notes), ({ id }) => id));
}

/** "3 notes", "1 note". */
export function notesText(count: number): string {
  return count === 1 ? "1 note" : `${count} notes`;
}

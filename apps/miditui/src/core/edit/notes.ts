import { MidituiError } from "../error.ts";
import { mergeNotes } from "../notes/merge.ts";
import { LAST_TICK, listOfNew, type NewNote } from "../notes/new-notes.ts";
import type { NoteList, NoteSet } from "../notes/note-list.ts";
import { emptySet, rangeSet } from "../notes/note-set.ts";
import { shiftNotes } from "../notes/shift.ts";
import { type NoteSpan, spanOf, spanOfAll } from "../notes/span.ts";
import { takeOut } from "../notes/take-out.ts";
import type { Project, Track } from "../project/project.ts";

/** A project and the notes that an edit made in it, to be selected. */
export interface NotesMade {
  readonly project: Project;
  readonly ids: NoteSet;
}

/** New notes in a track. Values out of range go to the nearest in it; without notes the project stays the very same. */
export function addNotes(project: Project, track: number, notes: readonly NewNote[]): NotesMade {
  if (notes.length === 0) return { project, ids: emptySet };
  const first = project.nextNoteId;
  const made = listOfNew(notes, first);
  const next = editTrack(project, track, (list) => mergeNotes(list, made));
  return { project: { ...next, nextNoteId: first + notes.length }, ids: rangeSet(first, first + notes.length) };
}

export function removeNotes(project: Project, set: NoteSet): Project {
  return editNotes(project, (list) => takeOut(list, set).kept);
}

export interface NoteShift {
  /** Later by so many, or earlier where negative. */
  readonly ticks: number;
  /** Higher by so many, or lower where negative. */
  readonly semitones: number;
}

/** Moves notes as one group: it stops where its first or last note would leave the song or the keyboard. */
export function moveNotes(project: Project, set: NoteSet, by: NoteShift): Project {
  const span = spanOfAll(project.tracks.map((track) => takeOut(track.notes, set).taken));
  if (!span) return project;
  const { ticks, semitones } = allowedShift(span, by);
  if (ticks === 0 && semitones === 0) return project;
  return editNotes(project, (list) => {
    const { kept, taken } = takeOut(list, set);
    return taken.count === 0 ? list : mergeNotes(kept, shiftNotes(taken, ticks, semitones));
  });
}

/** How far a group of that span can go of a way it is asked to. */
function allowedShift(span: NoteSpan, by: NoteShift): NoteShift {
  return {
    ticks: Math.max(-span.start, Math.min(Math.round(by.ticks), Math.max(0, LAST_TICK - span.end))),
    semitones: Math.max(-span.lowest, Math.min(Math.round(by.semitones), 127 - span.highest)),
  };
}

/** Notes higher by so many semitones, as one group. */
export function transposeNotes(project: Project, set: NoteSet, semitones: number): Project {
  return moveNotes(project, set, { ticks: 0, semitones });
}

/** Notes go to another track and keep their times and ids. */
export function moveToTrack(project: Project, set: NoteSet, track: number): Project {
  const target = trackAt(project, track);
  const lists: NoteList[] = [];
  const next = editNotes(project, (list, from) => {
    if (from === target) return list;
    const { kept, taken } = takeOut(list, set);
    if (taken.count > 0) lists.push(shiftNotes(taken, 0, 0));
    return kept;
  });
  if (lists.length === 0) return project;
  return editTrack(next, track, (list) => lists.reduce(mergeNotes, list));
}

/** What the notes of a selection reach over, through all tracks; undefined where none of them exists. */
export function selectionSpan(project: Project, set: NoteSet): NoteSpan | undefined {
  return spanOf(
    project.tracks.map((track) => track.notes),
    set,
  );
}

/** Every track's notes edited; the very same project where each comes back as it was. */
export function editNotes(project: Project, edit: (notes: NoteList, track: Track) => NoteList): Project {
  let changed = false;
  const tracks = project.tracks.map((track) => {
    const notes = edit(track.notes, track);
    if (notes === track.notes) return track;
    changed = true;
    return { ...track, notes };
  });
  return changed ? { ...project, tracks } : project;
}

/** The notes of the track at an index edited. */
function editTrack(project: Project, index: number, edit: (notes: NoteList) => NoteList): Project {
  const target = trackAt(project, index);
  return editNotes(project, (notes, track) => (track === target ? edit(notes) : notes));
}

function trackAt(project: Project, index: number): Track {
  const track = project.tracks[index];
  if (!track) throw new MidituiError("E_INTERNAL", `no track ${index}, there are ${project.tracks.length}`);
  return track;
}

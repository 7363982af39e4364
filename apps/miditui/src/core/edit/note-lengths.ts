import { withDurations } from "../notes/change.ts";
import { mergeNotes } from "../notes/merge.ts";
import { LAST_TICK, listOfNew, type NewNote } from "../notes/new-notes.ts";
import { type NoteSet, readNote } from "../notes/note-list.ts";
import { rangeSet, setOf, unionOf } from "../notes/note-set.ts";
import { visitSelected } from "../notes/span.ts";
import { takeOut } from "../notes/take-out.ts";
import type { Project } from "../project/project.ts";
import { editNotes, type NotesMade } from "./notes.ts";

/** Notes longer by so many ticks, or shorter where negative; each keeps at least one tick. */
export function resizeNotes(project: Project, set: NoteSet, ticks: number): Project {
  const by = Math.round(ticks);
  if (by === 0) return project;
  return editNotes(project, (list) =>
    withDurations(list, set, (start, duration) => Math.min(Math.max(1, duration + by), LAST_TICK - start)),
  );
}

/** Notes that sound across a tick are cut in two there; `ids` is the set and the right halves. */
export function splitNotes(project: Project, set: NoteSet, tick: number): NotesMade {
  let nextNoteId = project.nextNoteId;
  const next = editNotes(project, (list) => {
    const halves: NewNote[] = [];
    visitSelected(list, set, (block, index) => {
      const { start, duration, pitch, velocity } = readNote(block, index);
      const left = tick - start;
      if (left <= 0 || left >= duration) return;
      const offVelocity = block.offVelocities[index] ?? 64;
      halves.push({ start: tick, duration: duration - left, pitch, velocity, offVelocity });
    });
    if (halves.length === 0) return list;
    const shortened = withDurations(list, set, (start, duration) =>
      start < tick && start + duration > tick ? tick - start : duration,
    );
    const right = listOfNew(halves, nextNoteId);
    nextNoteId += halves.length;
    return mergeNotes(shortened, right);
  });
  if (next === project) return { project, ids: set };
  return { project: { ...next, nextNoteId }, ids: unionOf(set, rangeSet(project.nextNoteId, nextNoteId)) };
}

/** The notes of each pitch of a track become one, from the first start to the last end, gaps included. */
export function joinNotes(project: Project, set: NoteSet): Project {
  return editNotes(project, (list) => {
    const firsts = new Map<number, { readonly id: number; readonly start: number; end: number }>();
    const joined: number[] = [];
    visitSelected(list, set, (block, index) => {
      const { id, start, duration, pitch } = readNote(block, index);
      const first = firsts.get(pitch);
      if (!first) {
        firsts.set(pitch, { id, start, end: start + duration });
        return;
      }
      first.end = Math.max(first.end, start + duration);
      joined.push(id);
    });
    if (joined.length === 0) return list;
    const durations = new Map(Array.from(firsts.values(), ({ id, start, end }) => [id, end - start]));
    const { kept } = takeOut(list, setOf(joined));
    return withDurations(kept, setOf(durations.keys()), (_, duration, id) => durations.get(id) ?? duration);
  });
}

/** Each note lasts until the next start among those of the set in its track; the last start's notes stay. */
export function legato(project: Project, set: NoteSet): Project {
  return editNotes(project, (list) => {
    const nextStart = new Map<number, number>();
    let previous: number | undefined;
    visitSelected(list, set, (block, index) => {
      const { start } = readNote(block, index);
      if (previous !== undefined && previous < start) nextStart.set(previous, start);
      previous = start;
    });
    if (nextStart.size === 0) return list;
    return withDurations(list, set, (start, duration) => (nextStart.get(start) ?? start + duration) - start);
  });
}

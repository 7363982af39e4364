import type { Clipboard } from "../app/state.ts";
import type { NewNote } from "../notes/new-notes.ts";
import { type NoteSet, readNote } from "../notes/note-list.ts";
import { emptySet, unionOf } from "../notes/note-set.ts";
import { visitSelected } from "../notes/span.ts";
import type { Project } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import { addNotes, type NotesMade, selectionSpan } from "./notes.ts";

/** Notes as they are to be pasted: the first starts at 0. Those of several tracks come into one. */
export function copyNotes(project: Project, set: NoteSet): Clipboard {
  const resolution = ticksPerQuarter(project.division);
  const span = selectionSpan(project, set);
  if (!span) return { notes: [], ticksPerQuarter: resolution, length: 0 };
  const notes = project.tracks.flatMap((track) => copied(track.notes, set, -span.start));
  return { notes, ticksPerQuarter: resolution, length: span.end - span.start };
}

/** The notes of a clipboard from a tick on, in ticks of this project. */
export function pasteNotes(project: Project, track: number, clipboard: Clipboard, tick: number): NotesMade {
  const scale = ticksPerQuarter(project.division) / clipboard.ticksPerQuarter;
  const notes = clipboard.notes.map((note) => {
    const start = Math.round(note.start * scale);
    const end = Math.round((note.start + note.duration) * scale);
    return { ...note, start: tick + start, duration: end - start };
  });
  return addNotes(project, track, notes);
}

/** The notes once more, each in its track, from where the last of them ends. */
export function duplicateNotes(project: Project, set: NoteSet): NotesMade {
  const span = selectionSpan(project, set);
  if (!span) return { project, ids: emptySet };
  return project.tracks.reduce<NotesMade>(
    (made, track, index) => {
      const added = addNotes(made.project, index, copied(track.notes, set, span.end - span.start));
      return { project: added.project, ids: unionOf(made.ids, added.ids) };
    },
    { project, ids: emptySet },
  );
}

function copied(list: Project["tracks"][number]["notes"], set: NoteSet, later: number): NewNote[] {
  const notes: NewNote[] = [];
  visitSelected(list, set, (block, index) => {
    const { start, duration, pitch, velocity } = readNote(block, index);
    notes.push({ start: start + later, duration, pitch, velocity, offVelocity: block.offVelocities[index] ?? 64 });
  });
  return notes;
}

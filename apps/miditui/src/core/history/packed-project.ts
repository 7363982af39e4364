import { emptyNotes, type NoteList } from "../notes/note-list.ts";
import { applyPatch, type NotesPatch, patchNotes } from "../notes/note-patch.ts";
import type { EventList } from "../project/event-list.ts";
import type { Project, Track } from "../project/project.ts";

/** A project as what it differs in from the next one. */
export interface PackedProject {
  /** All but the tracks. */
  readonly rest: Project;
  /** Tracks without their notes; undefined where the next project's track of the same place has all else as well. */
  readonly tracks: readonly (Track | undefined)[];
  readonly notes: NotesPatch;
  /** Memory that is not shared with the next one, near enough. */
  readonly bytes: number;
}

/** Memory of a project, a track and their small arrays. */
const PROJECT_BYTES = 400;
const TRACK_BYTES = 150;
const EVENT_BYTES = 100;

export function packProject(project: Project, next: Project): PackedProject {
  const notes = patchNotes(
    project.tracks.map((track) => track.notes),
    project.tracks.map((track, index) => notesOfTrack(next, track.id, index)),
  );
  let bytes = PROJECT_BYTES + notes.bytes + 8 * project.tracks.length;
  const tracks = project.tracks.map((track, index) => {
    const other = next.tracks[index];
    if (other && isSameBut(track, other)) return undefined;
    bytes += TRACK_BYTES + ownBytes(track.events, other?.events);
    return { ...track, notes: emptyNotes };
  });
  project.chunks.forEach((chunk, index) => {
    bytes += ownBytes(chunk.events, next.chunks[index]?.events);
  });
  return { rest: { ...project, tracks: [] }, tracks, notes, bytes };
}

export function unpackProject(packed: PackedProject, next: Project): Project {
  const tracks = packed.tracks.flatMap((track, index) => track ?? next.tracks[index] ?? []);
  const notes = applyPatch(
    packed.notes,
    tracks.map((track, index) => notesOfTrack(next, track.id, index)),
  );
  return {
    ...packed.rest,
    tracks: tracks.map((track, index) => withNotes(track, notes[index] ?? emptyNotes)),
  };
}

function withNotes(track: Track, notes: NoteList): Track {
  return track.notes === notes ? track : { ...track, notes };
}

/** The notes of the track of that id, which is likely to be at that place. */
function notesOfTrack(project: Project, id: number, likely: number): NoteList {
  const there = project.tracks[likely];
  const track = there?.id === id ? there : project.tracks.find((other) => other.id === id);
  return track?.notes ?? emptyNotes;
}

/** Whether two tracks are equal in all but their notes. */
function isSameBut(a: Track, b: Track): boolean {
  return (
    a.id === b.id &&
    a.chunk === b.chunk &&
    a.name === b.name &&
    a.channel === b.channel &&
    a.port === b.port &&
    a.muted === b.muted &&
    a.solo === b.solo &&
    a.events === b.events
  );
}

/** Memory of the blocks that one list does not have from the other. */
function ownBytes(list: EventList<object>, other: EventList<object> | undefined): number {
  if (list === other) return 0;
  const shared = new Set(other?.blocks);
  return list.blocks.reduce(
    (sum, block) => sum + (shared.has(block) ? 0 : block.length * 8 + EVENT_BYTES),
    8 * list.blocks.length + EVENT_BYTES,
  );
}

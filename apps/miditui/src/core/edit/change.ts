import type { ChunkEvent } from "../project/event.ts";
import type { EventList } from "../project/event-list.ts";
import type { Chunk, Project, Track } from "../project/project.ts";

/** The project with the track of that index as `change` makes it; the very same project where that is no other. */
export function changeTrack(project: Project, index: number, change: (track: Track) => Track): Project {
  const track = project.tracks[index];
  if (track === undefined) return project;
  const next = change(track);
  return next === track ? project : { ...project, tracks: project.tracks.with(index, next) };
}

/** The same for the events of a chunk. */
export function changeChunk(
  project: Project,
  id: number,
  change: (events: EventList<ChunkEvent>) => EventList<ChunkEvent>,
): Project {
  const index = project.chunks.findIndex((chunk) => chunk.id === id);
  const chunk = project.chunks[index];
  if (chunk === undefined) return project;
  const events = change(chunk.events);
  return events === chunk.events ? project : { ...project, chunks: project.chunks.with(index, { ...chunk, events }) };
}

/** Tracks of a chunk, in the order of the screen. */
export function tracksOf(project: Project, chunk: Chunk): Track[] {
  return project.tracks.filter((track) => track.chunk === chunk.id);
}

import { eventsFrom } from "../project/event-list.ts";
import { META, metaEvent, textMeta } from "../project/meta.ts";
import type { Chunk, Project, Track } from "../project/project.ts";
import { tracksOf } from "./change.ts";

/**
 * Gives each track of the chunk one of its own, named after it, so that it can be named, moved or sent to any channel.
 * What is said to no channel stays where it is, in a chunk without a track before them. Format 0 becomes 1. The songs of
 * format 2 cannot be split: there the project stays as it is.
 */
export function splitChunk(project: Project, id: number): Project {
  const place = project.chunks.findIndex((chunk) => chunk.id === id);
  const chunk = project.chunks[place];
  if (chunk === undefined || project.format === 2) return project;
  const moved = tracksOf(project, chunk).map((track, index) => ({ ...track, chunk: project.nextId + index }));
  const chunks = moved.map((track) => chunkFor(track, chunk.endTick));
  const at = project.tracks.findIndex((track) => track.chunk === id);
  return {
    ...project,
    format: 1,
    chunks: project.chunks.toSpliced(place + 1, 0, ...chunks),
    tracks: project.tracks.toSpliced(at, moved.length, ...moved),
    nextId: project.nextId + moved.length,
  };
}

/** The same where it is called for: the chunk is another track's as well. */
export function splitShared(project: Project, track: Track): Project {
  return isShared(project, track) ? splitChunk(project, track.chunk) : project;
}

export function isShared(project: Project, track: Track): boolean {
  return project.tracks.some((other) => other !== track && other.chunk === track.chunk);
}

/** A chunk that holds the track's name and port, with the id that the track tells. */
export function chunkFor(track: Track, endTick: number): Chunk {
  const name = textMeta(0, META.name, track.name);
  const events = track.port === 0 ? [name] : [metaEvent(0, META.port, Uint8Array.of(track.port)), name];
  return { id: track.chunk, events: eventsFrom(events), endTick };
}

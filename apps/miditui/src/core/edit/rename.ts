import type { ChunkEvent } from "../project/event.ts";
import { changeEvents, type EventList, firstEvent, insertEvent } from "../project/event-list.ts";
import { isMeta, META, textMeta } from "../project/meta.ts";
import type { Project } from "../project/project.ts";
import { textOf, utf8BytesOf } from "../project/text.ts";
import { changeChunk, changeTrack } from "./change.ts";
import { isShared, splitShared } from "./split-chunk.ts";

/**
 * Names a track, in the file as well: one that shares its chunk gets a chunk of its own for that, and format 0 becomes 1.
 * Any Unicode will do; half a surrogate pair becomes U+FFFD. In format 2 a track that shares its chunk has its name only
 * here, since such a chunk cannot be split.
 */
export function renameTrack(project: Project, index: number, name: string): Project {
  const track = project.tracks[index];
  const text = name.toWellFormed();
  if (track === undefined || track.name === text) return project;
  const apart = splitShared(project, track);
  const renamed = changeTrack(apart, index, (now) => ({ ...now, name: text }));
  const own = renamed.tracks[index];
  if (own === undefined || isShared(renamed, own)) return renamed;
  return changeChunk(renamed, own.chunk, (events) => withName(events, text));
}

/** Names the song: the first chunk of formats 0 and 1 holds it, unless it is a track's own. */
export function renameProject(project: Project, name: string): Project {
  const text = name.toWellFormed();
  if (project.name === text) return project;
  const renamed = { ...project, name: text };
  const [first] = project.chunks;
  const tracks = project.tracks.filter((track) => track.chunk === first?.id);
  if (first === undefined || project.format === 2 || tracks.length === 1) return renamed;
  return changeChunk(renamed, first.id, (events) => withName(events, text));
}

function withName(events: EventList<ChunkEvent>, name: string): EventList<ChunkEvent> {
  const old = firstEvent(events, (event) => isMeta(event, META.name));
  if (old === undefined) return insertEvent(events, textMeta(0, META.name, name));
  if (old.type !== "meta" || textOf(old.data) === name) return events;
  const next = { ...old, data: utf8BytesOf(name) };
  return changeEvents(events, (event) => (event === old ? next : event));
}

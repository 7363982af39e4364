import { lastEventTick } from "./event-list.ts";
import type { Project, Track } from "./project.ts";

/** Tick where the last note of the track ends, 0 without notes. */
export function trackEnd(track: Track): number {
  let end = 0;
  for (const block of track.notes.blocks) end = Math.max(end, block.lastEnd);
  return end;
}

/** Tick where the last note ends, 0 without notes. */
export function songEnd(project: Project): number {
  let end = 0;
  for (const track of project.tracks) end = Math.max(end, trackEnd(track));
  return end;
}

/** Tick of the very last event of the file, ends of chunks among them. */
export function fileEnd(project: Project): number {
  let end = songEnd(project);
  for (const chunk of project.chunks) end = Math.max(end, chunk.endTick, lastEventTick(chunk.events));
  for (const track of project.tracks) end = Math.max(end, lastEventTick(track.events));
  return end;
}

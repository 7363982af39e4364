import { emptyNotes } from "../../core/notes/note-list.ts";
import { notesBefore } from "../../core/notes/notes-before.ts";
import type { Project, Track } from "../../core/project/project.ts";
import { songEnd } from "../../core/project/song-end.ts";
import { isHeard } from "../../core/project/track-sound.ts";
import { secondsAt } from "../../core/time/seconds.ts";
import { timeMapOf } from "../../core/time/time-map.ts";
import type { Plan } from "./plan.ts";

/** Threads that a song is rendered by, at most: each has reverb and chorus of its own. */
const MOST_PARTS = 4;
/** Seconds of notes that are worth a thread of their own: one takes as long to warm up as some hundred take to render. */
const WORTH = 600;
/** Seconds that a note rings on. */
const RING = 0.3;
/** Roland's insertion effects, which are no sum of what they do to each track. */
const INSERTION = [0x41, 0x42, 0x12, 0x40, 0x03] as const;

/** Places of tracks that are rendered together. */
export type Part = readonly number[];

/**
 * The tracks that are heard, divided so that the parts are about as much work. The song alone decides of that and not the
 * machine, since sums come out different in their last bits when they are made of other parts.
 */
export function partsOf(project: Project, { start, before }: Plan): Part[] {
  const heard = heardTracks(project);
  const perTick = secondsPerTick(project);
  const works = new Map(heard.map((track) => [track, workOf(track, perTick, [start, before])]));
  const total = [...works.values()].reduce((sum, work) => sum + work, 0);
  const most = usesInsertion(project) ? 1 : Math.min(MOST_PARTS, heard.length);
  const count = Math.max(1, Math.min(most, Math.round(total / WORTH)));
  const parts = Array.from({ length: count }, (): { tracks: number[]; work: number } => ({ tracks: [], work: 0 }));
  const byWork = heard.map((track) => ({ place: project.tracks.indexOf(track), work: works.get(track) ?? 0 }));
  for (const { place, work } of byWork.sort((a, b) => b.work - a.work || a.place - b.place)) {
    const least = parts.reduce((one, other) => (other.work < one.work ? other : one));
    least.tracks.push(place);
    least.work += work;
  }
  return parts.map(({ tracks }) => tracks.sort((a, b) => a - b));
}

/** Tracks that are heard, each by itself. */
export function stemsOf(project: Project): Part[] {
  return heardTracks(project).map((track) => [project.tracks.indexOf(track)]);
}

/**
 * The song with the notes of these tracks only; what is said to the channels stays, for it may be said on any track.
 *
 * @param before tick from which on no note begins
 */
export function partOf(project: Project, part: Part, before: number): Project {
  const tracks = project.tracks.map((track, place) =>
    part.includes(place)
      ? { ...track, notes: notesBefore(track.notes, before), muted: false, solo: false }
      : { ...track, notes: emptyNotes, solo: false },
  );
  return { ...project, tracks };
}

function heardTracks(project: Project): Track[] {
  return project.tracks.filter((track) => track.notes.count > 0 && isHeard(project, track));
}

/** Seconds that notes of the track sound that begin between two ticks, all together. */
function workOf({ notes }: Track, perTick: number, [start, before]: readonly [start: number, before: number]): number {
  let seconds = 0;
  for (const block of notes.blocks) {
    if (block.lastEnd < start || block.firstStart >= before) continue;
    for (let note = 0; note < block.count; note++) {
      const tick = (block.starts[note] ?? 0) + block.tickShift;
      if (tick >= start && tick < before) seconds += (block.durations[note] ?? 0) * perTick + RING;
    }
  }
  return seconds;
}

/** On the whole. */
function secondsPerTick(project: Project): number {
  const end = Math.max(1, songEnd(project));
  return secondsAt(timeMapOf(project), end) / end;
}

function usesInsertion(project: Project): boolean {
  return project.chunks.some(({ events }) =>
    events.blocks.some((block) =>
      block.some(
        (event) =>
          event.type === "sysex" && INSERTION.every((byte, place) => event.data[place === 0 ? 0 : place + 1] === byte),
      ),
    ),
  );
}

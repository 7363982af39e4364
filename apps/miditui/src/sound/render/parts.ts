import { emptyNotes, type NoteList } from "../../core/notes/note-list.ts";
import { noteWriter } from "../../core/notes/note-writer.ts";
import type { Project, Track } from "../../core/project/project.ts";
import { trackEnd } from "../../core/project/song-end.ts";
import { isHeard } from "../../core/project/track-sound.ts";

/** Threads that a song is rendered by, at most: each has reverb and chorus of its own. */
const MOST_PARTS = 4;
/** Notes that are worth a thread of their own. */
const WORTH = 100;
/** Roland's insertion effects, which are no sum of what they do to each track. */
const INSERTION = [0x41, 0x42, 0x12, 0x40, 0x03] as const;

/** Places of tracks that are rendered together. */
export type Part = readonly number[];

/**
 * The tracks that are heard, divided so that the parts are about as much work. The song alone decides of that and not the
 * machine, since sums come out different in their last bits when they are made of other parts.
 */
export function partsOf(project: Project): Part[] {
  const heard = heardTracks(project);
  const total = heard.reduce((sum, { notes }) => sum + notes.count, 0);
  const count = usesInsertion(project) ? 1 : Math.max(1, Math.min(MOST_PARTS, heard.length, Math.floor(total / WORTH)));
  const parts = Array.from({ length: count }, (): { tracks: number[]; work: number } => ({ tracks: [], work: 0 }));
  const byWork = heard.map((track) => ({ place: project.tracks.indexOf(track), work: workOf(track) }));
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

function notesBefore(notes: NoteList, before: number): NoteList {
  if (before === Number.POSITIVE_INFINITY) return notes;
  const kept = noteWriter();
  for (const block of notes.blocks) {
    let count = block.count;
    while (count > 0 && (block.starts[count - 1] ?? 0) + block.tickShift >= before) count--;
    if (count === block.count) kept.block(block);
    else if (count > 0) kept.run(block, 0, count);
  }
  return kept.finish();
}

function heardTracks(project: Project): Track[] {
  return project.tracks.filter((track) => track.notes.count > 0 && isHeard(project, track));
}

/** Ticks that notes of the track sound, and something for each that begins. */
function workOf(track: Track): number {
  const { blocks, count } = track.notes;
  let ticks = 0;
  for (const block of blocks) for (let note = 0; note < block.count; note++) ticks += block.durations[note] ?? 0;
  return ticks + (count * trackEnd(track)) / 1000;
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

import { chunkFor } from "../edit/split-chunk.ts";
import { addTrack } from "../edit/tracks.ts";
import { MidituiError } from "../error.ts";
import type { FindingLog } from "../midi/finding.ts";
import { type IdKeeper, idKeeper, LARGEST_ID } from "../original/ids.ts";
import type { NoteExtras } from "../original/note-extras.ts";
import type { OriginalSong, OriginalTrack } from "../original/song.ts";
import { notesOfOriginal } from "../original/to-notes.ts";
import { logRepairs, noteIdsOf } from "../original/to-project.ts";
import { emptyEvents, eventsFrom } from "../project/event-list.ts";
import type { Chunk, Division, Project, Track } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import type { Column, Details, NoteDetails, TrackDetails } from "./details.ts";
import { channelEventOf, chunkEventOf } from "./events.ts";
import { followOriginal } from "./follow-original.ts";
import { bytesOfHex } from "./values.ts";

/** What is gathered while tracks are made. */
interface Gathered {
  readonly division: Division;
  readonly trackIds: IdKeeper;
  readonly noteIds: IdKeeper;
  readonly chunks: Chunk[];
  /** Those of the details. */
  readonly chunkIds: ReadonlySet<number>;
  readonly noteOrder: Map<number, Uint32Array>;
  /** What each track was made of, by its id. */
  readonly sources: Map<number, OriginalTrack>;
  readonly log: FindingLog;
}

/**
 * The song of both halves of a file of ours. Where the fields of the original say something else than the details,
 * another program or a hand has changed them: then they are followed.
 *
 * @throws MidituiError E_PROJECT where the details contradict themselves
 */
export function projectFromDetails(song: OriginalSong, details: Details, log: FindingLog): Project {
  const gathered = gather(song, details, log);
  const known = new Map(details.tracks.map((track) => [track.id, track]));
  const tracks = song.tracks.map((from) => {
    const track = known.get(from.id);
    known.delete(from.id);
    return track === undefined ? newTrack(from, gathered) : knownTrack(from, track, gathered);
  });
  const { chunks, trackIds, noteIds } = gathered;
  logRepairs(song.tracks, { notes: noteIds.changed(), tracks: trackIds.changed() }, log);
  const places = new Map(chunks.map((chunk, index) => [chunk.id, index]));
  const project: Project = {
    name: details.name,
    format: details.format,
    division: gathered.division,
    chunks,
    tracks: tracks.toSorted((a, b) => (places.get(a.chunk) ?? 0) - (places.get(b.chunk) ?? 0)),
    foreign: details.foreign.map(({ after, type, data }) => ({ after, type, data: bytesOfHex(data) })),
    nextId: nextOf(details.nextId, trackIds),
    nextNoteId: nextOf(details.nextNoteId, noteIds),
    soundfontPath: song.soundfontPath,
  };
  return followOriginal(tracks.length === 0 ? addTrack(project) : project, song, gathered);
}

function gather(song: OriginalSong, details: Details, log: FindingLog): Gathered {
  const ids = details.chunks.map((chunk) => chunk.id);
  const trackIds = idKeeper([ids, song.tracks.map((track) => track.id)]);
  const chunks = details.chunks.map((chunk, index): Chunk => {
    if (trackIds.keep(chunk.id) !== chunk.id) {
      throw new MidituiError("E_PROJECT", `miditui.chunks[${index}].id is ${chunk.id}, it must be small and its own`);
    }
    return { id: chunk.id, events: eventsFrom(chunk.events.map(chunkEventOf)), endTick: chunk.end };
  });
  return {
    division: divisionOf(details.division),
    trackIds,
    noteIds: noteIdsOf(song.tracks),
    chunks,
    chunkIds: new Set(ids),
    noteOrder: new Map(),
    sources: new Map(),
    log,
  };
}

/** The id to go on with, unless the file says one so far off that later ones would not be read again. */
function nextOf(said: number, ids: IdKeeper): number {
  const next = ids.next();
  return said > LARGEST_ID ? next : Math.max(said, next);
}

function divisionOf(division: Details["division"]): Division {
  return typeof division === "number" ? { type: "ppq", ticks: division } : { type: "smpte", ...division };
}

function knownTrack(from: OriginalTrack, details: TrackDetails, gathered: Gathered): Track {
  if (!gathered.chunkIds.has(details.chunk)) {
    throw new MidituiError(
      "E_PROJECT",
      `the track of id ${details.id} is in chunk ${details.chunk}, which is not there`,
    );
  }
  const extras = extrasOf(details.notes, from.notes.count);
  if (extras === undefined) {
    const text = `notes of "${from.name}" were added or removed by another program: what only miditui keeps of them is lost`;
    gathered.log.add("wrong-value", text);
  }
  return {
    ...withNotes(from, extras ?? {}, gathered),
    name: details.name,
    chunk: details.chunk,
    port: details.port,
    events: eventsFrom(details.events.map(channelEventOf)),
  };
}

/** A track that another program has added: with a chunk of its own. */
function newTrack(from: OriginalTrack, gathered: Gathered): Track {
  const track = { ...withNotes(from, {}, gathered), chunk: gathered.trackIds.next() };
  gathered.chunks.push(chunkFor(track, 0));
  return track;
}

function withNotes(from: OriginalTrack, extras: NoteExtras, gathered: Gathered): Track {
  const { trackIds, noteIds, division, noteOrder } = gathered;
  const id = trackIds.keep(from.id);
  const { list, order } = notesOfOriginal(from.notes, noteIds, ticksPerQuarter(division), extras);
  gathered.sources.set(id, from);
  if (order !== undefined) noteOrder.set(id, order);
  return {
    id,
    chunk: 0,
    name: from.name.toWellFormed(),
    channel: from.channel,
    port: 0,
    muted: from.muted,
    solo: from.solo,
    notes: list,
    events: emptyEvents(),
  };
}

/** Undefined where they are of another number of notes. */
function extrasOf(details: NoteDetails, count: number): NoteExtras | undefined {
  const columns = Object.values(details);
  if (columns.some((one: Column | undefined) => typeof one === "object" && one.length !== count)) return undefined;
  const { starts, durations, offVelocities, flags, on, off } = details;
  return {
    starts: filled(starts, count),
    durations: filled(durations, count),
    offVelocities: filled(offVelocities, count),
    flags: filled(flags, count),
    orders:
      on === undefined && off === undefined
        ? undefined
        : { on: filled(on ?? -1, count) ?? [], off: filled(off ?? -1, count) ?? [] },
  };
}

function filled(column: Column | undefined, count: number): readonly number[] | undefined {
  return typeof column === "number" ? new Array<number>(count).fill(column) : column;
}

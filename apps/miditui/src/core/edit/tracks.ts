import { MidituiError } from "../error.ts";
import { emptyNotes } from "../notes/note-list.ts";
import { emptyEvents, insertEvent, removeEvents } from "../project/event-list.ts";
import { META } from "../project/meta.ts";
import type { Chunk, Project, Track } from "../project/project.ts";
import { DRUM_CHANNEL } from "../project/track-sound.ts";
import { changeTrack } from "./change.ts";
import { chunkFor, isShared, splitChunk, splitShared } from "./split-chunk.ts";

/** Ports that a port meta can name. */
const PORTS = 128;

/** Kinds that are about the song, and stay in it when the track beside them goes. */
const CONDUCTOR: readonly number[] = [META.marker, META.cue, META.tempo, META.smpteOffset, META.metre, META.key];

/**
 * A further track, the last of the list, on the next free channel that is not the drums'; with all 15 taken, on the next
 * port. It gets a chunk of its own, which in format 2 is a song of its own.
 *
 * @param name of the track. @default "Track N", N the number of tracks then
 * @throws MidituiError E_LIMIT where 128 ports are full: with track 1,921
 */
export function addTrack(project: Project, name?: string): Project {
  const channels = Array.from({ length: 16 }, (_, channel) => channel).filter((channel) => channel !== DRUM_CHANNEL);
  return appendTrack(project, name ?? freeName(project, "Track", project.tracks.length + 1), channels);
}

/** A further track on the drum channel, of the first port where that is free. */
export function addDrumTrack(project: Project, name?: string): Project {
  return appendTrack(project, name ?? freeName(project, "Drums", 1), [DRUM_CHANNEL]);
}

/** Without the track, and without its chunk if that was its own; tempo, metre, key and markers of it stay. The last track stays too. */
export function removeTrack(project: Project, index: number): Project {
  const track = project.tracks[index];
  if (track === undefined || project.tracks.length === 1) return project;
  const tracks = project.tracks.toSpliced(index, 1);
  const [first, ...others] = project.chunks;
  if (first === undefined || isShared(project, track) || (first.id === track.chunk && project.format !== 2)) {
    return { ...project, tracks };
  }
  const chunk = project.chunks.find((one) => one.id === track.chunk);
  if (chunk === undefined || project.format === 2) {
    return { ...project, tracks, chunks: project.chunks.filter((one) => one !== chunk) };
  }
  return { ...project, tracks, chunks: [withConductor(first, chunk), ...others.filter((one) => one !== chunk)] };
}

/**
 * The track of that index, put where `to` is. Its chunk goes with it, so that the file has the new order as well; shared
 * chunks are split for it.
 */
export function moveTrack(project: Project, from: number, to: number): Project {
  const place = Math.max(0, Math.min(project.tracks.length - 1, to));
  if (place === from || project.tracks[from] === undefined) return project;
  if (project.format === 2) return project;
  let split = project;
  for (const id of new Set(project.tracks.map((track) => track.chunk))) {
    // The first chunk has the tempo, and must stay the first.
    if (id === project.chunks[0]?.id || project.tracks.filter((track) => track.chunk === id).length > 1) {
      split = splitChunk(split, id);
    }
  }
  const moved = split.tracks[from];
  if (moved === undefined) return project;
  const tracks = split.tracks.toSpliced(from, 1).toSpliced(place, 0, moved);
  return { ...split, tracks, chunks: chunksInOrder(split, tracks) };
}

export function toggleMuted(project: Project, index: number): Project {
  return changeTrack(project, index, (track) => ({ ...track, muted: !track.muted }));
}

export function toggleSolo(project: Project, index: number): Project {
  return changeTrack(project, index, (track) => ({ ...track, solo: !track.solo }));
}

/**
 * Sends a track to another channel. One that shares its chunk gets one of its own for it: the tracks of a chunk are told
 * apart, and put in order, by their channels. In format 2, where it cannot, it may not go to a channel of that chunk.
 *
 * @param channel 0 to 15
 */
export function setChannel(project: Project, index: number, channel: number): Project {
  const track = project.tracks[index];
  if (track === undefined || track.channel === channel || !(channel >= 0 && channel <= 15)) return project;
  const isTaken = project.tracks.some((other) => other.chunk === track.chunk && other.channel === channel);
  if (isTaken && project.format === 2) return project;
  return changeTrack(splitShared(project, track), index, (now) => ({ ...now, channel }));
}

function appendTrack(project: Project, name: string, channels: readonly number[]): Project {
  const track: Track = {
    id: project.nextId,
    chunk: project.nextId + 1,
    name: name.toWellFormed(),
    ...freeChannel(project, channels),
    muted: false,
    solo: false,
    notes: emptyNotes,
    events: emptyEvents(),
  };
  const added: Project = {
    ...project,
    format: project.format === 2 ? 2 : 1,
    tracks: [...project.tracks, track],
    chunks: [...project.chunks, chunkFor(track, 0)],
    nextId: project.nextId + 2,
  };
  const { original, ...plain } = added;
  return original === undefined || original.noteOrder.size === 0
    ? plain
    : { ...plain, original: { noteOrder: original.noteOrder } };
}

function freeChannel(project: Project, channels: readonly number[]): { port: number; channel: number } {
  const taken = new Set(project.tracks.map((track) => track.port * 16 + track.channel));
  for (let port = 0; port < PORTS; port++) {
    const channel = channels.find((one) => !taken.has(port * 16 + one));
    if (channel !== undefined) return { port, channel };
  }
  throw new MidituiError(
    "E_LIMIT",
    "all channels of the 128 MIDI ports are taken",
    "remove a track that is not needed",
  );
}

function freeName(project: Project, word: string, first: number): string {
  const names = new Set(project.tracks.map((track) => track.name));
  if (word !== "Track" && !names.has(word)) return word;
  let number = first;
  while (names.has(`${word} ${number}`)) number++;
  return `${word} ${number}`;
}

function withConductor(first: Chunk, gone: Chunk): Chunk {
  let events = first.events;
  for (const block of removeEvents(gone.events, (event) => event.type !== "meta" || !CONDUCTOR.includes(event.kind))
    .blocks) {
    for (const event of block) events = insertEvent(events, event);
  }
  return events === first.events ? first : { ...first, events };
}

/** Chunks without a track keep their place; the others follow their tracks. */
function chunksInOrder(project: Project, tracks: readonly Track[]): Chunk[] {
  const byId = new Map(project.chunks.map((chunk) => [chunk.id, chunk]));
  const order = tracks.map((track) => byId.get(track.chunk));
  const withTrack = new Set(order);
  return project.chunks.map((chunk) => (withTrack.has(chunk) ? (order.shift() ?? chunk) : chunk));
}

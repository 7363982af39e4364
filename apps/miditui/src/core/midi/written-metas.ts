import { type ChunkEvent, NO_ORDER } from "../project/event.ts";
import { allEvents, type EventList, eventsFrom, firstEvent, removeEvents } from "../project/event-list.ts";
import { isMeta, META, metaEvent, textMeta } from "../project/meta.ts";
import type { Project, Track } from "../project/project.ts";
import { textOf, utf8BytesOf } from "../project/text.ts";
import { type ChunkContents, type DerivedTrack, derivedSongName, derivedTracks, isPrefixed } from "./derived-tracks.ts";

/**
 * Metas and sysex of each chunk, with what has to be said besides so that the tracks are read as they are: a name that was
 * changed, a port, the channel of a track without events. Where nothing has to be, they are those of the chunk.
 */
export function writtenMetas(
  project: Project,
  byChunk: ReadonlyMap<number, readonly Track[]>,
  format: Project["format"],
): readonly (readonly ChunkEvent[])[] {
  const contents = project.chunks.map((chunk): ChunkContents => {
    const tracks = byChunk.get(chunk.id) ?? [];
    const sounding = tracks.filter((track) => track.notes.count + track.events.count > 0);
    const channels = sounding.map((track) => track.channel).sort((a, b) => a - b);
    return { events: withoutStrangers(asWritten(chunk.events), tracks), channels };
  });
  const derived = derivedTracks(format, contents);
  // One track without events that says its channel takes it from the choice of the others.
  const choose = project.chunks.every(({ id }, index) => isFound(byChunk.get(id) ?? [], derived[index] ?? []));
  return project.chunks.map((chunk, index) => {
    const found = contents[index] ?? { events: chunk.events, channels: [] };
    const tracks = byChunk.get(chunk.id) ?? [];
    const song = index === 0 ? derivedSongName(format, found) : undefined;
    const events = [...allEvents(found.events)];
    const read = derived[index] ?? [];
    if (tracks.length > 0) return completed(events, tracks, read, choose);
    // A chunk that edits have left without a track, and with nothing but its name, would be read as an empty one.
    const apart = read.length > 0 ? [textMeta(0, META.text, "")] : [];
    return [...apart, ...renamed(events, song ? project.name : undefined, song)];
  });
}

/** In the order of the file to be: those of a tick that were made here come before those that were read. */
function asWritten(events: EventList<ChunkEvent>): EventList<ChunkEvent> {
  if (firstEvent(events, ({ order }) => order === NO_ORDER) === undefined) return events;
  const isRead = ({ order }: ChunkEvent): number => (order === NO_ORDER ? 0 : 1);
  const all = [...allEvents(events)];
  return eventsFrom(all.sort((a, b) => a.tick - b.tick || isRead(a) - isRead(b)));
}

/** Without the names of channels that have left the chunk, which would be read as tracks. */
function withoutStrangers(events: EventList<ChunkEvent>, tracks: readonly Track[]): EventList<ChunkEvent> {
  if (firstEvent(events, (event) => isMeta(event, META.channelPrefix)) === undefined) return events;
  const gone = new Set<ChunkEvent>();
  let prefixes: ChunkEvent[] = [];
  for (const event of allEvents(events)) {
    const before = prefixes.at(-1);
    const isNamed = isMeta(event, META.name) && isPrefixed(event, before);
    if (isNamed && !tracks.some((track) => track.channel === ((before?.data[0] ?? 0) & 15))) {
      // Prefixes before it would be those of the name that follows.
      for (const stranger of [...prefixes, event]) gone.add(stranger);
      prefixes = [];
    } else {
      const isPrefix = isMeta(event, META.channelPrefix);
      if (!isPrefix || !isPrefixed(event, before)) prefixes = [];
      if (isPrefix) prefixes.push(event);
    }
  }
  return removeEvents(events, (event) => gone.has(event));
}

/** The tracks of each chunk, by its id. */
export function tracksByChunk(project: Project): ReadonlyMap<number, readonly Track[]> {
  const byChunk = new Map<number, Track[]>();
  for (const track of project.tracks) {
    const others = byChunk.get(track.chunk);
    if (others === undefined) byChunk.set(track.chunk, [track]);
    else others.push(track);
  }
  return byChunk;
}

function isFound(tracks: readonly Track[], derived: readonly DerivedTrack[]): boolean {
  const channels = new Set(derived.map(({ channel }) => channel));
  return tracks.length === channels.size && tracks.every(({ channel }) => channels.has(channel));
}

/** @param choose whether tracks without events may leave their channels to the reader */
function completed(
  events: ChunkEvent[],
  tracks: readonly Track[],
  derived: readonly DerivedTrack[],
  choose: boolean,
): ChunkEvent[] {
  const [first] = tracks;
  if (first !== undefined && tracks.length === 1 && derived.length === 1) {
    const [found] = derived;
    const named = renamed(events, first.name, found?.name);
    const isEmpty = first.notes.count + first.events.count === 0;
    const said = extras(first, isEmpty && !choose ? undefined : found, false);
    const [next] = named;
    // A prefix makes what follows the name of its channel, and that may be another: an empty one, say.
    const isTaken = said.some((event) => isMeta(event, META.channelPrefix)) && next && isMeta(next, META.name);
    if (isTaken && textOf(next.data) !== first.name) said.push(textMeta(0, META.name, first.name));
    return [...said, ...named];
  }
  // Names are numbered by channel where a chunk has several, so that they are others once all its tracks are said.
  const sure = derived.length === tracks.length;
  const said = tracks.flatMap((track) => {
    const found = derived.find(({ channel }) => channel === track.channel);
    return extras(track, found && (sure ? found : { ...found, name: "" }), true);
  });
  return [...said, ...events];
}

/** What is to be said of the track before all else. */
function extras(track: Track, found: DerivedTrack | undefined, shared: boolean): ChunkEvent[] {
  const said: ChunkEvent[] = [];
  if (track.port !== (found?.port ?? 0)) said.push(metaEvent(0, META.port, Uint8Array.of(track.port)));
  const prefix = metaEvent(0, META.channelPrefix, Uint8Array.of(track.channel));
  const isNamed = !shared || found?.name === track.name;
  if (!isNamed) said.push(prefix, textMeta(0, META.name, track.name));
  else if (found?.channel !== track.channel) said.push(prefix);
  return said;
}

/** The name in place of the one there is, or before all. */
function renamed(events: ChunkEvent[], name: string | undefined, found: string | undefined): ChunkEvent[] {
  if (name === undefined || name === found) return events;
  const at = events.findIndex(
    (event, index) => event.type === "meta" && event.kind === META.name && !isPrefixed(event, events[index - 1]),
  );
  const old = events[at];
  if (old === undefined) return [textMeta(0, META.name, name), ...events];
  return events.toSpliced(at, 1, { ...old, data: utf8BytesOf(name) });
}

import type { ChunkEvent } from "../project/event.ts";
import { allEvents, type EventList } from "../project/event-list.ts";
import { isMeta, META } from "../project/meta.ts";
import type { Project } from "../project/project.ts";
import { textOf } from "../project/text.ts";
import { DRUM_CHANNEL } from "../project/track-sound.ts";

const LONGEST_NAME = 1024;

/** What a chunk says about its tracks. */
export interface ChunkContents {
  /** Its metas and sysex, in the order of the file. */
  readonly events: EventList<ChunkEvent>;
  /** Channels that something is said to, rising. */
  readonly channels: readonly number[];
}

/** A track as a reader sees it. */
export interface DerivedTrack {
  readonly channel: number;
  readonly port: number;
  readonly name: string;
}

/** What the metas of a chunk say. */
interface ChunkWords {
  readonly name: string | undefined;
  /** Those said of one channel. */
  readonly names: ReadonlyMap<number, string>;
  /** Channel of the first prefix. */
  readonly prefix: number | undefined;
  readonly port: number;
  /** Whether it holds nothing but names, ports and the like: what an empty track is written as. */
  readonly bare: boolean;
}

/**
 * The tracks of each chunk: one a channel that something is said to, or that has a name. A chunk of a format 1 or 2 file
 * that says nothing but its name is a track without notes, on the channel of its prefix or one that no other has. Writers ask here as well, to learn what they have to say besides.
 */
export function derivedTracks(
  format: Project["format"],
  chunks: readonly ChunkContents[],
): readonly (readonly DerivedTrack[])[] {
  const words = chunks.map((chunk) => wordsOf(chunk.events));
  const taken = new Set<number>();
  const channels = chunks.map((chunk, index) => {
    const named = words[index]?.names.keys() ?? [];
    const own = [...new Set([...chunk.channels, ...named])].sort((a, b) => a - b);
    for (const channel of own) taken.add((words[index]?.port ?? 0) * 16 + channel);
    return own;
  });
  const counts = channels.map((own, index) => own.length > 0 || isEmptyTrack(format, index, words[index]));
  if (!counts.includes(true)) counts[0] = true;
  // One without a name is called by its place in the list, whatever chunks without a track come before.
  let place = 0;
  return channels.map((own, index) => {
    const said = words[index];
    if (said === undefined || counts[index] !== true) return [];
    const { port, prefix } = said;
    const used = own.length > 0 ? own : [prefix ?? freeChannel(taken, port)];
    return used.map((channel) => {
      place++;
      return { channel, port, name: nameOf(said, channel, used.length, place) };
    });
  });
}

function isEmptyTrack(format: Project["format"], index: number, said: ChunkWords | undefined): boolean {
  return said?.bare === true && format !== 0 && (index > 0 || format === 2);
}

/** Name of the song as its first chunk has it. */
export function derivedSongName(format: Project["format"], first: ChunkContents): string | undefined {
  if (format === 2 || (format === 1 && first.channels.length > 0)) return undefined;
  return wordsOf(first.events).name;
}

/** Whether a name said right after a channel prefix is said of that channel alone. */
export function isPrefixed(event: ChunkEvent, before: ChunkEvent | undefined): boolean {
  return before !== undefined && isMeta(before, META.channelPrefix) && before.tick === event.tick;
}

function freeChannel(taken: Set<number>, port: number): number {
  for (let channel = 0; channel < 16; channel++) {
    const place = port * 16 + channel;
    if (channel === DRUM_CHANNEL || taken.has(place)) continue;
    taken.add(place);
    return channel;
  }
  return 0;
}

function nameOf(said: ChunkWords, channel: number, ofChunk: number, number: number): string {
  const own = said.names.get(channel);
  if (own) return own;
  if (ofChunk === 1) return said.name || `Track ${number}`;
  return `${said.name || "Channel"} ${channel + 1}`;
}

function wordsOf(events: EventList<ChunkEvent>): ChunkWords {
  let name: string | undefined;
  let port: number | undefined;
  let bare = true;
  let before: ChunkEvent | undefined;
  const names = new Map<number, string>();
  let prefix: number | undefined;
  for (const event of allEvents(events)) {
    const kind = event.type === "meta" ? event.kind : undefined;
    if (kind === undefined || !BARE.has(kind)) bare = false;
    if (kind === META.channelPrefix) prefix ??= firstOf(event) & 15;
    if (kind === META.port) port ??= firstOf(event);
    if (kind === META.name) {
      const channel = isPrefixed(event, before) && before !== undefined ? firstOf(before) & 15 : undefined;
      if (channel === undefined) name ??= cleanName(event.data);
      else if (!names.has(channel)) names.set(channel, cleanName(event.data));
    }
    before = event;
  }
  return { name, names, prefix, port: port ?? 0, bare };
}

function firstOf(event: ChunkEvent): number {
  return event.data[0] ?? 0;
}

const BARE: ReadonlySet<number> = new Set([META.name, META.instrument, 0x08, 0x09, META.channelPrefix, META.port]);

/** Without what a terminal would obey, and without the zeros that some programs fill up with. */
function cleanName(data: Uint8Array): string {
  let name = "";
  for (const character of textOf(data.subarray(0, LONGEST_NAME))) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && (code < 0x7f || code > 0x9f)) name += character;
  }
  return name.trim();
}

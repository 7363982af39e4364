import { BLOCK_SIZE, emptyNotes, type NoteBlock, type NoteList } from "../notes/note-list.ts";
import { makeBlock } from "../notes/note-writer.ts";
import type { ChannelEvent, ChunkEvent } from "../project/event.ts";
import { type EventList, emptyEvents } from "../project/event-list.ts";
import type { Chunk, Division, ForeignChunk, Project, Track } from "../project/project.ts";
import { type ByteReader, byteReader, damaged } from "./byte-reader.ts";
import { readChannelEvent, readChunkEvent } from "./event-bytes.ts";
import type { FileStamp, Session } from "./session.ts";
import { THING } from "./things.ts";

/** Reads the records of one journal, in their order. */
export interface Replay {
  /**
   * @returns the session that the record leads to
   * @throws MidituiError E_FILE where it is not a record of this journal
   */
  take(record: Uint8Array): Session;
}

export function createReplay(): Replay {
  const things = emptyThings();
  return {
    take: (record) => {
      const from = byteReader(record);
      for (;;) {
        const kind = from.byte();
        const number = things.count++;
        if (kind === THING.session) return readSession(from, things);
        readThing(kind, number, from, things);
      }
    },
  };
}

interface Things {
  count: number;
  readonly bytes: Map<number, Uint8Array>;
  readonly words: Map<number, Uint32Array>;
  readonly noteBlocks: Map<number, NoteBlock>;
  readonly channelEvents: Map<number, readonly ChannelEvent[]>;
  readonly chunkEvents: Map<number, readonly ChunkEvent[]>;
  readonly noteLists: Map<number, NoteList>;
  readonly channelEventLists: Map<number, EventList<ChannelEvent>>;
  readonly chunkEventLists: Map<number, EventList<ChunkEvent>>;
  readonly tracks: Map<number, Track>;
  readonly chunks: Map<number, Chunk>;
  readonly foreign: Map<number, ForeignChunk>;
}

function emptyThings(): Things {
  return {
    count: 0,
    bytes: new Map(),
    words: new Map(),
    noteBlocks: new Map(),
    channelEvents: new Map(),
    chunkEvents: new Map(),
    noteLists: new Map(),
    channelEventLists: new Map(),
    chunkEventLists: new Map(),
    tracks: new Map(),
    chunks: new Map(),
    foreign: new Map(),
  };
}

/** The next thing that is called by its number. */
function called<Thing>(from: ByteReader, things: ReadonlyMap<number, Thing>): Thing {
  const thing = things.get(from.number());
  if (thing === undefined) throw damaged("a part that it calls for and does not have");
  return thing;
}

function readThing(kind: number, number: number, from: ByteReader, things: Things): void {
  switch (kind) {
    case THING.bytes:
      things.bytes.set(number, from.bytes());
      return;
    case THING.words:
      things.words.set(number, from.words());
      return;
    case THING.noteBlock:
      things.noteBlocks.set(number, readNoteBlock(from, things));
      return;
    case THING.channelEvents:
      things.channelEvents.set(number, sorted(from.list(() => readChannelEvent(from))));
      return;
    case THING.chunkEvents:
      things.chunkEvents.set(number, sorted(from.list(() => readChunkEvent(from))));
      return;
    case THING.noteList:
      things.noteLists.set(number, readNoteList(from, things));
      return;
    case THING.channelEventList:
      things.channelEventLists.set(number, eventList(from.list(() => called(from, things.channelEvents))));
      return;
    case THING.chunkEventList:
      things.chunkEventLists.set(number, eventList(from.list(() => called(from, things.chunkEvents))));
      return;
    case THING.track:
      things.tracks.set(number, readTrack(from, things));
      return;
    case THING.chunk:
      things.chunks.set(number, readChunk(from, things));
      return;
    case THING.foreign:
      things.foreign.set(number, { after: from.number(), type: from.text(), data: from.bytes() });
      return;
    default:
      throw damaged("a part of no known kind");
  }
}

function readNoteBlock(from: ByteReader, { words, bytes }: Things): NoteBlock {
  const count = from.number();
  const tickShift = from.signed();
  const pitchShift = from.signed();
  const hasOrders = from.length() === 9;
  const wide = (): Uint32Array => ofLength(count, called(from, words));
  const narrow = (): Uint8Array => ofLength(count, called(from, bytes));
  if (count < 1 || count > BLOCK_SIZE) throw damaged("a block of notes that is too long");
  const [ids, starts, durations] = [wide(), wide(), wide()];
  const orders = hasOrders ? { on: wide(), off: wide() } : undefined;
  const [pitches, velocities, offVelocities, flags] = [narrow(), narrow(), narrow(), narrow()];
  const isOut = pitches.some((pitch) => pitch + pitchShift < 0 || pitch + pitchShift > 127);
  const isUnsorted = starts.some((start, index) => start < (starts[index - 1] ?? 0));
  const block = makeBlock({ count, ids, starts, durations, pitches, velocities, offVelocities, flags, orders });
  const firstStart = block.firstStart + tickShift;
  if (isOut || isUnsorted || firstStart < 0) throw damaged("notes that cannot be");
  return { ...block, tickShift, pitchShift, firstStart, lastEnd: block.lastEnd + tickShift };
}

function ofLength<Column extends Uint8Array | Uint32Array>(count: number, column: Column): Column {
  if (column.length !== count) throw damaged("columns of different lengths");
  return column;
}

function readNoteList(from: ByteReader, things: Things): NoteList {
  const blocks = from.list(() => called(from, things.noteBlocks));
  return blocks.length === 0 ? emptyNotes : { count: countOf(blocks.map((block) => block.count)), blocks };
}

function eventList<Event>(blocks: readonly (readonly Event[])[]): EventList<Event> {
  return blocks.length === 0 ? emptyEvents() : { count: countOf(blocks.map((block) => block.length)), blocks };
}

function countOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sorted<Event extends { readonly tick: number }>(events: readonly Event[]): readonly Event[] {
  if (events.some(({ tick }, index) => tick < (events[index - 1]?.tick ?? 0))) throw damaged("events out of order");
  return events;
}

function readTrack(from: ByteReader, things: Things): Track {
  const id = from.number();
  const chunk = from.number();
  const name = from.text();
  const channel = from.byte() & 15;
  const port = from.number();
  const switches = from.byte();
  const notes = called(from, things.noteLists);
  const events = called(from, things.channelEventLists);
  return { id, chunk, name, channel, port, muted: (switches & 1) > 0, solo: (switches & 2) > 0, notes, events };
}

function readChunk(from: ByteReader, things: Things): Chunk {
  return { id: from.number(), endTick: from.number(), events: called(from, things.chunkEventLists) };
}

function readSession(from: ByteReader, things: Things): Session {
  const project = readProject(from, things);
  const path = optional(from);
  const changed = from.byte() === 1;
  const stamp: FileStamp | undefined = from.byte() === 1 ? { size: from.number(), changed: from.number() } : undefined;
  return { project, path, changed, stamp, at: from.number() };
}

function readProject(from: ByteReader, things: Things): Project {
  const name = from.text();
  const format = from.byte();
  if (format !== 0 && format !== 1 && format !== 2) throw damaged("a song of no known format");
  const division = readDivision(from);
  const chunks = from.list(() => called(from, things.chunks));
  const tracks = from.list(() => called(from, things.tracks));
  const foreign = from.list(() => called(from, things.foreign));
  if (chunks.length === 0 || tracks.length === 0) throw damaged("no tracks");
  const ids = new Set(chunks.map((chunk) => chunk.id));
  if (tracks.some((track) => !ids.has(track.chunk))) throw damaged("a track of nowhere");
  const nextId = from.number();
  const nextNoteId = from.number();
  return { name, format, division, chunks, tracks, foreign, nextId, nextNoteId, soundfontPath: optional(from) };
}

function readDivision(from: ByteReader): Division {
  const frames = from.byte();
  const ticks = from.number();
  if (ticks < 1 || ticks > 0x7fff) throw damaged("a resolution that cannot be");
  switch (frames) {
    case 0:
      return { type: "ppq", ticks };
    case 24:
    case 25:
    case 29:
    case 30:
      return { type: "smpte", framesPerSecond: frames, ticksPerFrame: ticks };
    default:
      throw damaged("a resolution that cannot be");
  }
}

function optional(from: ByteReader): string | undefined {
  return from.byte() === 1 ? from.text() : undefined;
}

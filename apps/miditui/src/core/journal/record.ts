import type { NoteBlock, NoteList } from "../notes/note-list.ts";
import type { ChannelEvent, ChunkEvent } from "../project/event.ts";
import type { EventList } from "../project/event-list.ts";
import type { Chunk, Division, ForeignChunk, Track } from "../project/project.ts";
import { type ByteWriter, byteWriter } from "./byte-writer.ts";
import { writeChannelEvent, writeChunkEvent } from "./event-bytes.ts";
import type { Session } from "./session.ts";
import { THING } from "./things.ts";

/** Turns sessions into records, each of which holds only what no record before it had. */
export interface Recorder {
  record(session: Session): Uint8Array;
}

/** A recorder for a new journal: its first record holds everything. */
export function createRecorder(): Recorder {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  return {
    record: (session) => {
      const out = byteWriter();
      const number = (thing: object, kind: number, write: () => (to: ByteWriter) => void): number => {
        const known = numbers.get(thing);
        if (known !== undefined) return known;
        // What it refers to is written first, so that a reader knows every number it meets.
        const body = write();
        out.byte(kind);
        body(out);
        numbers.set(thing, count);
        return count++;
      };
      writeSession(session, { number, out });
      count++;
      return out.finish();
    },
  };
}

interface Target {
  /** The number of a thing, which is written where no record has it yet: `write` gives what writes it. */
  number(thing: object, kind: number, write: () => (to: ByteWriter) => void): number;
  readonly out: ByteWriter;
}

function writeSession({ project, path, changed, stamp, at }: Session, target: Target): void {
  const chunks = project.chunks.map((chunk) => chunkNumber(chunk, target));
  const tracks = project.tracks.map((track) => trackNumber(track, target));
  const foreign = project.foreign.map((chunk) => foreignNumber(chunk, target));
  const { out } = target;
  out.byte(THING.session);
  out.text(project.name);
  out.byte(project.format);
  writeDivision(out, project.division);
  writeNumbers(out, chunks);
  writeNumbers(out, tracks);
  writeNumbers(out, foreign);
  out.number(project.nextId);
  out.number(project.nextNoteId);
  writeOptional(out, project.soundfontPath);
  writeOptional(out, path);
  out.byte(changed ? 1 : 0);
  out.byte(stamp === undefined ? 0 : 1);
  if (stamp) {
    out.number(stamp.size);
    out.number(stamp.changed);
  }
  out.number(at);
}

function writeDivision(out: ByteWriter, division: Division): void {
  const isFilm = division.type === "smpte";
  out.byte(isFilm ? division.framesPerSecond : 0);
  out.number(isFilm ? division.ticksPerFrame : division.ticks);
}

function writeOptional(out: ByteWriter, text: string | undefined): void {
  out.byte(text === undefined ? 0 : 1);
  if (text !== undefined) out.text(text);
}

function writeNumbers(out: ByteWriter, numbers: readonly number[]): void {
  out.number(numbers.length);
  for (const number of numbers) out.number(number);
}

function chunkNumber(chunk: Chunk, target: Target): number {
  return target.number(chunk, THING.chunk, () => {
    const events = eventsNumber(chunk.events, THING.chunkEventList, target, chunkEventsNumber);
    return (out) => {
      out.number(chunk.id);
      out.number(chunk.endTick);
      out.number(events);
    };
  });
}

function trackNumber(track: Track, target: Target): number {
  return target.number(track, THING.track, () => {
    const notes = notesNumber(track.notes, target);
    const events = eventsNumber(track.events, THING.channelEventList, target, channelEventsNumber);
    return (out) => {
      out.number(track.id);
      out.number(track.chunk);
      out.text(track.name);
      out.byte(track.channel);
      out.number(track.port);
      out.byte((track.muted ? 1 : 0) | (track.solo ? 2 : 0));
      out.number(notes);
      out.number(events);
    };
  });
}

function foreignNumber(chunk: ForeignChunk, target: Target): number {
  return target.number(chunk, THING.foreign, () => (out) => {
    out.number(chunk.after);
    out.text(chunk.type);
    out.bytes(chunk.data);
  });
}

function notesNumber(list: NoteList, target: Target): number {
  return target.number(list, THING.noteList, () => {
    const blocks = list.blocks.map((block) => blockNumber(block, target));
    return (out) => writeNumbers(out, blocks);
  });
}

function blockNumber(block: NoteBlock, target: Target): number {
  return target.number(block, THING.noteBlock, () => {
    const { ids, starts, durations, pitches, velocities, offVelocities, flags, orders } = block;
    // Columns are things of their own, since blocks share them.
    const words = orders ? [ids, starts, durations, orders.on, orders.off] : [ids, starts, durations];
    const numbers = [
      ...words.map((column) => target.number(column, THING.words, () => (out) => out.words(column))),
      ...[pitches, velocities, offVelocities, flags].map((column) =>
        target.number(column, THING.bytes, () => (out) => out.bytes(column)),
      ),
    ];
    return (out) => {
      out.number(block.count);
      out.signed(block.tickShift);
      out.signed(block.pitchShift);
      writeNumbers(out, numbers);
    };
  });
}

function eventsNumber<Event>(
  list: EventList<Event>,
  kind: number,
  target: Target,
  blockOf: (block: readonly Event[], target: Target) => number,
): number {
  // There is one empty list for all kinds of events.
  return target.number(list.count === 0 ? {} : list, kind, () => {
    const blocks = list.blocks.map((block) => blockOf(block, target));
    return (out) => writeNumbers(out, blocks);
  });
}

function channelEventsNumber(block: readonly ChannelEvent[], target: Target): number {
  return target.number(block, THING.channelEvents, () => (out) => {
    out.number(block.length);
    for (const event of block) writeChannelEvent(out, event);
  });
}

function chunkEventsNumber(block: readonly ChunkEvent[], target: Target): number {
  return target.number(block, THING.chunkEvents, () => (out) => {
    out.number(block.length);
    for (const event of block) writeChunkEvent(out, event);
  });
}

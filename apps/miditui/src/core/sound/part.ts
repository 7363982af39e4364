import type { ChannelEvent } from "../project/event.ts";
import type { Chunk, Track } from "../project/project.ts";
import { EventCursor, NoteCursor } from "./cursor.ts";
import type { Slot } from "./slot.ts";
import { type SysexMessage, sysexOf } from "./sysex.ts";

/** A note of the song that sounds. */
export interface SungNote {
  readonly id: number;
  readonly part: Part;
  readonly pitch: number;
  /** Frame that it began at. */
  readonly began: number;
  /** Tick that it ends at, and its place among what happens there. */
  end: number;
  order: number;
}

/** A track as it is played. */
export class Part {
  track: Track;
  /** Place of its chunk. */
  chunk = 0;
  /** Undefined once its track is gone: notes and keys that began before may still end. */
  slot: Slot | undefined;
  readonly notes: NoteCursor = new NoteCursor();
  readonly events: EventCursor<ChannelEvent> = new EventCursor();
  readonly sung: Map<number, SungNote> = new Map();

  constructor(track: Track) {
    this.track = track;
  }

  /** Of its port and MIDI channel. */
  get key(): number {
    return this.track.port * 16 + this.track.channel;
  }

  seek(next: number): void {
    this.notes.seek(this.track.notes, next);
    this.events.seek(this.track.events.blocks, next);
  }
}

/** The system exclusive messages of a chunk. */
export class ChunkPart {
  readonly events: Chunk["events"];
  readonly place: number;
  readonly port: number;
  readonly messages: readonly SysexMessage[];
  readonly cursor: EventCursor<SysexMessage> = new EventCursor();

  constructor(chunk: Chunk, place: number, port: number) {
    this.events = chunk.events;
    this.place = place;
    this.port = port;
    this.messages = sysexOf(chunk.events);
  }

  seek(next: number): void {
    this.cursor.seek([this.messages], next);
  }
}

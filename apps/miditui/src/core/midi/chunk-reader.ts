import { counted } from "../counted.ts";
import { MidituiError } from "../error.ts";
import type { NoteList } from "../notes/note-list.ts";
import type { ChannelEvent, ChunkEvent } from "../project/event.ts";
import { type EventList, eventsFrom } from "../project/event-list.ts";
import { META } from "../project/meta.ts";
import type { FindingCode, FindingLog } from "./finding.ts";
import { MIDI_LIMITS } from "./limits.ts";
import { TrackGatherer } from "./track-gatherer.ts";

const NO_DATA: Uint8Array = new Uint8Array(0);
const NOTE_OFF = 0x80;
const NOTE_ON = 0x90;
const CUT = -1;
const TOO_LONG = -2;

/** What all chunks of a file have in common. */
export interface FileContext {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly log: FindingLog;
  /** How many events have been read, how many of them are not notes, and how many tracks and notes they make. */
  readonly totals: { events: number; others: number; tracks: number; notes: number };
}

/** What one channel plays in a chunk. */
export interface ReadTrack {
  readonly channel: number;
  readonly notes: NoteList;
  readonly events: EventList<ChannelEvent>;
}

/** What one MTrk holds. */
export interface ReadChunk {
  readonly metas: EventList<ChunkEvent>;
  /** By channel, rising. */
  readonly tracks: readonly ReadTrack[];
  readonly endTick: number;
  /** Whether End of Track was there. */
  readonly ended: boolean;
  /** The byte after the last that was understood. */
  readonly stop: number;
}

/** The events of one MTrk, as far as they can be read. */
export class ChunkReader {
  readonly #metas: ChunkEvent[] = [];
  #ended = false;
  readonly #file: FileContext;
  readonly #view: DataView;
  readonly #chunk: number;
  readonly #end: number;
  readonly #byChannel: (TrackGatherer | undefined)[] = new Array(16).fill(undefined);
  #at: number;
  #tick = 0;
  #order = -1;
  #running = 0;

  /**
   * @param from first byte after the chunk's length
   * @param to where the chunk, or the file, ends
   */
  constructor(file: FileContext, chunk: number, from: number, to: number) {
    this.#file = file;
    this.#view = file.view;
    this.#chunk = chunk;
    this.#at = from;
    this.#end = to;
  }

  read(): ReadChunk {
    let whole = true;
    while (whole && !this.#ended && this.#at < this.#end) whole = this.#event();
    const tracks: ReadTrack[] = [];
    for (const [channel, gatherer] of this.#byChannel.entries()) {
      if (gatherer === undefined) continue;
      gatherer.close(this.#tick);
      const notes = gatherer.notes(this.#file.totals.notes + 1);
      this.#file.totals.notes += notes.count;
      tracks.push({ channel, notes, events: gatherer.events() });
    }
    return { metas: eventsFrom(this.#metas), tracks, endTick: this.#tick, ended: this.#ended, stop: this.#at };
  }

  #event(): boolean {
    const from = this.#at;
    const delta = this.#length("a delta time");
    if (delta < 0) return false;
    const tick = this.#tick + delta;
    if (tick > MIDI_LIMITS.tick) {
      return this.#stop("too-late", `the chunk goes on after tick ${MIDI_LIMITS.tick}`, from);
    }
    if (this.#at >= this.#end) return this.#cut("after a delta time");
    if (delta > 0) this.#order = -1;
    this.#tick = tick;
    this.#order++;
    if (++this.#file.totals.events > MIDI_LIMITS.events) tooMany(MIDI_LIMITS.events, "events");
    const status = this.#view.getUint8(this.#at);
    if (status >= 0x80) this.#at++;
    if (status < 0xf0) return this.#channelMessage(status, from);
    this.#countOther();
    if (status === 0xff) return this.#meta(from);
    return status === 0xf0 || status === 0xf7 ? this.#sysex(status, from) : this.#system(status);
  }

  #channelMessage(byte: number, from: number): boolean {
    const status = byte >= 0x80 ? byte : this.#running;
    if (status === 0) return this.#stop("no-status", "a data byte stands where a message should begin", from);
    this.#running = status;
    const kind = status & 0xf0;
    const size = kind === 0xc0 || kind === 0xd0 ? 1 : 2;
    if (this.#at + size > this.#end) return this.#cut("in a message");
    const first = this.#dataByte();
    const second = size === 2 ? this.#dataByte() : 0;
    const channel = status & 15;
    const gatherer = this.#byChannel[channel] ?? this.#open(channel);
    if (kind === NOTE_ON && second > 0) gatherer.noteOn(this.#tick, this.#order, first, second);
    else if (kind === NOTE_ON || kind === NOTE_OFF) this.#noteOff(gatherer, first, second, kind === NOTE_ON);
    else this.#other(gatherer, kind, first, second);
    return true;
  }

  #noteOff(gatherer: TrackGatherer, pitch: number, velocity: number, asOn: boolean): void {
    const tick = this.#tick;
    const order = this.#order;
    if (gatherer.noteOff({ tick, order, pitch, velocity }, asOn)) return;
    this.#countOther();
    gatherer.add({ tick, order, type: "stray-off", pitch, velocity, asOn });
  }

  #other(gatherer: TrackGatherer, kind: number, first: number, second: number): void {
    this.#countOther();
    const tick = this.#tick;
    const order = this.#order;
    if (kind === 0xa0) gatherer.add({ tick, order, type: "key-pressure", pitch: first, value: second });
    else if (kind === 0xb0) gatherer.add({ tick, order, type: "control", controller: first, value: second });
    else if (kind === 0xc0) gatherer.add({ tick, order, type: "program", program: first });
    else if (kind === 0xd0) gatherer.add({ tick, order, type: "pressure", value: first });
    else gatherer.add({ tick, order, type: "bend", value: first | (second << 7) });
  }

  #open(channel: number): TrackGatherer {
    if (++this.#file.totals.tracks > MIDI_LIMITS.tracks) tooMany(MIDI_LIMITS.tracks, "tracks");
    const gatherer = new TrackGatherer();
    this.#byChannel[channel] = gatherer;
    return gatherer;
  }

  #meta(from: number): boolean {
    if (this.#at >= this.#end) return this.#cut("in a meta event");
    const kind = this.#view.getUint8(this.#at++);
    const data = this.#data("a meta event", from);
    if (data === undefined) return false;
    if (kind === META.endOfTrack) this.#ended = true;
    else this.#metas.push({ tick: this.#tick, order: this.#order, type: "meta", kind, data });
    return true;
  }

  #sysex(lead: 0xf0 | 0xf7, from: number): boolean {
    const data = this.#data("a system exclusive message", from);
    if (data === undefined) return false;
    this.#metas.push({ tick: this.#tick, order: this.#order, type: "sysex", lead, data });
    return true;
  }

  /** Such messages have no place in a file as they are; an F7 event sends the same bytes. */
  #system(status: number): boolean {
    const size = status === 0xf2 ? 2 : status === 0xf1 || status === 0xf3 ? 1 : 0;
    if (this.#at + size > this.#end) return this.#cut("in a system message");
    this.#find("system-message", `a system message ${hex(status)} stands in the file as it is sent`, this.#at - 1);
    const data = this.#file.bytes.slice(this.#at - 1, this.#at + size);
    this.#at += size;
    this.#metas.push({ tick: this.#tick, order: this.#order, type: "sysex", lead: 0xf7, data });
    return true;
  }

  #dataByte(): number {
    const byte = this.#view.getUint8(this.#at++);
    if (byte < 0x80) return byte;
    this.#find("data-byte", `a value is ${byte}, more than 127, and is read as 127`, this.#at - 1);
    return 127;
  }

  #data(what: string, from: number): Uint8Array | undefined {
    const length = this.#length(`the length of ${what}`);
    if (length < 0) return undefined;
    if (this.#at + length > this.#end) {
      const room = this.#end - this.#at;
      this.#at = from;
      this.#cut(`in ${what} of ${counted(length, "byte")}, after ${counted(room, "byte")} of it`);
      return undefined;
    }
    const data = length === 0 ? NO_DATA : this.#file.bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return data;
  }

  /** A number of variable length; negative, and told, where there is none. */
  #length(what: string): number {
    let value = 0;
    for (let place = 0; place < 4; place++) {
      if (this.#at >= this.#end) {
        this.#cut(`in ${what}`);
        return CUT;
      }
      const byte = this.#view.getUint8(this.#at++);
      value = (value << 7) | (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    this.#stop("bad-length", `${what} has more than four bytes`, this.#at - 4);
    return TOO_LONG;
  }

  #countOther(): void {
    if (++this.#file.totals.others > MIDI_LIMITS.others) tooMany(MIDI_LIMITS.others, "events that are not notes");
  }

  #cut(where: string): false {
    const whole = this.#end === this.#view.byteLength ? "the file" : "the chunk";
    return this.#stop("truncated", `${whole} ends ${where}; what comes before is read`, this.#at);
  }

  #stop(code: FindingCode, text: string, byte: number): false {
    this.#find(code, code === "truncated" ? text : `${text}; the rest of the chunk is left out`, byte);
    return false;
  }

  #find(code: FindingCode, text: string, byte: number): void {
    this.#file.log.add(code, text, { chunk: this.#chunk, tick: this.#tick, byte });
  }
}

export function tooMany(limit: number, of: string): never {
  throw new MidituiError(
    "E_MIDI",
    `the file has more than ${limit} ${of}, and that many are not read`,
    "split the song into several files",
  );
}

function hex(byte: number): string {
  return `0x${byte.toString(16)}`;
}

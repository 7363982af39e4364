import { counted } from "../counted.ts";
import { MidituiError } from "../error.ts";
import { emptyNotes } from "../notes/note-list.ts";
import { emptyEvents } from "../project/event-list.ts";
import type { Chunk, ForeignChunk, Project, Track } from "../project/project.ts";
import { ChunkReader, type FileContext, type ReadChunk, tooMany } from "./chunk-reader.ts";
import { derivedSongName, derivedTracks } from "./derived-tracks.ts";
import { type Finding, FindingLog } from "./finding.ts";
import { MIDI_LIMITS } from "./limits.ts";
import { type MidiHeader, readHeader } from "./read-header.ts";
import { isTrack, trackFinder } from "./track-finder.ts";

export interface ReadMidi {
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** The chunks of a file, read but not yet made a song of. */
interface FileChunks {
  readonly tracks: ReadChunk[];
  readonly foreign: ForeignChunk[];
}

/**
 * A song out of a Standard MIDI File of format 0, 1 or 2, also one in a RIFF wrapper, after what stands before it by
 * mistake, or cut short: what is whole is read, and the findings tell the rest.
 *
 * @param name of the song where the file has none
 * @throws MidituiError E_MIDI where it is no MIDI file, or one over MIDI_LIMITS
 */
export function readMidi(bytes: Uint8Array, name: string): ReadMidi {
  if (bytes.length > MIDI_LIMITS.bytes) tooMany(MIDI_LIMITS.bytes, "bytes");
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const log = new FindingLog();
  const header = readHeader(view, log);
  const within = new DataView(bytes.buffer, bytes.byteOffset, header.limit);
  const chunks = readChunks(
    { bytes: plain, view: within, log, totals: { events: 0, others: 0, tracks: 0, notes: 0 } },
    header.end,
  );
  if (chunks.tracks.length === 0) {
    throw new MidituiError("E_MIDI", "the MIDI file has a header but not one track", "get the whole file");
  }
  return { project: projectOf(header, chunks, name, log), findings: log.all() };
}

function readChunks(file: FileContext, from: number): FileChunks {
  const { view, log } = file;
  const tracks: ReadChunk[] = [];
  const foreign: ForeignChunk[] = [];
  const findTrack = trackFinder(view);
  let at = from;
  while (at < view.byteLength) {
    if (!isChunk(view, at)) {
      const rest = view.byteLength - at;
      log.add("not-midi", `left out: ${counted(rest, "byte")} of no chunk at the end of the file`, { byte: at });
      break;
    }
    if (tracks.length + foreign.length >= MIDI_LIMITS.chunks) tooMany(MIDI_LIMITS.chunks, "chunks");
    const type = typeAt(view, at);
    if (type === "MThd") {
      log.add("second-file", "another MIDI file begins here and is left out", { byte: at });
      break;
    }
    if (type === "MTrk") at = readTrack(file, at, tracks, findTrack);
    else at = readForeign(file, at, tracks.length, foreign);
  }
  return { tracks, foreign };
}

/**
 * @param findTrack tells where the next MTrk is from a byte on
 * @returns where the next chunk begins
 */
function readTrack(file: FileContext, at: number, tracks: ReadChunk[], findTrack: (from: number) => number): number {
  const { view, log } = file;
  const chunk = tracks.length;
  const from = at + 8;
  const length = view.getUint32(at + 4);
  const said = from + length;
  const isShort = said < view.byteLength && !isChunk(view, said);
  const room = isShort ? findTrack(said) : Math.min(said, view.byteLength);
  const read = new ChunkReader(file, chunk, from, room).read();
  const { stop } = read;
  tracks.push(read);
  if (!read.ended) {
    log.add("no-end-of-track", "the chunk has no End of Track", { chunk, tick: read.endTick, byte: stop });
  }
  if (said > view.byteLength) {
    const text = `the chunk of ${counted(length, "byte")} ends after ${counted(view.byteLength - from, "byte")}`;
    log.add("chunk-length", text, { chunk, byte: at + 4 });
  }
  if (!read.ended) return Math.max(room, stop);
  if (stop === said) return stop;
  const place = { chunk, tick: read.endTick, byte: stop };
  if (stop >= view.byteLength) return stop;
  if (stop > said || isTrack(view, stop)) {
    if (said <= view.byteLength)
      log.add("chunk-length", `the chunk says ${counted(length, "byte")} but has ${stop - from}`, place);
    return stop;
  }
  log.add("after-end-of-track", `left out: ${counted(room - stop, "byte")} after End of Track`, place);
  return room;
}

function readForeign(file: FileContext, at: number, after: number, foreign: ForeignChunk[]): number {
  const { view, log, bytes } = file;
  const from = at + 8;
  const said = from + view.getUint32(at + 4);
  const to = Math.min(said, view.byteLength);
  const type = typeAt(view, at);
  if (said > to) {
    log.add("truncated", `the chunk of type ${type} goes on after the end of the file`, { byte: at });
  } else {
    log.add("foreign-chunk", `a chunk of type ${type} with ${counted(to - from, "byte")} is kept as it is`, {
      byte: at,
    });
  }
  foreign.push({ after, type, data: bytes.slice(from, to) });
  return to;
}

function projectOf(header: MidiHeader, chunks: FileChunks, name: string, log: FindingLog): Project {
  const count = chunks.tracks.length;
  if (header.chunks !== count) {
    log.add("chunk-count", `the header says ${header.chunks} tracks, and there are ${count}`, { byte: header.end - 4 });
  }
  const format = header.format === 0 && count > 1 ? 1 : header.format;
  if (format !== header.format) log.add("format", `format 0 has one track, this has ${count}: it is read as format 1`);
  const contents = chunks.tracks.map((chunk) => ({
    events: chunk.metas,
    channels: chunk.tracks.map((track) => track.channel),
  }));
  const derived = derivedTracks(format, contents);
  const made: Chunk[] = [];
  const tracks: Track[] = [];
  let nextId = 1;
  let nextNoteId = 1;
  for (const [index, chunk] of chunks.tracks.entries()) {
    const id = nextId++;
    made.push({ id, events: chunk.metas, endTick: chunk.endTick });
    for (const track of derived[index] ?? []) {
      const found = chunk.tracks.find((one) => one.channel === track.channel);
      const notes = found?.notes ?? emptyNotes;
      const events = found?.events ?? emptyEvents();
      tracks.push({ id: nextId++, chunk: id, ...track, muted: false, solo: false, notes, events });
      nextNoteId += notes.count;
    }
  }
  const [first = { events: emptyEvents(), channels: [] }] = contents;
  return {
    name: derivedSongName(format, first) || name,
    format,
    division: header.division,
    chunks: made,
    tracks,
    foreign: chunks.foreign,
    nextId,
    nextNoteId,
    soundfontPath: undefined,
  };
}

/** Whether a chunk may begin here: four letters and a length. */
function isChunk(view: DataView, at: number): boolean {
  if (at + 8 > view.byteLength) return false;
  for (let place = at; place < at + 4; place++) {
    const byte = view.getUint8(place);
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
}

function typeAt(view: DataView, at: number): string {
  let type = "";
  for (let place = at; place < at + 4; place++) type += String.fromCharCode(view.getUint8(place));
  return type;
}

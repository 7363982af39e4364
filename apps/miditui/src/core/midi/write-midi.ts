import { MidituiError } from "../error.ts";
import type { Chunk, Division, ForeignChunk, Project, Track } from "../project/project.ts";
import { ByteSink } from "./byte-sink.ts";
import { addChannelEvents } from "./channel-messages.ts";
import { EventTable, STRAY_OFF } from "./event-table.ts";
import { MIDI_LIMITS } from "./limits.ts";
import { addNotes } from "./note-events.ts";
import { tracksByChunk, writtenMetas } from "./written-metas.ts";

export interface WrittenMidi {
  readonly bytes: Uint8Array;
  /** What a MIDI file cannot keep. */
  readonly warnings: readonly string[];
  /** Those of them by which notes come back as others; the rest is of the program, or of how the file is made. */
  readonly losses: readonly string[];
}

const LONGEST_DELTA = 0x0fffffff;

/**
 * The song as a Standard MIDI File. One that was read and not edited gets the same events in the same order.
 *
 * @throws MidituiError E_LIMIT where there are more chunks than a file can count
 */
export function writeMidi(project: Project): WrittenMidi {
  const { chunks } = project;
  if (chunks.length > MIDI_LIMITS.chunks) {
    const message = `a MIDI file has at most ${MIDI_LIMITS.chunks} tracks, and the song has ${chunks.length}`;
    throw new MidituiError("E_LIMIT", message, "save it as .json, or delete tracks");
  }
  const format = project.format === 0 && chunks.length > 1 ? 1 : project.format;
  const sink = new ByteSink();
  sink.type("MThd");
  sink.word(6);
  sink.half(format);
  sink.half(chunks.length);
  sink.half(divisionWord(project.division));
  const byChunk = tracksByChunk(project);
  const metas = writtenMetas(project, byChunk, format);
  const foreign = project.foreign.toSorted((a, b) => a.after - b.after);
  let written = 0;
  let nested = 0;
  for (const [index, chunk] of chunks.entries()) {
    for (let next = foreign[written]; next !== undefined && next.after <= index; next = foreign[++written]) {
      writeForeign(sink, next);
    }
    const tracks = byChunk.get(chunk.id) ?? [];
    const table = new EventTable();
    for (const event of metas[index] ?? []) table.object(event);
    nested += fillTable(table, chunk, tracks);
    writeChunk(sink, table, chunk.endTick);
  }
  for (const chunk of foreign.slice(written)) writeForeign(sink, chunk);
  const losses = lossesOf(nested);
  return { bytes: sink.finish(), warnings: [...losses, ...remarksOn(project, format)], losses };
}

/** @returns how many notes end within another of their pitch */
function fillTable(table: EventTable, chunk: Chunk, tracks: readonly Track[]): number {
  for (const track of tracks) addChannelEvents(table, track);
  const end = tracks.reduce(
    (latest, track) => Math.max(latest, lastEnd(track)),
    Math.max(chunk.endTick, table.lastTick()),
  );
  return tracks.reduce((nested, track) => nested + addNotes(table, track, end), 0);
}

function lastEnd(track: Track): number {
  return track.notes.blocks.reduce((latest, block) => Math.max(latest, block.lastEnd), 0);
}

function writeChunk(sink: ByteSink, table: EventTable, endTick: number): void {
  sink.type("MTrk");
  const place = sink.count;
  sink.word(0);
  let now = 0;
  let running = 0;
  const sounding = new Int32Array(2048);
  const advance = (tick: number): void => {
    let delta = tick - now;
    // A gap that no delta time can say is crossed by empty texts.
    for (; delta > LONGEST_DELTA; delta -= LONGEST_DELTA) {
      sink.length(LONGEST_DELTA);
      sink.half(0xff01);
      sink.byte(0);
      running = 0;
    }
    sink.length(delta);
    now = tick;
  };
  table.visit(
    (tick, message) => {
      if (isStray(message, sounding)) return;
      advance(tick);
      const status = (message >>> 16) & 0xff;
      if (status !== running) sink.byte(status);
      running = status;
      sink.byte((message >>> 8) & 0x7f);
      if (status >>> 5 !== 6) sink.byte(message & 0x7f);
    },
    (event) => {
      advance(event.tick);
      running = 0;
      if (event.type === "meta") sink.half(0xff00 | event.kind);
      else sink.byte(event.lead);
      sink.length(event.data.length);
      sink.bytes(event.data);
    },
  );
  advance(Math.max(now, endTick));
  sink.half(0xff2f);
  sink.byte(0);
  sink.wordAt(place, sink.count - place - 4);
}

/** An off that ended nothing in its file is left out where it would now end a note. Keeps count of what sounds. */
function isStray(message: number, sounding: Int32Array): boolean {
  const kind = (message >>> 20) & 15;
  if (kind > 9) return false;
  const key = ((message >>> 9) & 0x780) | ((message >>> 8) & 0x7f);
  const count = sounding[key] ?? 0;
  if (kind === 9 && (message & 0x7f) !== 0) sounding[key] = count + 1;
  else if ((message & STRAY_OFF) !== 0) return count > 0;
  else sounding[key] = count - 1;
  return false;
}

function writeForeign(sink: ByteSink, chunk: ForeignChunk): void {
  sink.type(chunk.type);
  sink.word(chunk.data.length);
  sink.bytes(chunk.data);
}

function divisionWord(division: Division): number {
  if (division.type === "ppq") return division.ticks;
  return ((256 - division.framesPerSecond) << 8) | division.ticksPerFrame;
}

/** @param nested how many notes end within another of their pitch */
function lossesOf(nested: number): readonly string[] {
  if (nested === 0) return [];
  const notes = nested === 1 ? "1 note ends" : `${nested} notes end`;
  return [
    `${notes} while a longer one of the same pitch sounds: MIDI cannot say which, so their lengths change places`,
  ];
}

function remarksOn(project: Project, format: number): readonly string[] {
  const warnings: string[] = [];
  if (format !== project.format) warnings.push(`written as format ${format}: format 0 has one track`);
  if (project.tracks.some((track) => track.muted || track.solo)) {
    warnings.push("mute and solo are not kept in a MIDI file: save as .json to keep them");
  }
  if (project.soundfontPath !== undefined) warnings.push("the path of the SoundFont is not kept in a MIDI file");
  return warnings;
}

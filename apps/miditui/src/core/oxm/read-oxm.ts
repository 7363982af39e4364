import { counted } from "../counted.ts";
import { MidituiError } from "../error.ts";
import { type Finding, FindingLog } from "../midi/finding.ts";
import { MIDI_LIMITS } from "../midi/limits.ts";
import { type OriginalNotes, type OriginalSong, type OriginalTrack, originalNotes } from "../original/song.ts";
import { projectFromOriginal } from "../original/to-project.ts";
import type { Project } from "../project/project.ts";
import { ByteReader, checkRange } from "./byte-reader.ts";

export interface ReadOxm {
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/** Bytes of a note, and of a track without name and notes: no file can hold more of them than it has room for. */
const NOTE_BYTES = 18;
const TRACK_BYTES = 30;

/** The latest tick of a file of ours. */
const LATEST = MIDI_LIMITS.tick;

/**
 * A song that the original program saved as .oxm: its fields in bincode 1.3, without a magic number or a version.
 *
 * Without a SoundFont the original leaves the last field out and cannot read such a file itself; here both forms are read.
 *
 * @throws MidituiError E_OXM where it is no such file, with the path of the value that is not right
 */
export function readOxm(bytes: Uint8Array): ReadOxm {
  const log = new FindingLog();
  const reader = new ByteReader(bytes);
  const song = readSong(reader);
  if (reader.left > 0)
    log.add("after-end-of-track", `left out: ${counted(reader.left, "byte")} after the song`, { byte: reader.at });
  return { project: projectFromOriginal(song, log), findings: log.all() };
}

function readSong(reader: ByteReader): OriginalSong {
  const name = reader.text("name");
  const tempo = reader.u32("tempo", 1, 0xffffffff);
  const numerator = reader.u8("time_sig_numerator", 1, 255);
  const denominator = reader.u8("time_sig_denominator", 1, 128);
  if ((denominator & (denominator - 1)) !== 0) {
    throw new MidituiError("E_OXM", `time_sig_denominator is ${denominator}, not 1, 2, 4, 8, 16, 32, 64 or 128`);
  }
  const count = reader.count("tracks", TRACK_BYTES);
  const tracks: OriginalTrack[] = [];
  for (let index = 0; index < count; index++) tracks.push(readTrack(reader, `tracks[${index}]`));
  const nextChannel = reader.u8("next_channel", 0, 255);
  const hasPath = reader.left > 0 && reader.flag("soundfont_path");
  const soundfontPath = hasPath ? reader.text("soundfont_path") : undefined;
  return { name, tempo, numerator, denominator, tracks, nextChannel, soundfontPath };
}

function readTrack(reader: ByteReader, path: string): OriginalTrack {
  return {
    id: reader.u64(`${path}.id`),
    name: reader.text(`${path}.name`),
    channel: reader.u8(`${path}.channel`, 0, 15),
    program: reader.u8(`${path}.program`, 0, 127),
    volume: reader.u8(`${path}.volume`, 0, 127),
    pan: reader.u8(`${path}.pan`, 0, 127),
    muted: reader.flag(`${path}.muted`),
    solo: reader.flag(`${path}.solo`),
    notes: readNotes(reader, `${path}.notes`),
  };
}

function readNotes(reader: ByteReader, path: string): OriginalNotes {
  const notes = originalNotes(reader.count(path, NOTE_BYTES));
  for (let index = 0; index < notes.count; index++) readNote(reader, notes, index, path);
  return notes;
}

function readNote(reader: ByteReader, notes: OriginalNotes, index: number, path: string): void {
  const id = reader.u64(path);
  const pitch = reader.u8(path, 0, 255);
  const velocity = reader.u8(path, 0, 255);
  const start = reader.u32(path, 0, 0xffffffff);
  const duration = reader.u32(path, 0, 0xffffffff);
  if (pitch > 127 || velocity > 127 || start > LATEST || duration > LATEST) {
    // Made for an error only: there may be millions of notes.
    const at = `${path}[${index}]`;
    checkRange(`${at}.pitch`, pitch, 127);
    checkRange(`${at}.velocity`, velocity, 127);
    checkRange(`${at}.start_tick`, start, LATEST);
    checkRange(`${at}.duration_ticks`, duration, LATEST);
  }
  notes.ids[index] = id;
  notes.pitches[index] = pitch;
  notes.velocities[index] = velocity;
  notes.starts[index] = start;
  notes.durations[index] = duration;
}

import { originalFromProject } from "../original/from-project.ts";
import { lossesOf } from "../original/losses.ts";
import type { OriginalSong, OriginalTrack } from "../original/song.ts";
import type { Project } from "../project/project.ts";
import { ByteWriter } from "./byte-writer.ts";

export interface WrittenOxm {
  readonly bytes: Uint8Array;
  /** What the original's format has no room for, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The song as .oxm of the original program. A song that it saved gives its bytes again, but for the field of the SoundFont:
 * that is written also where there is none, since the original can read that only.
 */
export function writeOxm(project: Project): WrittenOxm {
  const { song } = originalFromProject(project);
  const writer = new ByteWriter();
  writeSong(writer, song);
  return { bytes: writer.bytes(), warnings: lossesOf(project) };
}

function writeSong(writer: ByteWriter, song: OriginalSong): void {
  writer.text(song.name);
  writer.u32(song.tempo);
  writer.u8(song.numerator);
  writer.u8(song.denominator);
  writer.u64(song.tracks.length);
  for (const track of song.tracks) writeTrack(writer, track);
  writer.u8(song.nextChannel);
  writer.flag(song.soundfontPath !== undefined);
  if (song.soundfontPath !== undefined) writer.text(song.soundfontPath);
}

function writeTrack(writer: ByteWriter, track: OriginalTrack): void {
  const { notes } = track;
  writer.u64(track.id);
  writer.text(track.name);
  for (const value of [track.channel, track.program, track.volume, track.pan]) writer.u8(value);
  writer.flag(track.muted);
  writer.flag(track.solo);
  writer.u64(notes.count);
  for (let index = 0; index < notes.count; index++) {
    writer.u64(notes.ids[index] ?? 0);
    writer.u8(notes.pitches[index] ?? 0);
    writer.u8(notes.velocities[index] ?? 0);
    writer.u32(notes.starts[index] ?? 0);
    writer.u32(notes.durations[index] ?? 0);
  }
}

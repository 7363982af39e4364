import type { FindingLog, Place } from "../midi/finding.ts";
import { NOTE_FLAGS } from "../notes/note-list.ts";
import { pitchName } from "../pitch-name.ts";
import type { Track } from "../project/project.ts";
import { DRUM_CHANNEL } from "../project/track-sound.ts";

/** The keys of a piano, A0 to C8. */
const LOWEST = 21;
const HIGHEST = 108;

/** Finds notes that other programs hear otherwise. */
export function lintNotes(track: Track, chunk: number, log: FindingLog): void {
  if (track.notes.count === 0) log.add("empty-track", `${track.name} has no note`, { chunk });
  const ends = new Float64Array(128).fill(-1);
  let unusual = 0;
  for (const block of track.notes.blocks) {
    for (let note = 0; note < block.count; note++) {
      const tick = (block.starts[note] ?? 0) + block.tickShift;
      const pitch = (block.pitches[note] ?? 0) + block.pitchShift;
      const length = block.durations[note] ?? 0;
      const before = ends[pitch] ?? -1;
      const place = { chunk, tick };
      if (before > tick) {
        const text = `${pitchName(pitch)} begins while one of ${track.name} sounds, until ${before}`;
        log.add("overlapping-notes", text, place);
      }
      const isOpen = ((block.flags[note] ?? 0) & NOTE_FLAGS.open) !== 0;
      if (isOpen || length === 0) lintLength(`${pitchName(pitch)} of ${track.name}`, isOpen, place, log);
      if (pitch < LOWEST || pitch > HIGHEST) unusual++;
      ends[pitch] = Math.max(before, tick + length);
    }
  }
  if (unusual > 0 && track.channel !== DRUM_CHANNEL) {
    const notes = unusual === 1 ? "1 note of" : `${unusual} notes of`;
    log.add("unusual-pitch", `${notes} ${track.name} beyond the keys of a piano, A0 to C8`, { chunk });
  }
}

function lintLength(name: string, isOpen: boolean, place: Place, log: FindingLog): void {
  if (isOpen) log.add("open-note", `${name} has no end and lasts to that of the track`, place);
  else log.add("zero-length", `${name} ends on the tick on which it begins`, place);
}

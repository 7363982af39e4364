import type { Project, Track } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import { DRUM_CHANNEL, trackPan, trackProgram, trackVolume } from "../project/track-sound.ts";
import { metreAt } from "../time/bars.ts";
import { beatsPerMinute, tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { originalOfNotes } from "./from-notes.ts";
import type { NoteExtras } from "./note-extras.ts";
import type { OriginalSong, OriginalTrack } from "./song.ts";

/** The song as the original would hold it, with what the notes of each track have besides. */
export interface OriginalOfProject {
  readonly song: OriginalSong;
  readonly extras: readonly NoteExtras[];
}

/** What the original can hold of the song: its first tempo and metre, each track's first program, volume and pan, the notes. */
export function originalFromProject(project: Project): OriginalOfProject {
  const quarter = ticksPerQuarter(project.division);
  const extras: NoteExtras[] = [];
  const tracks = project.tracks.map((track): OriginalTrack => {
    const made = originalOfNotes(track.notes, quarter, project.original?.noteOrder.get(track.id));
    extras.push(made.extras);
    return { ...soundOf(track), notes: made.notes };
  });
  const map = timeMapOf(project);
  const { numerator, denominator } = metreAt(map, 0);
  const song = {
    name: project.name,
    tempo: originalTempo(project),
    numerator,
    denominator,
    tracks,
    nextChannel: project.original?.nextChannel ?? nextChannel(project),
    soundfontPath: project.soundfontPath,
  };
  return { song, extras };
}

/** Whole quarter notes a minute, at the start. */
export function originalTempo(project: Project): number {
  return Math.max(1, Math.round(beatsPerMinute(tempoAt(timeMapOf(project), 0))));
}

function soundOf(track: Track): Omit<OriginalTrack, "notes"> {
  const { id, name, channel, muted, solo } = track;
  const sound = { program: trackProgram(track), volume: trackVolume(track), pan: trackPan(track) };
  return { id, name, channel, ...sound, muted, solo };
}

/** The channel that the original would give to the next track: the first free one, else the first. */
function nextChannel(project: Project): number {
  const taken = new Set(project.tracks.map((track) => track.channel));
  for (let channel = 0; channel < 16; channel++) {
    if (channel !== DRUM_CHANNEL && !taken.has(channel)) return channel;
  }
  return 0;
}

/** The project with what only its file tells, as far as that is not what would be guessed. */
export function withOriginal(project: Project, next: number, noteOrder: ReadonlyMap<number, Uint32Array>): Project {
  if (next !== nextChannel(project)) return { ...project, original: { nextChannel: next, noteOrder } };
  return noteOrder.size === 0 ? project : { ...project, original: { noteOrder } };
}

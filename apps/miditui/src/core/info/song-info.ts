import type { Division, Project, Track } from "../project/project.ts";
import { fileEnd, trackEnd } from "../project/song-end.ts";
import { trackProgram } from "../project/track-sound.ts";
import { beatsPerMinute, secondsAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";

/** What `info --json` prints; names and order are a promise. */
export interface SongInfo {
  readonly name: string;
  /** Of the MIDI file: 0, 1 or 2. */
  readonly format: number;
  /** Ticks a quarter; null where ticks are parts of a film's frame, which `smpte` tells then. */
  readonly ppq: number | null;
  readonly smpte: { readonly frames_per_second: number; readonly ticks_per_frame: number } | null;
  readonly tracks: readonly TrackInfo[];
  readonly tempo_map: readonly TempoInfo[];
  readonly time_signatures: readonly MetreInfo[];
  readonly duration_seconds: number;
  readonly notes: number;
}

export interface TrackInfo {
  readonly name: string;
  /** 0 to 15; 9 is the drums. */
  readonly channel: number;
  /** MIDI port; 0 where the file names none. */
  readonly port: number;
  /** 0 to 127. */
  readonly program: number;
  readonly notes: number;
  /** Where its first note begins and its last one ends; null without notes. */
  readonly first_tick: number | null;
  readonly last_tick: number | null;
}

export interface TempoInfo {
  readonly tick: number;
  readonly seconds: number;
  readonly bpm: number;
  readonly microseconds_per_quarter: number;
}

export interface MetreInfo {
  readonly tick: number;
  readonly bar: number;
  readonly numerator: number;
  readonly denominator: number;
}

export function songInfo(project: Project): SongInfo {
  const map = timeMapOf(project);
  const tracks = project.tracks.map(trackInfo);
  return {
    name: project.name,
    format: project.format,
    ppq: project.division.type === "ppq" ? project.division.ticks : null,
    smpte: smpteOf(project.division),
    tracks,
    tempo_map: map.tempos.map((tempo) => ({
      tick: tempo.tick,
      seconds: rounded(tempo.seconds),
      bpm: rounded(beatsPerMinute(tempo)),
      microseconds_per_quarter: tempo.microseconds,
    })),
    time_signatures: map.metres.map(({ tick, bar, numerator, denominator }) => ({ tick, bar, numerator, denominator })),
    duration_seconds: rounded(secondsAt(map, fileEnd(project))),
    notes: tracks.reduce((sum, track) => sum + track.notes, 0),
  };
}

function smpteOf(division: Division): SongInfo["smpte"] {
  if (division.type === "ppq") return null;
  return { frames_per_second: division.framesPerSecond, ticks_per_frame: division.ticksPerFrame };
}

function trackInfo(track: Track): TrackInfo {
  const { name, channel, port, notes } = track;
  const isEmpty = notes.count === 0;
  return {
    name,
    channel,
    port,
    program: trackProgram(track),
    notes: notes.count,
    first_tick: isEmpty ? null : (notes.blocks[0]?.firstStart ?? null),
    last_tick: isEmpty ? null : trackEnd(track),
  };
}

/** To millionths, so that a broken number is not told to its last bit. */
function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}

import type { Project } from "../core/project/project.ts";
import type { SoundReport } from "../core/sound/report.ts";
import type { EffectName } from "./outputs/effect-names.ts";

/** Where sound may go: the first that works, nowhere, or a player that takes samples. */
export type AudioChoice = "auto" | "null" | "pipe";

export interface SoundSettings {
  readonly audio: AudioChoice;
  /** Seconds that are rendered ahead; undefined leaves it to the output. */
  readonly latency: number | undefined;
  /** Bank to begin with; undefined is our own. */
  readonly bank: string | undefined;
  /** On the whole, where the output can; what cannot is told. @default "off" */
  readonly effect?: EffectName;
  /** Whether MIDI keyboards play, and other instruments follow, where there are any. @default true */
  readonly midi?: boolean;
  readonly onReport: (report: SoundReport) => void;
}

/** From where to play, and how. */
export interface PlayFrom {
  readonly tick: number;
  readonly loop: { readonly on: boolean; readonly start: number; readonly end: number };
  /** Bars of clicks before the first frame of the song. */
  readonly countIn: number;
}

/**
 * The sound of the app, made on another thread. No call waits or throws; what goes wrong comes as a report, and the song
 * plays on, silently where nothing else is left.
 */
export interface Sound {
  /** The song as it is now; cheap after every edit, for only what changed is sent. Tracks are known by their place in it. */
  setSong(project: Project): void;
  /** Plays, or goes on elsewhere if it plays. @returns number of this run, which "heard" reports carry */
  play(from: PlayFrom): number;
  /** Stops what plays; what rings ends as its instrument lets it. */
  stop(): void;
  /** Where the song rests while nothing plays: keys sound as its tracks do there. */
  rest(tick: number): void;
  setLoop(loop: PlayFrom["loop"]): void;
  setMetronome(on: boolean): void;
  /** Seconds rendered ahead, 0.005 to 1. */
  setLatency(seconds: number): void;
  /** A note now, on the track's channel, until noteOff or, without one, for `seconds`. */
  noteOn(track: number, pitch: number, velocity: number, seconds?: number): void;
  noteOff(track: number, pitch: number): void;
  /** The track that a MIDI keyboard plays on. */
  setTrack(track: number): void;
  /** Another bank; undefined is our own. The one before plays until it is there. */
  loadBank(path: string | undefined): void;
  close(): Promise<void>;
}

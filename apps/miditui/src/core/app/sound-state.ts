import type { PresetName } from "../sound/report.ts";

/** What the app knows of its sound, and how it is played with. */
export interface SoundState {
  /** Where the sound goes; undefined until the first sound could be made. */
  readonly output: Output | undefined;
  /** Seconds that the user has asked to be rendered ahead; undefined leaves it to the output. */
  readonly latency: number | undefined;
  /** The bank in use; undefined until one is. */
  readonly bank: Bank | undefined;
  /** The bank that is wished for: another object asks for it anew. */
  readonly wanted: WantedBank;
  /** The bank that songs without one of their own begin with. */
  readonly usual: WantedBank;
  /** Whether the metronome clicks while the song plays. */
  readonly metronome: boolean;
  /** Whether a bar of clicks comes before a recording. */
  readonly countIn: boolean;
  /** Whether recorded notes go to the grid. */
  readonly quantizing: boolean;
  /** Keys that sound until they are let go. */
  readonly held: readonly HeldPitch[];
  /** The sound file that is being written. */
  readonly exporting: Exporting | undefined;
}

export interface Output {
  readonly name: string;
  /** Seconds from a key to the ear. */
  readonly latency: number;
  /** What was tried before and why it failed; may be empty. */
  readonly trouble: string;
}

export interface Bank {
  /** Undefined is our own. */
  readonly path: string | undefined;
  readonly name: string;
  readonly presets: readonly PresetName[];
}

export interface WantedBank {
  /** Undefined is our own. */
  readonly path: string | undefined;
  /** Who wished for it: the command line stands above songs, and a song above what is usual. */
  readonly by: "command" | "user" | "song" | "nobody";
}

export interface HeldPitch {
  /** As the terminal names the key; what a mouse or a MIDI keyboard holds has names of its own. */
  readonly key: string;
  /** Id of the track that it sounds on. */
  readonly track: number;
  readonly pitch: number;
  /** Whether the app makes it sound, and ends it. */
  readonly ours: boolean;
  /** Clock when it was struck. */
  readonly since: number;
  /** Clock when it came last. */
  readonly at: number;
  /** Clock when it is taken to be let go; undefined where that is told. */
  readonly until: number | undefined;
}

export interface Exporting {
  /** Name of the file. */
  readonly name: string;
  /** 0 to 1. */
  readonly done: number;
}

/** What the command line asks for; undefined leaves it to the app. */
export interface SoundWishes {
  /** The bank. */
  readonly soundfont?: string | undefined;
  /** Seconds rendered ahead. */
  readonly latency?: number | undefined;
}

/** The sound as the app begins with it. */
export function createSound({ soundfont: bank, latency }: SoundWishes, soundfontPath: string | undefined): SoundState {
  const usual: WantedBank = { path: undefined, by: "nobody" };
  const song: WantedBank = soundfontPath === undefined ? usual : { path: soundfontPath, by: "song" };
  return {
    output: undefined,
    latency,
    bank: undefined,
    wanted: bank === undefined ? song : { path: bank, by: "command" },
    usual,
    metronome: false,
    countIn: true,
    quantizing: false,
    held: [],
    exporting: undefined,
  };
}

/** Seconds of latency as they are told everywhere: as they were asked for, else from a key to the ear. */
export function shownLatency({ latency, output }: Pick<SoundState, "latency" | "output">): number {
  return latency ?? output?.latency ?? 0;
}

/** The bank for a song that takes the place of another. */
export function bankFor({ wanted, usual }: SoundState, soundfontPath: string | undefined): WantedBank {
  if (wanted.by === "command" || (wanted.by === "user" && soundfontPath === undefined)) return wanted;
  const next: WantedBank = soundfontPath === undefined ? usual : { path: soundfontPath, by: "song" };
  return next.path === wanted.path ? wanted : next;
}

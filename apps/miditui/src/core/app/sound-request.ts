import type { Project } from "../project/project.ts";
import type { Loop } from "./state.ts";

/** What the app wants of the sound. None of it waits for an answer; what comes of it is told in reports. */
export type SoundRequest =
  | { readonly type: "song"; readonly project: Project }
  /** Plays from there, or goes on there if it plays already. */
  | { readonly type: "play"; readonly tick: number; readonly countIn: number; readonly loop: Loop }
  | { readonly type: "halt" }
  /** Nothing plays, and the playhead is there. */
  | { readonly type: "rest"; readonly tick: number }
  | { readonly type: "loop"; readonly loop: Loop }
  | { readonly type: "metronome"; readonly on: boolean }
  /** The track that a MIDI keyboard plays on. */
  | { readonly type: "live-track"; readonly track: number }
  /** Undefined is our own. */
  | { readonly type: "bank"; readonly path: string | undefined }
  | { readonly type: "latency"; readonly seconds: number }
  /** A note now; without `seconds` until it is let go. */
  | {
      readonly type: "preview";
      readonly track: number;
      readonly pitch: number;
      readonly velocity: number;
      readonly seconds: number | undefined;
    }
  | { readonly type: "let-go"; readonly track: number; readonly pitch: number };

/** What the app wants of the SoundFonts on the disk, and of sound files. */
export type WavRequest =
  | { readonly type: "fonts" }
  | {
      readonly type: "export";
      readonly project: Project;
      readonly path: string;
      readonly options: WavOptions;
      /** The range to be written so that it can go round; undefined for all of the song. */
      readonly loop: { readonly start: number; readonly end: number } | undefined;
      /** Undefined is our own. */
      readonly bank: string | undefined;
      readonly replace: boolean;
    }
  | { readonly type: "cancel-export" };

/** What a sound file is to be. */
export interface WavOptions {
  readonly bits: WavBits;
  /** A file for each track as well. */
  readonly stems: boolean;
  /** The looped range alone, so that its end goes on at its start. */
  readonly loop: boolean;
}

export type WavBits = 16 | 24 | "32f";

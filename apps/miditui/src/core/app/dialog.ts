import type { FontFile } from "./action.ts";
import type { FileFormat } from "./file-format.ts";
import type { WavOptions } from "./sound-request.ts";
import type { Field } from "./text-field.ts";

/** What lies over the screen and takes the keys. */
export type Dialog =
  | {
      readonly type: "help";
      readonly scroll: number;
      /** What the lines are narrowed to, once it is typed into. @default undefined */
      readonly filter?: Field | undefined;
    }
  /** The whole of a message that the line for it has no room for. */
  | { readonly type: "message"; readonly text: string }
  | FileDialog
  /** The song has unsaved changes and is about to give way to another. */
  | { readonly type: "new"; readonly choice: "save" | "discard" | "cancel"; readonly next: Next }
  /** One value is typed: a track's name, a tempo, a marker and so on. */
  | {
      readonly type: "prompt";
      readonly about: PromptAbout;
      readonly text: string;
      /** In graphemes from the start. */
      readonly caret: number;
      /** Whether what is typed takes the place of the text. @default false */
      readonly whole?: boolean;
      /** What is wrong with the text as it is. */
      readonly problem: string | undefined;
    };

export type DialogType = Dialog["type"];

/** What comes in place of the song. */
export type Next = { readonly type: "new" } | { readonly type: "open"; readonly path: string };

export type PromptAbout =
  | "rename"
  | "instrument"
  | "channel"
  | "tempo"
  | "metre"
  | "key"
  | "marker"
  | "velocity"
  | "transpose"
  | "quantize"
  | "latency"
  | "go-to";

export interface FileDialog {
  /** Songs to open or save, SoundFonts to play with, a sound file to write. */
  readonly type: "open" | "save" | "bank" | "wav";
  readonly folder: string;
  /** Where it was before, with what was typed there: it goes back where the folder cannot be read. */
  readonly from?: { readonly folder: string; readonly text: string } | undefined;
  /** As the folder has them, undefined until it has been read; `shownEntries` tells which of them are listed. */
  readonly entries: readonly FileEntry[] | undefined;
  readonly chosen: number;
  readonly scroll: number;
  /** SoundFonts that were found elsewhere, listed before the folder's. @default none */
  readonly fonts?: readonly FontFile[] | undefined;
  /** What is played with now, where another is to be chosen. @default not told */
  readonly using?: string | undefined;
  /** What the sound file is to be. @default DEFAULT_WAV */
  readonly wav?: WavOptions | undefined;
  /** Typed: the name to save as, or what the list is narrowed to. */
  readonly text: string;
  readonly caret: number;
  /** Whether what is typed takes the place of the text. @default false */
  readonly whole?: boolean;
  /** Whether letters go into `text`: always in "save", in "open" from the first that moves nothing. */
  readonly typing: boolean;
  readonly format: FileFormat;
  readonly problem: string | undefined;
  /** Name that exists and would be replaced, or would not keep all of the song: the next Enter does it. */
  readonly replacing: string | undefined;
}

/** What a list of a folder is for: songs, SoundFonts, sound files. */
export type ListedKind = "songs" | "banks" | "sounds";

export interface FileEntry {
  readonly name: string;
  readonly folder: boolean;
  /** Bytes. */
  readonly size: number;
  /** Where it is, if not in the folder; empty for the bank of our own. @default in the folder */
  readonly path?: string;
}

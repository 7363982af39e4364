import type { InputEvent } from "@side-projects/terminal";
import type { Project } from "../project/project.ts";
import type { SoundReport } from "../sound/report.ts";
import type { FileEntry, ListedKind } from "./dialog.ts";
import type { FileFormat } from "./file-format.ts";
import type { SoundRequest, WavRequest } from "./sound-request.ts";

/** What happens to the app. Every one tells the clock, in seconds from any start. */
export type Action = { readonly at: number } & (
  | { readonly type: "input"; readonly event: InputEvent }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  /** The terminal tells of key releases, from now on or no longer. */
  | { readonly type: "releases"; readonly told: boolean }
  /** Sixty times a second while something moves. */
  | { readonly type: "tick" }
  | {
      readonly type: "opened";
      readonly path: string;
      readonly project: Project;
      /** What was wrong with the file and was mended, to be told. */
      readonly notes: readonly string[];
      /** Whether it holds changes that the file does not have: they were recovered. @default false */
      readonly recovered?: boolean;
    }
  | {
      readonly type: "saved";
      readonly path: string;
      readonly project: Project;
      /** What the file has not of the song: it stays unsaved then. */
      readonly warnings: readonly string[];
      /** What else there is to tell of the file. @default none */
      readonly remarks?: readonly string[];
    }
  | { readonly type: "autosaved"; readonly project: Project }
  | {
      readonly type: "listed";
      readonly folder: string;
      /** The folder as it was asked for, perhaps from "~". @default folder */
      readonly asked?: string;
      readonly entries: readonly FileEntry[];
    }
  | { readonly type: "sound"; readonly report: SoundReport }
  /** SoundFonts that were found on this machine, the best first. */
  | { readonly type: "fonts"; readonly fonts: readonly FontFile[] }
  /** A sound file is being written; `done` from 0 to 1. */
  | { readonly type: "exporting"; readonly done: number }
  /** It is there; `text` tells what it is. */
  | { readonly type: "exported"; readonly text: string }
  /** What was asked for could not be done; `text` says why and what to do. */
  | { readonly type: "failed"; readonly request: Request["type"]; readonly text: string }
);

/** What the app wants from outside. A path may begin with "~", which is the user's own folder. */
export type Request =
  | { readonly type: "open"; readonly path: string }
  | {
      readonly type: "save";
      readonly path: string;
      readonly format: FileFormat;
      readonly project: Project;
      readonly replace: boolean;
    }
  /** @default songs */
  | { readonly type: "list"; readonly folder: string; readonly kind?: ListedKind }
  | { readonly type: "autosave"; readonly project: Project; readonly path: string | undefined }
  | { readonly type: "suspend" }
  | { readonly type: "quit" }
  | SoundRequest
  | WavRequest;

/** A SoundFont that was found. */
export interface FontFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Whether it has all instruments, so that it may be taken unasked. */
  readonly general: boolean;
}

export interface Step<State> {
  readonly state: State;
  readonly requests: readonly Request[];
}

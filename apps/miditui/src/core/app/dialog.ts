/** What lies over the screen and takes the keys. */
export type Dialog =
  | { readonly type: "help"; readonly scroll: number }
  | FileDialog
  | { readonly type: "new"; readonly choice: "save" | "discard" | "cancel" }
  /** One value is typed: a track's name, a tempo, a marker and so on. */
  | {
      readonly type: "prompt";
      readonly about: PromptAbout;
      readonly text: string;
      /** In graphemes from the start. */
      readonly caret: number;
      /** What is wrong with the text as it is. */
      readonly problem: string | undefined;
    };

export type PromptAbout =
  | "rename"
  | "tempo"
  | "metre"
  | "marker"
  | "velocity"
  | "transpose"
  | "quantize"
  | "go-to"
  | "folder";

export interface FileDialog {
  readonly type: "open" | "save";
  readonly folder: string;
  /** Undefined until the folder has been read. */
  readonly entries: readonly FileEntry[] | undefined;
  readonly chosen: number;
  readonly scroll: number;
  /** Typed: the name to save as, or what the list is narrowed to. */
  readonly text: string;
  readonly caret: number;
  readonly format: FileFormat;
  readonly problem: string | undefined;
  /** Name that exists and would be replaced: the next Enter does it. */
  readonly replacing: string | undefined;
}

export interface FileEntry {
  readonly name: string;
  readonly folder: boolean;
  /** Bytes. */
  readonly size: number;
}

export type FileFormat = "json" | "oxm" | "mid";

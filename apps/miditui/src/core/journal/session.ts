import type { Project } from "../project/project.ts";

/** What autosave keeps: a song, and what there is to know when it is taken up again. */
export interface Session {
  readonly project: Project;
  /** The file that it belongs to, absolute; undefined for a song that was never saved. */
  readonly path: string | undefined;
  /** Whether it differs from that file. */
  readonly changed: boolean;
  /** The file as it was when the song was read from it or saved to it last. */
  readonly stamp: FileStamp | undefined;
  /** Milliseconds since 1970 when this was written. */
  readonly at: number;
}

/** By which it is known that nobody else has written a file. */
export interface FileStamp {
  readonly size: number;
  /** Whole milliseconds since 1970. */
  readonly changed: number;
}

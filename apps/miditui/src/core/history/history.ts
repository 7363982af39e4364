import type { NoteSet } from "../notes/note-list.ts";
import type { Project } from "../project/project.ts";

/** Steps that can be undone and redone; each keeps the song whole, sharing what did not change. */
export interface History {
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
}

export interface Snapshot {
  /** What the step did, in the words of a menu: "move 3 notes". */
  readonly label: string;
  readonly project: Project;
  readonly selection: NoteSet;
  /** Index of the track that was shown. */
  readonly track: number;
}

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

/** Where a step back or forth leads; the snapshot's label says what was undone or done again. */
export interface Restored {
  readonly history: History;
  readonly snapshot: Snapshot;
}

/** Steps that are kept at most. */
const STEPS = 10_000;

export const emptyHistory: History = { past: [], future: [] };

/** The history after an edit; `before` is what there was, with what the edit did as its label. */
export function commit(history: History, before: Snapshot): History {
  return { past: [...history.past.slice(-STEPS + 1), before], future: [] };
}

/** One step back; `now` is what there is. Its label does not matter: the step's own goes along. */
export function undo(history: History, now: Snapshot): Restored | undefined {
  const snapshot = history.past.at(-1);
  if (!snapshot) return undefined;
  const future = [...history.future, { ...now, label: snapshot.label }];
  return { history: { past: history.past.slice(0, -1), future }, snapshot };
}

/** One step forth again; `now` is what there is. */
export function redo(history: History, now: Snapshot): Restored | undefined {
  const snapshot = history.future.at(-1);
  if (!snapshot) return undefined;
  const past = [...history.past, { ...now, label: snapshot.label }];
  return { history: { past, future: history.future.slice(0, -1) }, snapshot };
}

import type { NoteSet } from "../notes/note-list.ts";
import type { Project } from "../project/project.ts";
import { type PackedProject, packProject, unpackProject } from "./packed-project.ts";

/**
 * Steps that can be undone and redone. The last of each way is kept whole, the others as what they differ in from the one
 * that follows on the way to it.
 */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Memory of the steps that are past. */
  readonly bytes: number;
}

/** A state of the song, with what the step that left it did in the words of a menu: "move 3 notes". */
export type Step = WholeStep | PackedStep;

interface WholeStep {
  readonly label: string;
  readonly snapshot: Snapshot;
  /** Memory that it adds. */
  readonly bytes: number;
}

interface PackedStep {
  readonly label: string;
  readonly snapshot: undefined;
  readonly project: PackedProject;
  /** The very project, for as long as anyone else has it: to whom it is the saved one, it is so again. */
  readonly known: WeakRef<Project>;
  readonly selection: NoteSet;
  readonly track: number;
  readonly bytes: number;
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
/** Bytes that they may take together; the oldest go first. */
const BUDGET = 48_000_000;

export const emptyHistory: History = { past: [], future: [], bytes: 0 };

/** The history after an edit; `before` is what there was, with what the edit did as its label. */
export function commit(history: History, before: Snapshot): History {
  const past = pushed(history.past, before);
  return withinBudget(past, history.bytes + (past.at(-2)?.bytes ?? 0));
}

/** One step back; `now` is what there is. Its label does not matter: the step's own goes along. */
export function undo({ past, future, bytes }: History, now: Snapshot): Restored | undefined {
  const snapshot = past.at(-1)?.snapshot;
  if (!snapshot) return undefined;
  const history = {
    past: popped(past, snapshot),
    future: pushed(future, { ...now, label: snapshot.label }),
    bytes: bytes - (past.at(-2)?.bytes ?? 0),
  };
  return { history, snapshot };
}

/** One step forth again; `now` is what there is. */
export function redo({ past, future, bytes }: History, now: Snapshot): Restored | undefined {
  const snapshot = future.at(-1)?.snapshot;
  if (!snapshot) return undefined;
  const longer = pushed(past, { ...now, label: snapshot.label });
  const history = { past: longer, future: popped(future, snapshot), bytes: bytes + (longer.at(-2)?.bytes ?? 0) };
  return { history, snapshot };
}

function pushed(steps: readonly Step[], snapshot: Snapshot): readonly Step[] {
  const next = steps.slice();
  const last = next.at(-1)?.snapshot;
  if (last) next[next.length - 1] = packed(last, snapshot);
  next.push({ label: snapshot.label, snapshot, bytes: 0 });
  return next;
}

/** The steps without the last, whose snapshot that is: the one before it is made whole. */
function popped(steps: readonly Step[], last: Snapshot): readonly Step[] {
  const step = steps.at(-2);
  const next = steps.slice(0, -1);
  if (!step || step.snapshot) return next;
  const { label, selection, track } = step;
  const project = step.known.deref() ?? unpackProject(step.project, last.project);
  next[next.length - 1] = { label, snapshot: { label, project, selection, track }, bytes: 0 };
  return next;
}

function packed(snapshot: Snapshot, next: Snapshot): PackedStep {
  const { label, project, selection, track } = snapshot;
  const packedProject = packProject(project, next.project);
  const ownSelection = selection === next.selection ? 0 : selection.bits.byteLength;
  return {
    label,
    snapshot: undefined,
    project: packedProject,
    known: new WeakRef(project),
    selection,
    track,
    bytes: packedProject.bytes + ownSelection + STEP_BYTES,
  };
}

/** Memory of a step itself, with its weak reference. */
const STEP_BYTES = 250;

function withinBudget(past: readonly Step[], bytes: number): History {
  let from = Math.max(0, past.length - STEPS);
  let left = bytes;
  for (let step = 0; step < past.length && (step < from || left > BUDGET); step++) {
    left -= past[step]?.bytes ?? 0;
    from = Math.max(from, step + 1);
  }
  return { past: from === 0 ? past : past.slice(from), future: [], bytes: left };
}

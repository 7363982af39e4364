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
  /** Memory of all steps. */
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
/** Bytes that those of both ways may take together. */
const BUDGET = 48_000_000;

export const emptyHistory: History = { past: [], future: [], bytes: 0 };

/** The history after an edit; `before` is what there was, with what the edit did as its label. */
export function commit(history: History, before: Snapshot): History {
  const past = pushed(history.past, before);
  const bytes = history.bytes - bytesOf(history.future) + lastPacked(past);
  return withinBudget({ past, future: [], bytes });
}

/** One step back; `now` is what there is. Its label does not matter: the step's own goes along. */
export function undo({ past, future, bytes }: History, now: Snapshot): Restored | undefined {
  const moved = moveStep(past, future, now);
  if (!moved) return undefined;
  const history = withinBudget({ past: moved.from, future: moved.to, bytes: bytes + moved.added });
  return { history, snapshot: moved.snapshot };
}

/** One step forth again; `now` is what there is. */
export function redo({ past, future, bytes }: History, now: Snapshot): Restored | undefined {
  const moved = moveStep(future, past, now);
  if (!moved) return undefined;
  const history = withinBudget({ past: moved.to, future: moved.from, bytes: bytes + moved.added });
  return { history, snapshot: moved.snapshot };
}

interface MovedStep {
  readonly from: readonly Step[];
  readonly to: readonly Step[];
  /** Memory that the steps of both ways take more than before. */
  readonly added: number;
  readonly snapshot: Snapshot;
}

function moveStep(from: readonly Step[], to: readonly Step[], now: Snapshot): MovedStep | undefined {
  const snapshot = from.at(-1)?.snapshot;
  if (!snapshot) return undefined;
  const longer = pushed(to, { ...now, label: snapshot.label });
  return { from: popped(from, snapshot), to: longer, added: lastPacked(longer) - lastPacked(from), snapshot };
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

/** Memory of the step before the last, which is the last that is packed. */
function lastPacked(steps: readonly Step[]): number {
  return steps.at(-2)?.bytes ?? 0;
}

function bytesOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.bytes, 0);
}

/** Without the steps that are too many or take too much: the farthest ones of the way that takes more. */
function withinBudget(history: History): History {
  if (history.bytes <= BUDGET && history.past.length <= STEPS) return history;
  const back = wayOf(history.past.slice(-STEPS));
  const forth = wayOf(history.future);
  while (back.bytes + forth.bytes > BUDGET) {
    const heavier = back.bytes >= forth.bytes ? back : forth;
    heavier.bytes -= heavier.steps[heavier.from++]?.bytes ?? 0;
  }
  return { past: back.steps.slice(back.from), future: forth.steps.slice(forth.from), bytes: back.bytes + forth.bytes };
}

function wayOf(steps: readonly Step[]): { readonly steps: readonly Step[]; from: number; bytes: number } {
  return { steps, from: 0, bytes: bytesOf(steps) };
}

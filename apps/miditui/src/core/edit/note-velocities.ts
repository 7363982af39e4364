import { withVelocities } from "../notes/change.ts";
import { within } from "../notes/new-notes.ts";
import type { NoteSet } from "../notes/note-list.ts";
import type { Project } from "../project/project.ts";
import { editNotes, selectionSpan } from "./notes.ts";

/** All to one value, all by a difference, or from one value at the first start to another at the last. */
export type VelocityChange =
  | { readonly to: number }
  | { readonly add: number }
  | { readonly ramp: readonly [from: number, to: number] };

/** Other velocities for notes; results out of 1 to 127 go to the nearest in it. */
export function changeVelocities(project: Project, set: NoteSet, change: VelocityChange): Project {
  const span = selectionSpan(project, set);
  if (!span) return project;
  const velocityAt = velocityOf(change, span.start, span.lastStart);
  return editNotes(project, (list) =>
    withVelocities(list, set, (start, velocity) => within(velocityAt(start, velocity), 1, 127)),
  );
}

function velocityOf(change: VelocityChange, first: number, last: number): (start: number, old: number) => number {
  if ("to" in change) return () => change.to;
  if ("add" in change) return (_, old) => old + change.add;
  const [from, to] = change.ramp;
  const width = Math.max(1, last - first);
  return (start) => from + ((to - from) * (start - first)) / width;
}

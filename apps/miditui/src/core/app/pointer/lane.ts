import { changeVelocities } from "../../edit/note-velocities.ts";
import type { NoteSet } from "../../notes/note-list.ts";
import { visitNotes } from "../../notes/note-list.ts";
import { hasNote, setOf } from "../../notes/note-set.ts";
import { withProject } from "../edit-song.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";

/** Notes of a column that are looked at. */
const MANY = 10_000;

/** The state with the velocity of the notes that start in a column; of the selected ones alone where some of them do. */
export function paintedVelocity(state: AppState, tick: number, velocity: number): AppState {
  const target = startingIn(state, tick);
  if (target.count === 0) return state.notice === undefined ? tell(state, "No note begins here") : state;
  const project = changeVelocities(state.project, target, { to: velocity });
  return tell(withProject(state, project), `Velocity ${velocity}`);
}

function startingIn(state: AppState, tick: number): NoteSet {
  const notes = state.project.tracks[state.track]?.notes;
  const all: number[] = [];
  if (notes === undefined) return setOf(all);
  visitNotes(notes, tick, tick + state.ticksPerColumn, (block, index) => {
    const id = block.ids[index];
    if (id !== undefined && (block.starts[index] ?? 0) + block.tickShift >= tick) all.push(id);
  });
  const selected = all.filter((id) => hasNote(state.selection, id));
  return setOf(selected.length > 0 ? selected : all);
}

/** The state telling the velocities of the notes that start in a column. */
export function toldVelocity(state: AppState, tick: number): AppState {
  const notes = state.project.tracks[state.track]?.notes;
  const found: number[] = [];
  if (notes === undefined) return state;
  visitNotes(notes, tick, tick + state.ticksPerColumn, (block, index) => {
    const velocity = block.velocities[index];
    if (velocity !== undefined && (block.starts[index] ?? 0) + block.tickShift >= tick) found.push(velocity);
  });
  const [least, most] = [Math.min(...found.slice(0, MANY)), Math.max(...found.slice(0, MANY))];
  if (found.length === 0) return state;
  return tell(state, least === most ? `Velocity ${least}` : `Velocities ${least} to ${most}`);
}

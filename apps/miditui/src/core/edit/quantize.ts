import type { Grid } from "../app/state.ts";
import type { NoteSet } from "../notes/note-list.ts";
import { withStarts } from "../notes/retime.ts";
import type { Project } from "../project/project.ts";
import { editNotes } from "./notes.ts";

/**
 * Starts go to the nearest line of the grid, as far as its strength says; lengths stay. Of two steps the second line is
 * late by the swing. `barStart` gives the tick at which the bar of a tick starts, where the grid begins anew; without it
 * the grid begins at 0.
 */
export function quantizeNotes(
  project: Project,
  set: NoteSet,
  grid: Grid,
  barStart: (tick: number) => number = () => 0,
): Project {
  return editNotes(project, (list) =>
    withStarts(list, set, (start) => {
      const origin = barStart(start);
      return origin + quantized(start - origin, grid);
    }),
  );
}

/** Where a tick counted from the grid's beginning goes to. */
export function quantized(tick: number, { step, swing, strength }: Grid): number {
  const pair = 2 * step;
  const base = Math.floor(tick / pair) * pair;
  const late = base + Math.round((pair * swing) / 100);
  const target = tick - base < late - tick ? base : base + pair - tick < tick - late ? base + pair : late;
  return tick + Math.round(((target - tick) * strength) / 100);
}

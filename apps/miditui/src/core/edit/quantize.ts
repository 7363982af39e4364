import type { Grid } from "../app/state.ts";
import type { NoteSet } from "../notes/note-list.ts";
import { withStarts } from "../notes/retime.ts";
import type { Project } from "../project/project.ts";
import { barAt } from "../time/bars.ts";
import type { TimeMap } from "../time/time-map.ts";
import { editNotes } from "./notes.ts";

/**
 * Starts go to the nearest line of the grid, as far as its strength says; lengths stay. Of two steps the second line is
 * late by the swing. With a time map the grid begins anew in each bar, without it at tick 0 alone.
 */
export function quantizeNotes(project: Project, set: NoteSet, grid: Grid, timeMap?: TimeMap): Project {
  return editNotes(project, (list) => withStarts(list, set, quantizer(grid, timeMap)));
}

function quantizer(grid: Grid, timeMap: TimeMap | undefined): (tick: number) => number {
  let bar = { start: 0, end: timeMap ? 0 : Number.POSITIVE_INFINITY };
  return (tick) => {
    if (timeMap && (tick < bar.start || tick >= bar.end)) bar = barAt(timeMap, tick);
    return bar.start + quantized(tick - bar.start, grid, bar.end - bar.start);
  };
}

/** Where a tick goes that is counted from the line where the grid begins; `length` ticks later it begins anew. */
function quantized(tick: number, { step, swing, strength }: Grid, length: number): number {
  const pair = 2 * step;
  const base = Math.floor(tick / pair) * pair;
  const late = base + Math.round((pair * swing) / 100);
  const before = tick < late ? base : late;
  const after = Math.min(tick < late ? late : base + pair, length);
  const target = tick - before < after - tick ? before : after;
  return tick + Math.round(((target - tick) * strength) / 100);
}

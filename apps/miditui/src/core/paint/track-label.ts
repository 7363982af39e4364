import { type Cells, putText, textWidth } from "@side-projects/terminal";
import type { Track } from "../project/project.ts";
import type { Rect } from "../screen/layout.ts";
import { shownName } from "../shown-name.ts";
import type { Ink } from "./ink.ts";

/** Columns of a label that has no room for mute and solo. */
const NARROW = 5;

/** Column of the sign of a sounding track. */
export function soundingColumn(columns: number): number {
  return columns <= NARROW ? 0 : 2;
}

/** A label as it is drawn: in which ink, and whether its track is the chosen one. */
export interface LabelLook {
  readonly ink: Ink;
  readonly chosen: boolean;
}

/**
 * Writes what stands left of a track in the timeline: mute and solo where there is room, a sign of the chosen one, and its
 * name, cut by a dot.
 */
export function writeLabel(cells: Cells, line: Rect, track: Track, { ink, chosen }: LabelLook): void {
  const sign = ` ${chosen ? ">" : " "}`;
  const signs = line.columns <= NARROW ? sign : `${track.muted ? "M" : " "}${track.solo ? "S" : " "}${sign}`;
  const end = line.column + line.columns;
  const name = shownName(track.name);
  const start = putText(cells, line.column, line.row, signs, { ...ink, end });
  if (start + textWidth(name) <= end) {
    putText(cells, start, line.row, name, { ...ink, end });
    return;
  }
  putText(cells, start, line.row, name, { ...ink, end: end - 1 });
  putText(cells, end - 1, line.row, ".", { ...ink, end });
}

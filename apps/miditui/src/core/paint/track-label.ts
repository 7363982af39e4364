import type { Cells } from "@side-projects/terminal";
import type { Track } from "../project/project.ts";
import type { Rect } from "../screen/layout.ts";
import type { Ink } from "./ink.ts";
import { write } from "./pen.ts";

/** Columns before the name in a narrow label: the sign of a sounding track, and a blank. */
const NARROW = 5;

/** Column of the sign of a sounding track. */
export function soundingColumn(columns: number): number {
  return columns <= NARROW ? 0 : 2;
}

/** What stands left of a track in the timeline: mute and solo where there is room, and its name, cut off by a dot. */
export function trackLabel(track: Track, columns: number): string {
  const narrow = columns <= NARROW;
  const signs = narrow ? "  " : `${track.muted ? "M" : " "}${track.solo ? "S" : " "}  `;
  const name = Array.from(track.name);
  const room = columns - signs.length;
  return signs + (name.length > room ? `${name.slice(0, room - 1).join("")}.` : track.name);
}

export function writeLabel(cells: Cells, line: Rect, label: string, ink: Ink): void {
  write(cells, line, 0, label, ink);
}

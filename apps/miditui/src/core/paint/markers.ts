import { ATTRIBUTES, type Cells, putText, textWidth } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import { type Marker, markersOf } from "../edit/conductor.ts";
import type { Chunk, Project } from "../project/project.ts";
import type { Rect } from "../screen/layout.ts";
import { columnOfTick, endTickOf } from "../screen/viewport.ts";
import { shownName } from "../shown-name.ts";
import { INKS } from "./ink.ts";

const DOT = 0x2e;
const BLANKS: ReadonlySet<number | undefined> = new Set([0, 0x20, 0x2d, DOT]);

/** Columns that a marker may take from the numbers of bars behind it. */
const LEAST_ROOM = 8;

const known: WeakMap<readonly Chunk[], readonly Marker[]> = new WeakMap();

/** Writes the markers over a painted ruler, each behind the number of the bar that it stands at. */
export function paintMarkers(cells: Cells, state: AppState, ruler: Rect): void {
  const from = state.scroll.tick;
  const to = endTickOf(state, ruler);
  const shown = knownMarkers(state.project).filter(({ tick }) => tick >= from && tick < to);
  const end = ruler.column + ruler.columns;
  for (const [index, { tick, text }] of shown.entries()) {
    const next = shown[index + 1];
    const limit = next === undefined ? end : columnOfTick(state, ruler, next.tick) - 1;
    const column = behindLabel(cells, ruler, columnOfTick(state, ruler, tick));
    writeMarker(cells, ruler, shownName(text), { column, end: Math.min(limit, roomEnd(cells, ruler, column)) });
  }
}

function knownMarkers(project: Project): readonly Marker[] {
  const markers = known.get(project.chunks) ?? markersOf(project);
  known.set(project.chunks, markers);
  return markers;
}

/** The column itself if nothing is written there, else the second one behind what is. */
function behindLabel(cells: Cells, ruler: Rect, column: number): number {
  const row = ruler.row * cells.columns;
  if (BLANKS.has(cells.glyphs[row + column])) return column;
  let at = column;
  while (at < ruler.column + ruler.columns && !BLANKS.has(cells.glyphs[row + at])) at++;
  return at + 1;
}

/** Where the next number begins, less a blank, unless that is too near. */
function roomEnd(cells: Cells, ruler: Rect, column: number): number {
  const end = ruler.column + ruler.columns;
  const row = ruler.row * cells.columns;
  let at = column;
  while (at < end && BLANKS.has(cells.glyphs[row + at])) at++;
  return at === end ? end : Math.min(end, Math.max(at - 1, column + LEAST_ROOM));
}

function writeMarker(cells: Cells, ruler: Rect, text: string, place: { column: number; end: number }): void {
  const { column, end } = place;
  const { row } = ruler;
  const rowEnd = ruler.column + ruler.columns;
  if (column >= end) return;
  const { foreground, attributes } = INKS.marker;
  const style = { foreground, attributes: attributes | (underlineAt(cells, row, column) ? ATTRIBUTES.underline : 0) };
  const fits = column + textWidth(text) <= end;
  const last = Math.min(end, putText(cells, column, row, text, { ...style, end: fits ? end : end - 1 }));
  if (!fits) putText(cells, end - 1, row, ".", { ...style, end });
  // A dot behind it would tell that it is cut off, and the rest of a number another number.
  if (last >= rowEnd) return;
  if (cells.glyphs[row * cells.columns + last] === DOT) putText(cells, last, row, " ");
  for (let at = last; at < rowEnd && isDigit(cells.glyphs[row * cells.columns + at]); at++)
    putText(cells, at, row, " ");
}

function underlineAt(cells: Cells, row: number, column: number): boolean {
  return (cells.attributes[row * cells.columns + column]! & ATTRIBUTES.underline) !== 0;
}

function isDigit(glyph: number | undefined): boolean {
  return glyph !== undefined && glyph >= 0x30 && glyph <= 0x39;
}

import type { NoteList } from "../notes/note-list.ts";

/** How much of a column sounds, from nothing to all of it. */
const SHADES = [".", "-", "=", "#"] as const;

/**
 * Where a track plays, as a line of signs: `.` nothing, `-` up to a third of the column, `=` up to two, `#` more. Chords
 * count once for each of their notes, so that thick places show.
 *
 * @param end tick of the right edge, at least 1
 */
export function trackPlot(notes: NoteList, end: number, columns: number): string {
  const sums = new Float64Array(columns);
  const width = end / columns;
  for (const block of notes.blocks) {
    for (const [index, start] of block.starts.entries()) {
      if (index >= block.count) break;
      addNote(sums, start + block.tickShift, block.durations[index] ?? 0, width);
    }
  }
  return Array.from(sums, (sum) => SHADES[sum === 0 ? 0 : Math.min(3, Math.ceil((3 * sum) / width))]).join("");
}

/** A note without length counts as a tick, since it is there. */
function addNote(sums: Float64Array, start: number, duration: number, width: number): void {
  const end = start + Math.max(1, duration);
  const last = Math.min(sums.length - 1, Math.ceil(end / width) - 1);
  for (let column = Math.min(last, Math.floor(start / width)); column <= last; column++) {
    const within = Math.min(end, (column + 1) * width) - Math.max(start, column * width);
    sums[column] = (sums[column] ?? 0) + Math.max(0, within);
  }
}

import type { NoteBlock, NoteList } from "../notes/note-list.ts";
import { spanSummary } from "./block-summary.ts";
import type { TickRange } from "./note-at.ts";

/** 1 for each column of so many ticks, from `from` on, that a note of the list sounds in. */
export function occupiedColumns(list: NoteList, range: TickRange, columns: number): Uint8Array {
  // How many notes begin less how many have ended: each note is two additions, however long it is.
  const changes = new Int32Array(columns + 1);
  const ticksPerColumn = (range.to - range.from) / columns;
  for (const block of list.blocks) {
    if (block.firstStart >= range.to) break;
    if (block.lastEnd < range.from) continue;
    addBlock(block, range, ticksPerColumn, changes);
  }
  const occupied = new Uint8Array(columns);
  let sounding = 0;
  for (let column = 0; column < columns; column++) {
    sounding += changes[column]!;
    if (sounding > 0) occupied[column] = 1;
  }
  return occupied;
}

function addBlock(block: NoteBlock, { from, to }: TickRange, ticksPerColumn: number, changes: Int32Array): void {
  const { count, starts, durations, tickShift } = block;
  const columns = changes.length - 1;
  // No silence has room for a whole column, so there is none without a note from the first to the last.
  const span = spanSummary(block);
  if (span.longestGap < ticksPerColumn) {
    const end = span.end + tickShift;
    if (end <= from) return;
    changes[block.firstStart < from ? 0 : Math.floor((block.firstStart - from) / ticksPerColumn)]!++;
    changes[end >= to ? columns : Math.floor((end - 1 - from) / ticksPerColumn) + 1]!--;
    return;
  }
  for (let index = 0; index < count; index++) {
    const start = starts[index]! + tickShift;
    const end = start + (durations[index]! || 1);
    if (start >= to || end <= from) continue;
    changes[start < from ? 0 : ((start - from) / ticksPerColumn) | 0]!++;
    changes[end >= to ? columns : (((end - 1 - from) / ticksPerColumn) | 0) + 1]!--;
  }
}

import type { NoteBlock, NoteList, NoteSet } from "./note-list.ts";
import { hasNote, mayHaveBetween } from "./note-set.ts";

/** What the notes of a selection reach over. */
export interface NoteSpan {
  readonly count: number;
  /** First start and last start, in ticks. */
  readonly start: number;
  readonly lastStart: number;
  /** Last end, in ticks. */
  readonly end: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What the notes of a set reach over in all lists together; undefined where there are none of it. */
export function spanOf(lists: readonly NoteList[], set: NoteSet): NoteSpan | undefined {
  let count = 0;
  let start = Number.POSITIVE_INFINITY;
  let lastStart = 0;
  let end = 0;
  let lowest = 127;
  let highest = 0;
  for (const list of lists) {
    for (const block of list.blocks) {
      if (!mayHaveBetween(set, block.minId, block.maxId)) continue;
      const { ids, starts, durations, pitches, tickShift, pitchShift } = block;
      for (let i = 0; i < block.count; i++) {
        if (!hasNote(set, ids[i]!)) continue;
        const at = starts[i]! + tickShift;
        const duration = durations[i]!;
        const pitch = pitches[i]! + pitchShift;
        count++;
        if (at < start) start = at;
        if (at > lastStart) lastStart = at;
        if (at + duration > end) end = at + duration;
        if (pitch < lowest) lowest = pitch;
        if (pitch > highest) highest = pitch;
      }
    }
  }
  return count === 0 ? undefined : { count, start, lastStart, end, lowest, highest };
}

/** The spans of whole lists: every step of a drag asks for that of the same notes. */
const known = new WeakMap<NoteList, NoteSpan>();

/** What all notes of some lists reach over together; undefined where there are none. */
export function spanOfAll(lists: readonly NoteList[]): NoteSpan | undefined {
  const spans = lists.filter(({ count }) => count > 0).map(spanOfList);
  return spans.length === 0 ? undefined : spans.reduce(joinSpans);
}

function spanOfList(list: NoteList): NoteSpan {
  const last = known.get(list);
  if (last) return last;
  let lastStart = 0;
  let end = 0;
  let lowest = 127;
  let highest = 0;
  for (const { count, starts, pitches, tickShift, pitchShift, lastEnd } of list.blocks) {
    lastStart = starts[count - 1]! + tickShift;
    end = Math.max(end, lastEnd);
    for (let i = 0; i < count; i++) {
      const pitch = pitches[i]! + pitchShift;
      if (pitch < lowest) lowest = pitch;
      if (pitch > highest) highest = pitch;
    }
  }
  const span = { count: list.count, start: list.blocks[0]!.firstStart, lastStart, end, lowest, highest };
  known.set(list, span);
  return span;
}

function joinSpans(a: NoteSpan, b: NoteSpan): NoteSpan {
  return {
    count: a.count + b.count,
    start: Math.min(a.start, b.start),
    lastStart: Math.max(a.lastStart, b.lastStart),
    end: Math.max(a.end, b.end),
    lowest: Math.min(a.lowest, b.lowest),
    highest: Math.max(a.highest, b.highest),
  };
}

/** Calls `visit` for each note of the set, in order. */
export function visitSelected(list: NoteList, set: NoteSet, visit: (block: NoteBlock, index: number) => void): void {
  for (const block of list.blocks) {
    if (!mayHaveBetween(set, block.minId, block.maxId)) continue;
    for (let i = 0; i < block.count; i++) if (hasNote(set, block.ids[i]!)) visit(block, i);
  }
}

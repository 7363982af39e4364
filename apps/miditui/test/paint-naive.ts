import type { AppState } from "../src/core/app/state.ts";
import { allNotes, type Note, type NoteList } from "../src/core/notes/note-list.ts";
import { idsOf } from "../src/core/notes/note-set.ts";
import type { RollNotes, RollView } from "../src/core/paint/roll-notes.ts";

/** The ticks that a note is seen at: one without length at its own. */
function seenTicks({ start, duration }: Note): { from: number; to: number } {
  return { from: start, to: start + Math.max(1, duration) };
}

/** Whether the note is seen in the column of a state's screen, counted from the left edge of its grid. */
export function isSeenIn(note: Note, state: Pick<AppState, "scroll" | "ticksPerColumn">, column: number): boolean {
  const first = state.scroll.tick + column * state.ticksPerColumn;
  const { from, to } = seenTicks(note);
  return from < first + state.ticksPerColumn && to > first;
}

/** What `rollNotes` makes, asked note for note and cell for cell. */
export function naiveRollNotes(list: NoteList, view: RollView): RollNotes {
  const { columns, rows, span, ticksPerColumn, newest } = view;
  const notes = [...allNotes(list)];
  const selected = new Set(idsOf(view.selection));
  const kindOf = ({ id }: Note): number => (id === newest ? 3 : selected.has(id) ? 2 : 1);
  const flags = (length: number, test: (at: number) => boolean): Uint8Array =>
    Uint8Array.from({ length }, (_, at) => (test(at) ? 1 : 0));
  const seen = (note: Note, column: number): boolean =>
    isSeenIn(note, { scroll: { tick: span.from, pitch: 0, tracks: 0, timeline: 0 }, ticksPerColumn }, column);
  const begins = (note: Note, column: number): boolean =>
    note.start >= span.from && Math.floor((note.start - span.from) / ticksPerColumn) === column;
  const top = Array.from({ length: columns * rows }, (_, at) => {
    const pitch = span.high - Math.floor(at / columns);
    return notes.findLast((note) => note.pitch === pitch && seen(note, at % columns));
  });
  const loudest = Array.from({ length: columns }, (_, column) =>
    notes
      .filter((note) => begins(note, column))
      .reduce<Note | undefined>((most, note) => (note.velocity >= (most?.velocity ?? 0) ? note : most), undefined),
  );
  return {
    columns,
    rows,
    looks: Uint8Array.from(top, (note, at) =>
      note === undefined ? 0 : kindOf(note) + (begins(note, at % columns) ? 4 : 0),
    ),
    owners: Uint32Array.from(top, (note) => note?.id ?? 0),
    above: flags(columns, (column) => notes.some((note) => note.pitch > span.high && seen(note, column))),
    below: flags(columns, (column) => notes.some((note) => note.pitch <= span.high - rows && seen(note, column))),
    left: flags(128, (pitch) => notes.some((note) => note.pitch === pitch && note.start < span.from)),
    right: flags(128, (pitch) => notes.some((note) => note.pitch === pitch && seenTicks(note).to > span.to)),
    velocities: Uint8Array.from(loudest, (note) => note?.velocity ?? 0),
    velocityKinds: Uint8Array.from(loudest, (note) => (note === undefined ? 0 : kindOf(note))),
  };
}

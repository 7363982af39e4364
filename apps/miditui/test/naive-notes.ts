/** One note of the slow, plain song that the edits are held against. */
export interface PlainNote {
  readonly id: number;
  readonly track: number;
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly offVelocity: number;
  readonly on: number;
  readonly off: number;
  readonly flags: number;
}

/** In the order of a list, track by track. */
export function inOrder(notes: readonly PlainNote[]): PlainNote[] {
  return notes.toSorted((a, b) => a.track - b.track || a.start - b.start || a.pitch - b.pitch || a.id - b.id);
}

/** The notes whose ids are chosen, each changed; one that is changed forgets what its file said of the changed end. */
export function edited(
  notes: readonly PlainNote[],
  chosen: ReadonlySet<number>,
  edit: (note: PlainNote) => Partial<PlainNote>,
): PlainNote[] {
  return inOrder(
    notes.map((note) => {
      if (!chosen.has(note.id)) return note;
      const next = { ...note, ...edit(note) };
      const moved = next.start !== note.start || next.pitch !== note.pitch || next.track !== note.track;
      const ended = moved || next.duration !== note.duration;
      return {
        ...next,
        on: moved ? NONE : note.on,
        off: ended ? NONE : note.off,
        flags: ended ? note.flags & ~2 : note.flags,
      };
    }),
  );
}

/** The largest of the allowed ways that all chosen notes can go together. */
export function shared(ways: readonly number[], wanted: number): number {
  return wanted < 0 ? Math.max(wanted, ...ways) : Math.min(wanted, ...ways);
}

export const NONE = 0xffffffff;

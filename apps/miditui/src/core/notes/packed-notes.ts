import { FIELD, NOTE_FIELDS } from "./note-fields.ts";
import type { NoteBlock } from "./note-list.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/** Notes by their places in blocks. */
export interface NotePlaces {
  readonly blocks: NoteBlock[];
  readonly indexes: number[];
}

/**
 * Notes told by what they differ from: a known note of the same id where there is one, else the note before them. So a
 * thousand notes moved alike take no more room than one.
 */
export interface PackedNotes {
  readonly count: number;
  /** Steps from one known note to the next; NO_MATCH where the note is not among them. */
  readonly matches: PackedNumbers;
  /** Differences in the order of NOTE_FIELDS. */
  readonly fields: readonly PackedNumbers[];
}

const NO_MATCH = -0x80000000;

export function packNotes(notes: NotePlaces, known: NotePlaces): PackedNotes {
  const count = notes.indexes.length;
  const matches = matchesOf(notes, known);
  const steps = new Int32Array(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    const match = matches[i]!;
    steps[i] = match < 0 ? NO_MATCH : match - next;
    if (match >= 0) next = match + 1;
  }
  const fields = NOTE_FIELDS.map(({ read }) => {
    const differences = new Int32Array(count);
    let before = 0;
    for (let i = 0; i < count; i++) {
      const value = read(notes.blocks[i]!, notes.indexes[i]!);
      const match = matches[i]!;
      differences[i] = value - (match < 0 ? before : read(known.blocks[match]!, known.indexes[match]!));
      before = value;
    }
    return packNumbers(differences);
  });
  return { count, matches: packNumbers(steps), fields };
}

/** The notes field by field, in the order of NOTE_FIELDS. */
export function unpackNotes(packed: PackedNotes, known: NotePlaces): Int32Array[] {
  const steps = unpackNumbers(packed.matches);
  return packed.fields.map((field, index) => {
    const { read } = NOTE_FIELDS[index]!;
    const values = unpackNumbers(field);
    let next = 0;
    let before = 0;
    for (let i = 0; i < packed.count; i++) {
      let like = before;
      if (steps[i] !== NO_MATCH) {
        const match = next + steps[i]!;
        like = read(known.blocks[match]!, known.indexes[match]!);
        next = match + 1;
      }
      values[i]! += like;
      before = values[i]!;
    }
    return values;
  });
}

export function packedNotesBytes({ matches, fields }: PackedNotes): number {
  return fields.reduce((sum, field) => sum + packedBytes(field), 100 + packedBytes(matches));
}

/** For each note the place of its id among the known ones, -1 where it is none of them. */
function matchesOf(notes: NotePlaces, known: NotePlaces): Int32Array {
  const { read } = NOTE_FIELDS[FIELD.id]!;
  const idAt = (places: NotePlaces, i: number): number => read(places.blocks[i]!, places.indexes[i]!);
  const count = notes.indexes.length;
  const matches = new Int32Array(count).fill(-1);
  let places: Map<number, number> | undefined;
  for (let i = 0, next = 0; i < count && known.indexes.length > 0; i++) {
    const id = idAt(notes, i);
    if (next < known.indexes.length && idAt(known, next) === id) {
      matches[i] = next++;
      continue;
    }
    places ??= new Map(known.indexes.map((_, place) => [idAt(known, place), place]));
    const place = places.get(id);
    if (place === undefined) continue;
    matches[i] = place;
    next = place + 1;
  }
  return matches;
}

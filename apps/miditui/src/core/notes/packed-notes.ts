import { FIELD, type GatheredNotes } from "./note-fields.ts";
import { type PackedNumbers, packedBytes, packNumbers, unpackNumbers } from "./packed-numbers.ts";

/**
 * Notes told by what they differ from: a known note of the same id where there is one, else the note before them. So a
 * thousand notes moved alike take no more room than one.
 */
export interface PackedNotes {
  readonly count: number;
  /** Steps from one known note to the next; NO_MATCH where the note is not among them. */
  readonly matches: PackedNumbers;
  /** Differences, by FIELD. */
  readonly fields: readonly PackedNumbers[];
}

const NO_MATCH = -0x80000000;

export function packNotes(notes: GatheredNotes, known: GatheredNotes): PackedNotes {
  const { count } = notes;
  const matches = matchesOf(notes, known);
  const steps = new Int32Array(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    const match = matches[i]!;
    steps[i] = match < 0 ? NO_MATCH : match - next;
    if (match >= 0) next = match + 1;
  }
  const differences = new Int32Array(count);
  const fields = notes.columns.map((values, field) => {
    const like = known.columns[field]!;
    let before = 0;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      const match = matches[i]!;
      differences[i] = value - (match < 0 ? before : like[match]!);
      before = value;
    }
    return packNumbers(differences);
  });
  return { count, matches: packNumbers(steps), fields };
}

export function unpackNotes(packed: PackedNotes, known: GatheredNotes): GatheredNotes {
  const steps = unpackNumbers(packed.matches);
  const columns = packed.fields.map((field, index) => {
    const like = known.columns[index]!;
    const values = unpackNumbers(field);
    let next = 0;
    let before = 0;
    for (let i = 0; i < values.length; i++) {
      if (steps[i] === NO_MATCH) {
        values[i]! += before;
      } else {
        const match = next + steps[i]!;
        values[i]! += like[match]!;
        next = match + 1;
      }
      before = values[i]!;
    }
    return values;
  });
  return { count: packed.count, columns };
}

export function packedNotesBytes({ matches, fields }: PackedNotes): number {
  return fields.reduce((sum, field) => sum + packedBytes(field), 100 + packedBytes(matches));
}

/** For each note the place of its id among the known ones, -1 where it is none of them. */
function matchesOf(notes: GatheredNotes, known: GatheredNotes): Int32Array {
  const matches = new Int32Array(notes.count).fill(-1);
  const ids = notes.columns[FIELD.id]!;
  const knownIds = known.columns[FIELD.id]!;
  let placeOf: ((id: number) => number) | undefined;
  for (let i = 0, next = 0; i < notes.count && known.count > 0; i++) {
    const id = ids[i]!;
    let place = next;
    if (next >= known.count || knownIds[next] !== id) {
      placeOf ??= placesOf(knownIds.subarray(0, known.count));
      place = placeOf(id);
    }
    matches[i] = place;
    if (place >= 0) next = place + 1;
  }
  return matches;
}

/** Looks an id up; -1 where it is not among them. A table is many times faster than a map, if ids lie close enough. */
function placesOf(ids: Int32Array): (id: number) => number {
  let least = ids[0]!;
  let most = least;
  for (let i = 0; i < ids.length; i++) {
    least = Math.min(least, ids[i]!);
    most = Math.max(most, ids[i]!);
  }
  if (most - least < 8 * ids.length + 1000) {
    const table = new Int32Array(most - least + 1).fill(-1);
    for (let i = 0; i < ids.length; i++) table[ids[i]! - least] = i;
    return (id) => table[id - least] ?? -1;
  }
  const places = new Map<number, number>();
  for (let i = 0; i < ids.length; i++) places.set(ids[i]!, i);
  return (id) => places.get(id) ?? -1;
}

/** Gives out ids that are unique: those of a file where they are that, others after them. */
export interface IdKeeper {
  /** The id itself, or another where it is not a whole number up to LARGEST_ID, or was kept before. */
  readonly keep: (id: number) => number;
  /** An id that was neither kept nor given out. */
  readonly next: () => number;
  /** How many were not kept. */
  readonly changed: () => number;
}

/** Sets of notes have a bit for each id, so ids are not to be far apart. */
export const LARGEST_ID = 0xffffff;

/** @param ids all that will be asked for, so that what is given out is after them */
export function idKeeper(ids: Iterable<ArrayLike<number>>): IdKeeper {
  let largest = 0;
  for (const column of ids) {
    for (let index = 0; index < column.length; index++) {
      const id = column[index] ?? 0;
      if (isPlain(id) && id > largest) largest = id;
    }
  }
  const seen = new Uint32Array((largest >>> 5) + 1);
  let last = largest;
  let changed = 0;
  return {
    keep: (id) => {
      const bits = isPlain(id) ? (seen[id >>> 5] ?? 0) : 0;
      if (isPlain(id) && ((bits >>> (id & 31)) & 1) === 0) {
        seen[id >>> 5] = bits | (1 << (id & 31));
        return id;
      }
      changed++;
      return ++last;
    },
    next: () => ++last,
    changed: () => changed,
  };
}

function isPlain(id: number): boolean {
  return id >= 0 && id <= LARGEST_ID && Math.floor(id) === id;
}

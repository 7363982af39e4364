import type { Packer } from "./packer.ts";
import type { Piece, Placement } from "./piece.ts";

/** How far words are repeated. */
export interface FillLimits {
  /** Font size in pixels of the first repetitions. */
  readonly largest: number;
  /** Pixels; no repetition is smaller. */
  readonly smallest: number;
  /** Most placements. */
  readonly count: number;
}

/** A size is used for as long as this part of the words find room. */
const MOST_WORDS = 0.8;
/** Each round that finds room for fewer is followed by one at this part of the size. */
const SHRINK = 0.86;
/** No word is there more often than so many times the mean, and so many times more: short ones would be everywhere. */
const MOST_OF_MEAN = 1.6;
const HEAD_START = 3;

/**
 * Repeats the words in the gaps that are left: all of them in turn at one size for as long as most find room, then at the
 * next smaller one.
 */
export function fill(packer: Packer, pieces: readonly Piece[], { largest, smallest, count }: FillLimits): Placement[] {
  const placements: Placement[] = [];
  const free = Array.from(pieces.keys()).filter((number) => pieces[number]!.pin === undefined);
  const times = new Uint32Array(pieces.length);
  for (let size = largest; size >= smallest; size *= SHRINK) {
    const rounded = Math.max(smallest, packer.rounded(size));
    let before = -1;
    while (before < placements.length) {
      before = placements.length;
      for (const number of free) {
        if (placements.length >= count) return placements;
        if (times[number]! > (MOST_OF_MEAN * placements.length) / free.length + HEAD_START) continue;
        const placement = packer.place(pieces[number]!, number, rounded);
        if (placement === undefined) continue;
        placements.push(placement);
        times[number]!++;
      }
      if (placements.length - before < MOST_WORDS * free.length && size * SHRINK >= smallest) break;
    }
  }
  return placements;
}

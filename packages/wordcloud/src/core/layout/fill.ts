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

/** Each round that finds no more room is followed by one at this part of its size. */
const SHRINK = 0.86;

/**
 * Repeats the words in the gaps that are left: all of them in turn at one size for as long as any finds room, then at
 * the next smaller one.
 */
export function fill(packer: Packer, pieces: readonly Piece[], { largest, smallest, count }: FillLimits): Placement[] {
  const placements: Placement[] = [];
  const free = Array.from(pieces.keys()).filter((number) => pieces[number]?.pin === undefined);
  for (let size = largest; size >= smallest; size *= SHRINK) {
    let before = -1;
    while (before < placements.length) {
      before = placements.length;
      for (const number of free) {
        if (placements.length >= count) return placements;
        const placement = packer.place(pieces[number]!, number, Math.max(smallest, packer.rounded(size)));
        if (placement !== undefined) placements.push(placement);
      }
    }
  }
  return placements;
}

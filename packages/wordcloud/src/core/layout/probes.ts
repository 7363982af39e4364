import type { Board } from "./board.ts";
import type { Sprite } from "./sprite.ts";

const COUNT = 24;

/** Step of the golden ratio: any run of its multiples is spread evenly over the unit interval. */
const GOLDEN = 0.6180339887498949;
/** The plastic number's reciprocal, for the second coordinate, after M. Roberts' R2 sequence (2018). */
const PLASTIC = 0.7548776662466927;

/**
 * Some of a sprite's cells, spread over it. Each is where, seen from a block of 32 places, the board must be free: how
 * many numbers on, and how many bits into that number.
 */
export interface Probes {
  readonly offsets: Int32Array;
  readonly shifts: Int32Array;
}

export function chooseProbes({ width, height, stride, bits, left, top }: Sprite, board: Board): Probes {
  const offsets = new Int32Array(COUNT);
  const shifts = new Int32Array(COUNT);
  for (let k = 0; k < COUNT; k++) {
    const u = (k + 1) * PLASTIC;
    const v = (k + 1) * GOLDEN;
    let x = Math.floor((u - Math.floor(u)) * width);
    let y = Math.floor((v - Math.floor(v)) * height);
    // Every word has a cell somewhere, so this walk along the rows ends.
    while ((bits[y * stride + (x >>> 5)]! & (1 << (x & 31))) === 0) {
      if (++x < width) continue;
      x = 0;
      if (++y === height) y = 0;
    }
    offsets[k] = (y + top) * board.stride + ((x + left) >> 5);
    shifts[k] = (x + left) & 31;
  }
  return { offsets, shifts };
}

/**
 * Of 32 places beside each other, those at which no probe meets a taken cell, as bits. The probe that refused the last
 * of them is asked first the next time, since neighbours meet alike.
 *
 * @param at number of the board that holds the places
 */
export function openPlaces({ bits }: Board, { offsets, shifts }: Probes, at: number): number {
  // A word whose middle is taken fits only around a stroke of another word: too seldom to be looked for.
  let taken = bits[at]! | 0;
  if (taken === -1) return 0;
  for (let i = 0; i < COUNT; i++) {
    const from = at + offsets[i]!;
    const shift = shifts[i]!;
    // Two steps to the left, because one of 32 bits would be none.
    taken |= (bits[from]! >>> shift) | ((bits[from + 1]! << 1) << (31 - shift));
    if (taken !== -1) continue;
    if (i > 1) {
      const half = i >> 1;
      const [offset, bit] = [offsets[i]!, shifts[i]!];
      offsets[i] = offsets[half]!;
      shifts[i] = shifts[half]!;
      offsets[half] = offset;
      shifts[half] = bit;
    }
    return 0;
  }
  return ~taken;
}

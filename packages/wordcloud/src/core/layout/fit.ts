import type { Field } from "./field.ts";
import { type Packed, Packer, packAll } from "./packer.ts";
import type { Piece } from "./piece.ts";

/** How large words may be. */
export interface FitOptions {
  /** Pixels that stay free between two words. */
  readonly padding: number;
  /** Least font size in pixels. */
  readonly smallest: number;
  /** Greatest font size in pixels; left out, whatever fits. */
  readonly largest: number | undefined;
  /** True where every word has exactly its share of the largest word's size. */
  readonly exact: boolean;
  /** Font size in pixels of the largest word to begin with. */
  readonly guess: number;
}

/** A region's board and order of places, in cells of any density. */
export type FieldAt = (density: number) => Field;

const STEP = 1.15;
/** The search for the scale ends when it is known to this factor. */
const PRECISION = 1.04;
/** A word that finds no room is tried at this part of its size, again and again. */
const SHRINK = 0.9;
/** No word is below this part of its share. */
const LEAST_SHARE = 0.4;
/** Scale at which words are placed at last, in relation to the one at which all fit at their full share. */
const GENEROSITY = 1.4;
/** What the scale gives way by where the first word of all finds no room, and where the last one finds none. */
const EARLY_CONCESSION = 0.85;
const LATE_CONCESSION = 0.95;
/** Where no word may shrink, the fine board is searched from this much above what the coarse one told. */
const HOPE = 1.1;
const EXACT_CONCESSION = 0.98;

/**
 * Finds one font scale for all words at which every word has room, and places them.
 *
 * The scale is found by bisection on a board of coarse cells. The words are then placed on the fine one at a more
 * generous scale, where those that find no room may be smaller than their share; if some find none even so, the scale
 * gives way step by step.
 */
export function fitAll(pieces: readonly Piece[], fieldAt: FieldAt, finest: number, options: FitOptions): Packed {
  const { padding, smallest, exact, largest = Number.POSITIVE_INFINITY } = options;
  const fine = fieldAt(finest);
  const place = (scale: number, field: Field, shrinks: boolean, stop: boolean): Packed => {
    const steps = shrinks ? { shrink: SHRINK, floor: LEAST_SHARE } : { shrink: 1, floor: 1 };
    return packAll(new Packer(field, padding), pieces, { scale, smallest, exact, ...steps }, stop);
  };
  if (largest < Number.POSITIVE_INFINITY) {
    const wished = place(largest, fine, !exact, true);
    if (wished.homeless.length === 0) return wished;
  }
  const fitting = coarseScale(options, (scale) => place(scale, fieldAt(finest / 2), false, true).homeless.length === 0);
  let scale = Math.max(smallest, Math.min(largest, fitting * (exact ? HOPE : GENEROSITY)));
  let packed = place(scale, fine, !exact, scale > smallest);
  while (packed.homeless.length > 0 && scale > smallest) {
    // The earlier the first word without room, the further from fitting.
    const reached = packed.placements.length / pieces.length;
    const concession = exact ? EXACT_CONCESSION : EARLY_CONCESSION + (LATE_CONCESSION - EARLY_CONCESSION) * reached;
    scale = Math.max(smallest, scale * concession);
    packed = place(scale, fine, !exact, scale > smallest);
  }
  return packed;
}

/** The greatest scale at which all fit, by bisection; the smallest size where none does. */
function coarseScale({ guess, smallest, largest }: FitOptions, fits: (scale: number) => boolean): number {
  let low = 0;
  let high = largest ?? Number.POSITIVE_INFINITY;
  let scale = Math.min(high, Math.max(smallest, guess));
  while (high > low * PRECISION) {
    if (fits(scale)) low = scale;
    else high = scale;
    if (low === 0 && scale <= smallest) return smallest;
    if (low === 0) scale = Math.max(smallest, scale / STEP);
    else if (high === Number.POSITIVE_INFINITY) scale *= STEP;
    else scale = Math.sqrt(low * high);
  }
  return low;
}

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
  /** Font size in pixels of the largest word at which all of them would cover the whole region with ink. */
  readonly whole: number;
  /** Pixels that words may cover. */
  readonly area: number;
}

/** A region's board and order of places, in cells of any density. */
export type FieldAt = (density: number) => Field;

/** Where words may shrink, the first scale that is tried, in relation to the one at which ink would cover all. */
const GENEROUS_START = 1.2;
/** What of its share a word usually has in the end. */
const USUAL_SHARE = 0.6;
/** Height of a word's box in font sizes, without what few letters reach. */
const BOX_HEIGHT = 0.72;
/** Boxes of words at their usual share take up to this much of a region: many shrink below it. */
const MOST_BOXES = 1.6;
/** Those of words at the smallest size, which cannot shrink, take no more than this. */
const MOST_LEAST_BOXES = 0.6;
/** The scale for a region that is too small for all the words, as {@link GENEROUS_START}. */
const OVERFULL = 0.8;
/** Up to as many words are tried on the fine board at once. */
const FEW = 400;
const START_STEP = 0.95;
/** Where they may not. */
const EXACT_START = 0.5;
/** A word that finds no room is tried at this part of its size, again and again. */
const SHRINK = 0.9;
/** No word is below this part of its share. */
const LEAST_SHARE = 0.25;
/** What the scale gives way by where the first word of all finds no room, and where the last one finds none. */
const EARLY_CONCESSION = 0.65;
const LATE_CONCESSION = 0.96;

/** How much larger the scale becomes until something does not fit, where no word may shrink. */
const STEP = 1.15;
/** The bisection ends when the scale is known to this factor. */
const PRECISION = 1.04;
/** The fine board is searched from this much above what the coarse one told, in steps. */
const HOPE = 1.1;
const EXACT_CONCESSION = 0.98;

/**
 * Finds one font scale for all words at which every word has room, and places them. The scale is sought on a board of
 * coarse cells, which takes a quarter of the time, and the words are then placed on the fine one.
 */
export function fitAll(pieces: readonly Piece[], fieldAt: FieldAt, finest: number, options: FitOptions): Packed {
  const { padding, smallest, exact, largest = Number.POSITIVE_INFINITY } = options;
  const steps = exact ? { shrink: 1, floor: 1 } : { shrink: SHRINK, floor: LEAST_SHARE };
  const without = new Set<number>();
  const place: Place = (scale, density, stop, floor = steps.floor) => {
    for (;;) {
      const limits = { scale, smallest, exact, ...steps, floor, without };
      const packed = packAll(new Packer(fieldAt(density), padding), pieces, limits, stop);
      // What not even an empty board has room for must not make everything else small.
      const [first] = packed.homeless;
      if (first === undefined || !stop || hasRoomAlone(pieces[first]!, fieldAt(finest), options)) return packed;
      without.add(first);
    }
  };
  const packed = atBestScale(pieces, place, finest, options, largest);
  return { ...packed, homeless: [...packed.homeless, ...without] };
}

type Place = (scale: number, density: number, stop: boolean, floor?: number) => Packed;

function hasRoomAlone(piece: Piece, field: Field, { padding, smallest }: FitOptions): boolean {
  return new Packer(field, padding).place(piece, 0, smallest, true) !== undefined;
}

function atBestScale(
  pieces: readonly Piece[],
  place: Place,
  finest: number,
  options: FitOptions,
  largest: number,
): Packed {
  const { smallest, exact } = options;
  if (largest < Number.POSITIVE_INFINITY) {
    const wished = place(largest, finest, true);
    if (wished.homeless.length === 0) return wished;
  }
  const bounds = { smallest, largest, concede: exact ? exactConcession : concession(pieces.length) };
  const coarse = (scale: number, stop: boolean): Packed => place(scale, finest / 2, stop);
  const fine = (scale: number, stop: boolean): Packed => place(scale, finest, stop);
  if (exact) {
    const fitting = greatestScale(options, (scale) => coarse(scale, true).homeless.length === 0);
    return firstFitting(HOPE * fitting, bounds, fine).packed;
  }
  const start = Math.max(smallest, Math.min(largest, generousStart(pieces, options)));
  let known = start;
  // With few words the first scale mostly fits, with many it seldom does.
  if (pieces.length <= FEW) {
    const first = fine(start, start > smallest);
    if (first.homeless.length === 0) return first;
    known *= bounds.concede(first);
  }
  const found = firstFitting(known, bounds, coarse);
  // Large steps down may have gone too far: one step back is tried.
  const between = Math.sqrt(found.scale * found.failed);
  const better = between < found.scale * PRECISION || coarse(between, true).homeless.length > 0 ? found.scale : between;
  const { packed } = firstFitting(better, bounds, fine);
  // Not all fit even at the smallest size: then those of greatest weight are there, in sizes that tell them apart.
  return packed.homeless.length === 0
    ? packed
    : place(Math.max(smallest, Math.min(largest, OVERFULL * options.whole)), finest, false, 0);
}

/** A scale to begin with: as generous as ink allows, unless the boxes of words that have shrunk would not fit even so. */
function generousStart(pieces: readonly Piece[], { whole, smallest, padding, area }: FitOptions): number {
  const fits = (scale: number): boolean => {
    let free = 0;
    let least = 0;
    for (const { advance, share } of pieces) {
      const size = Math.max(smallest, USUAL_SHARE * scale * share);
      const box = (size * advance + padding) * (size * BOX_HEIGHT + padding);
      if (size === smallest) least += box;
      else free += box;
    }
    return free / MOST_BOXES + least / MOST_LEAST_BOXES <= area;
  };
  let scale = GENEROUS_START * whole;
  while (scale > smallest && !fits(scale)) scale *= START_STEP;
  return scale;
}

interface Bounds {
  readonly smallest: number;
  readonly largest: number;
  /** The part of the scale to go on with after what did not fit. */
  readonly concede: (packed: Packed) => number;
}

const exactConcession = (): number => EXACT_CONCESSION;

/** The earlier the first word without room, the further from fitting. */
function concession(count: number): (packed: Packed) => number {
  return ({ placements }) => EARLY_CONCESSION + ((LATE_CONCESSION - EARLY_CONCESSION) * placements.length) / count;
}

/** The first scale from `start` downwards at which no word is left without room, or the smallest; and the one before. */
function firstFitting(
  start: number,
  { smallest, largest, concede }: Bounds,
  place: (scale: number, stop: boolean) => Packed,
): { scale: number; failed: number; packed: Packed } {
  let scale = Math.max(smallest, Math.min(largest, start));
  let failed = scale;
  let packed = place(scale, scale > smallest);
  while (packed.homeless.length > 0 && scale > smallest) {
    failed = scale;
    scale = Math.max(smallest, scale * concede(packed));
    packed = place(scale, scale > smallest);
  }
  return { scale, failed, packed };
}

/** The greatest scale at which all fit, by bisection; the smallest size where none does. */
function greatestScale({ whole, smallest, largest }: FitOptions, fits: (scale: number) => boolean): number {
  let low = 0;
  let high = largest ?? Number.POSITIVE_INFINITY;
  let scale = Math.min(high, Math.max(smallest, EXACT_START * whole));
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

import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { type Board, isFree, stamp } from "./board.ts";
import type { Field } from "./field.ts";
import type { Piece, Placement } from "./piece.ts";
import { type Place, PlaceSearch } from "./search.ts";
import { drawSprite, type Sprite, widen } from "./sprite.ts";

/** Puts pieces on a board one after the other. */
export class Packer {
  readonly field: Field;
  readonly board: Board;
  readonly #search: PlaceSearch;
  readonly #padding: number;

  /**
   * @param padding pixels that stay free between two words
   * @param board what is filled @default a copy of the field's
   */
  constructor(field: Field, padding: number, board: Board = copyOf(field.board)) {
    this.field = field;
    this.board = board;
    this.#search = new PlaceSearch(this.board, field.lists);
    this.#padding = padding;
  }

  /** The piece's cells at a size in pixels; undefined where it is larger than the board. */
  draw(piece: Piece, size: number, angle: number): Sprite | undefined {
    const pose = { size: size * this.field.density, cos: cosDegrees(angle), sin: sinDegrees(angle) };
    return drawSprite(piece.segments, pose, this.board);
  }

  /** Puts the piece at the first of its angles that has room; `anywhere` also where words of its class had none before. */
  place(piece: Piece, number: number, size: number, anywhere = false): Placement | undefined {
    const { density } = this.field;
    for (const angle of piece.angles) {
      const shape = { size: size * density, length: size * density * piece.advance, angle };
      if (!anywhere && piece.pin === undefined && this.#search.isHopeless(shape)) continue;
      const sprite = this.draw(piece, size, angle);
      if (sprite === undefined) continue;
      const place =
        piece.pin !== undefined
          ? this.#pinned(sprite, piece.pin)
          : anywhere
            ? this.#search.findAnywhere(sprite)
            : this.#search.find(sprite, shape);
      if (place === undefined) continue;
      this.take(this.guard(sprite), place.x, place.y);
      return { piece: number, x: place.x / density, y: place.y / density, size, angle };
    }
    return undefined;
  }

  #pinned(sprite: Sprite, pin: { readonly x: number; readonly y: number }): Place | undefined {
    const { density } = this.field;
    const place = { x: Math.round(pin.x * density), y: Math.round(pin.y * density) };
    return this.fits(sprite, place.x, place.y) ? place : undefined;
  }

  /** True where the sprite with its centre at a cell is on free cells of the board. */
  fits(sprite: Sprite, x: number, y: number): boolean {
    const left = x + sprite.left;
    const top = y + sprite.top;
    if (left < 0 || top < 0) return false;
    if (left + sprite.width > this.board.width || top + sprite.height > this.board.height) return false;
    return isFree(this.board, sprite, left, top);
  }

  /** The cells that a placed sprite keeps others from. */
  guard(sprite: Sprite): Sprite {
    return widen(sprite, this.#padding * this.field.density);
  }

  /** A font size as layouts keep it, not above the one given: in hundredths of a pixel, small ones more finely. */
  rounded(size: number): number {
    const part = size < 2 ? 4096 : 100;
    return Math.max(1 / part, Math.floor(size * part) / part);
  }

  take(guard: Sprite, x: number, y: number): void {
    stamp(this.board, guard, x + guard.left, y + guard.top);
  }
}

function copyOf(board: Board): Board {
  return { ...board, bits: board.bits.slice() };
}

/** What {@link packAll} may do with a word that finds no room at its size. */
export interface PackLimits {
  /** Font size in pixels of a word whose share is 1. */
  readonly scale: number;
  /** Font sizes below this are not used, in pixels. */
  readonly smallest: number;
  /** Each try after the first is at this part of the size before; 1 for a single try. */
  readonly shrink: number;
  /** Sizes below this part of the word's own are not tried. */
  readonly floor: number;
  /** True where a word whose size is below the smallest is left out in place of being enlarged. */
  readonly exact: boolean;
  /** Pieces that are left out, by number. */
  readonly without: ReadonlySet<number>;
}

export interface Packed {
  readonly packer: Packer;
  readonly placements: Placement[];
  /** Pieces that found no room, by number. */
  readonly homeless: number[];
  /** Pieces whose pinned place has no room for them, by number. */
  readonly unpinned: number[];
  /** Pieces whose exact size is below the smallest, with that size. */
  readonly tiny: { readonly piece: number; readonly size: number }[];
}

/** How far a word's lack of room lowers the size at which the next ones begin. */
const CAUTION = 0.06;
/** How much that size recovers with each word that has room at once. */
const RECOVERY = 1.02;

/**
 * Places the pieces in order, each at the first of its angles that has room. Stops at the first that has none if asked to;
 * pins that have none stop nothing, since no scale would help them.
 */
export function packAll(packer: Packer, pieces: readonly Piece[], limits: PackLimits, stop: boolean): Packed {
  const packed: Packed = { packer, placements: [], homeless: [], unpinned: [], tiny: [] };
  const { scale, smallest, floor, shrink, exact } = limits;
  // What one word had to give up the next one most likely must as well: it begins there, and is spared the search above.
  let ease = 1;
  for (let number = 0; number < pieces.length; number++) {
    const piece = pieces[number]!;
    if (limits.without.has(number)) continue;
    if (piece.pin !== undefined) {
      const placement = placePin(packer, piece, number, limits);
      if (placement !== undefined) packed.placements.push(placement);
      else packed.unpinned.push(number);
      continue;
    }
    const own = scale * piece.share;
    if (exact && own < smallest) {
      packed.tiny.push({ piece: number, size: own });
      continue;
    }
    const least = Math.max(smallest, own * floor);
    let size = Math.max(smallest, packer.rounded(Math.max(least, own * ease)));
    let placement = packer.place(piece, number, size);
    const first = placement !== undefined;
    while (placement === undefined && shrink < 1 && size > least) {
      size = Math.max(least, packer.rounded(size * shrink));
      placement = packer.place(piece, number, size);
    }
    placement ??= packer.place(piece, number, size, true);
    if (placement !== undefined) packed.placements.push(placement);
    else {
      packed.homeless.push(number);
      if (stop) break;
    }
    if (shrink < 1) ease = first ? Math.min(1, ease * RECOVERY) : ease + CAUTION * (Math.min(ease, size / own) - ease);
  }
  return packed;
}

/** A pin whose size is given has it or no place; another one may be as small as words may be where all may shrink. */
function placePin(packer: Packer, piece: Piece, number: number, limits: PackLimits): Placement | undefined {
  const { scale, smallest, shrink } = limits;
  const given = piece.pin?.size;
  if (given !== undefined) return packer.place(piece, number, given);
  let size = Math.max(smallest, packer.rounded(scale * piece.share));
  let placement = packer.place(piece, number, size);
  while (placement === undefined && shrink < 1 && size > smallest) {
    size = Math.max(smallest, packer.rounded(size * shrink));
    placement = packer.place(piece, number, size);
  }
  return placement;
}

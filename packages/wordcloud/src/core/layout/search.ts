import { power } from "@side-projects/raster";
import { type Board, isFree } from "./board.ts";
import type { BlockList } from "./candidates.ts";
import { chooseProbes, openPlaces } from "./probes.ts";
import type { Sprite } from "./sprite.ts";

/** What decides where the search for a word begins. */
export interface WordShape {
  /** Font size in cells. */
  readonly size: number;
  /** Advance in cells. */
  readonly length: number;
  /** Degrees. */
  readonly angle: number;
}

/** A cell of the board. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rows that are tried for a word are about this part of its font size apart. */
const ROWS_PER_SIZE = 4;
const CLASSES = 56;
const TURNS = 4;

/**
 * Finds places on a board that only fills up. Where a word found no place, a larger one finds none either: the search
 * for a word begins where that for a smaller or equal one of about its angle ended.
 */
export class PlaceSearch {
  readonly #board: Board;
  readonly #lists: readonly BlockList[];
  /** First block of a list worth trying, by list, turn, size class and length class. */
  readonly #begins: Uint32Array;
  /** Boxes in cells that had no room anywhere. */
  readonly #without: { readonly width: number; readonly height: number }[] = [];

  constructor(board: Board, lists: readonly BlockList[]) {
    this.#board = board;
    this.#lists = lists;
    this.#begins = new Uint32Array(lists.length * TURNS * CLASSES * CLASSES);
  }

  /** True where words of this size, length and angle have been sought everywhere. */
  isHopeless(shape: WordShape): boolean {
    const { list, entry } = this.#entry(shape);
    return this.#begins[entry]! >= list.rows.length;
  }

  /** The first free place for the word's centre, in the order of the blocks. */
  find(sprite: Sprite, shape: WordShape): Place | undefined {
    const { list, table, entry } = this.#entry(shape);
    const found = this.#scan(list, this.#begins[entry]!, sprite);
    const ended = found?.block ?? list.rows.length;
    const lengthClass = (entry - table) % CLASSES;
    for (let row = entry - lengthClass; row < table + CLASSES * CLASSES; row += CLASSES) {
      // Where a row has it already, so do all rows of larger sizes.
      if (this.#begins[row + lengthClass]! >= ended) break;
      for (let l = lengthClass; l < CLASSES && this.#begins[row + l]! < ended; l++) this.#begins[row + l] = ended;
    }
    return found;
  }

  /**
   * As {@link find}, but anywhere, whatever was found for words before: to be asked before a word is given up. Where one
   * had no room anywhere, those whose boxes are as large both ways are not sought again.
   */
  findAnywhere(sprite: Sprite): Place | undefined {
    const { width, height } = sprite;
    if (this.#without.some((box) => box.width <= width && box.height <= height)) return undefined;
    const found = this.#scan(this.#lists[0]!, 0, sprite);
    if (found === undefined) this.#without.push({ width, height });
    return found;
  }

  /** The list for a word, its part of the begins, and the word's place in that. */
  #entry({ size, length, angle }: WordShape): { list: BlockList; table: number; entry: number } {
    let k = 0;
    while (k + 1 < this.#lists.length && this.#lists[k + 1]!.step <= size / ROWS_PER_SIZE) k++;
    const turn = Math.round(((angle - 180 * Math.floor(angle / 180)) * TURNS) / 180) % TURNS;
    const table = (k * TURNS + turn) * CLASSES * CLASSES;
    return { list: this.#lists[k]!, table, entry: table + classOf(size) * CLASSES + classOf(length) };
  }

  #scan(
    { rows, columns, rightward }: BlockList,
    begin: number,
    sprite: Sprite,
  ): (Place & { block: number }) | undefined {
    const board = this.#board;
    const probes = chooseProbes(sprite, board);
    const { left, top } = sprite;
    const lowest = -left;
    const highest = board.width - sprite.width - left;
    const firstRow = -top;
    const lastRow = board.height - sprite.height - top;
    if (highest < lowest || lastRow < firstRow) return undefined;
    for (let block = begin; block < rows.length; block++) {
      const y = rows[block]!;
      if (y < firstRow || y > lastRow) continue;
      const column = columns[block]!;
      const x = 32 * column;
      if (x > highest || x + 31 < lowest) continue;
      let open = openPlaces(board, probes, board.start + y * board.stride + column);
      if (open === 0) continue;
      if (x < lowest) open &= -1 << (lowest - x);
      if (x + 31 > highest) open &= -1 >>> (31 - (highest - x));
      while (open !== 0) {
        const bit = rightward[block] === 1 ? 31 - Math.clz32(open) : 31 - Math.clz32(open & -open);
        if (isFree(board, sprite, x + bit + left, y + top)) return { x: x + bit, y, block };
        open &= ~(1 << bit);
      }
    }
    return undefined;
  }
}

/** Lower bounds of the classes: five to each doubling, from one cell. */
const BOUNDS = Float64Array.from({ length: CLASSES }, (_, i) => power(2, i / 5));

function classOf(cells: number): number {
  let at = 0;
  while (at + 1 < CLASSES && BOUNDS[at + 1]! <= cells) at++;
  return at;
}

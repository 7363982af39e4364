import type { Sprite } from "./sprite.ts";

/** Which cells of a picture are taken, as bits: 32 cells to a number, the lowest bit first, row by row. */
export interface Board {
  /** Cells. */
  readonly width: number;
  /** Cells. */
  readonly height: number;
  /** Numbers in a row: one more than the cells need, so that a sprite shifted over the edge stays in its row. */
  readonly stride: number;
  /** Index of the first row: numbers before it and after the last row may be read, and mean nothing. */
  readonly start: number;
  readonly bits: Uint32Array;
}

export function emptyBoard(width: number, height: number): Board {
  const stride = ((width + 31) >>> 5) + 1;
  return { width, height, stride, start: stride, bits: new Uint32Array(stride * (height + 2)) };
}

/** Rows between those that are compared first: where words meet they mostly do so in many rows. */
const FIRST_ROWS = 7;

/** True where the sprite, which must lie within the board, meets no taken cell. */
export function isFree(board: Board, sprite: Sprite, left: number, top: number): boolean {
  const { height } = sprite;
  for (let row = height >> 1; row < height; row += FIRST_ROWS) if (meets(board, sprite, left, top, row)) return false;
  for (let row = (height >> 1) - FIRST_ROWS; row >= 0; row -= FIRST_ROWS) {
    if (meets(board, sprite, left, top, row)) return false;
  }
  for (let row = 0; row < height; row++) if (meets(board, sprite, left, top, row)) return false;
  return true;
}

function meets(board: Board, { stride, bits }: Sprite, left: number, top: number, row: number): boolean {
  const taken = board.bits;
  const at = board.start + (top + row) * board.stride + (left >>> 5);
  const from = row * stride;
  const shift = left & 31;
  if (shift === 0) {
    for (let i = 0; i < stride; i++) if ((taken[at + i]! & bits[from + i]!) !== 0) return true;
    return false;
  }
  const back = 32 - shift;
  let carry = 0;
  for (let i = 0; i < stride; i++) {
    const value = bits[from + i]!;
    if ((taken[at + i]! & ((value << shift) | carry)) !== 0) return true;
    carry = value >>> back;
  }
  return (taken[at + stride]! & carry) !== 0;
}

/** Takes the cells of the sprite; what of it lies beyond the board is left out. */
export function stamp(board: Board, sprite: Sprite, left: number, top: number): void {
  const firstRow = Math.max(0, -top);
  const lastRow = Math.min(sprite.height, board.height - top);
  // Floor division: a sprite that begins left of the board begins in a number before the row's first.
  const offset = Math.floor(left / 32);
  const shift = left - 32 * offset;
  for (let row = firstRow; row < lastRow; row++) {
    const start = board.start + (top + row) * board.stride;
    let carry = 0;
    for (let i = 0; i <= sprite.stride; i++) {
      const value = i < sprite.stride ? sprite.bits[row * sprite.stride + i]! : 0;
      const moved = shift === 0 ? value : (value << shift) | carry;
      carry = shift === 0 ? 0 : value >>> (32 - shift);
      const column = offset + i;
      if (moved !== 0 && column >= 0 && column < board.stride) board.bits[start + column]! |= moved;
    }
  }
}

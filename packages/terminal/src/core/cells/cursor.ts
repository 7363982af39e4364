import type { FrameBuffer } from "./frame-buffer.ts";

const SEMICOLON = 0x3b;
const UP_TO = 0x48;
const DOWN = 0x42;
const RIGHT = 0x43;
const LEFT = 0x44;

/** Where the terminal writes next, both from 0. */
export class Cursor {
  row = -1;
  column = -1;

  /** After this only an absolute move is made. */
  forget(): void {
    this.row = -1;
    this.column = -1;
  }

  /** Goes to a place by the fewest bytes; it never goes up, since a frame is written from the top. */
  move(out: FrameBuffer, row: number, column: number): void {
    if (row === this.row && column === this.column) return;
    if (this.row >= 0 && relativeBytes(row - this.row, column - this.column) < absoluteBytes(row, column)) {
      const down = row - this.row;
      const right = column - this.column;
      if (down > 0) out.controlTimes(down, DOWN);
      if (right > 0) out.controlTimes(right, RIGHT);
      if (right < 0) out.controlTimes(-right, LEFT);
    } else {
      out.control();
      if (row > 0 || column > 0) out.decimal(row + 1);
      if (column > 0) {
        out.byte(SEMICOLON);
        out.decimal(column + 1);
      }
      out.byte(UP_TO);
    }
    this.row = row;
    this.column = column;
  }
}

/** Bytes of a move by so many cells in one direction. */
export function stepBytes(cells: number): number {
  if (cells === 0) return 0;
  return cells === 1 ? 3 : 3 + digits(cells);
}

function relativeBytes(down: number, right: number): number {
  return stepBytes(down) + stepBytes(Math.abs(right));
}

function absoluteBytes(row: number, column: number): number {
  if (column > 0) return 4 + digits(row + 1) + digits(column + 1);
  return row > 0 ? 3 + digits(row + 1) : 3;
}

function digits(value: number): number {
  if (value < 10) return 1;
  if (value < 100) return 2;
  return value < 1000 ? 3 : 5;
}

import type { Rect } from "../screen/layout.ts";
import { isSameRow, type Row } from "./span.ts";

/** Columns of an upper edge that a title cannot have. */
export const TITLE_MARGIN = 4;

/** What a part of the screen says; what moves is painted over it. */
export interface Panel {
  /** With its border. */
  readonly frame: Rect;
  /** In the upper edge of the border. */
  readonly title: string;
  /** Whether it takes the keys. */
  readonly focused: boolean;
  readonly pieces: readonly Piece[];
}

/** Rows of text inside a panel, cut off where their room ends. */
export interface Piece {
  readonly at: Rect;
  readonly rows: readonly Row[];
}

/** Whether two pieces look the same wherever they are, so that one need not be drawn again. */
export function isSamePiece(one: Piece, other: Piece): boolean {
  return (
    isSameSize(one.at, other.at) &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, at) => isSameRow(row, other.rows[at] ?? []))
  );
}

export function isSameSize(one: Rect, other: Rect): boolean {
  return one.columns === other.columns && one.rows === other.rows;
}

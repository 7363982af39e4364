import type { Rect } from "../screen/layout.ts";
import { isSameRow, type Row } from "./span.ts";

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

/** Whether two panels look the same, so that one need not be drawn again. */
export function isSamePanel(one: Panel, other: Panel): boolean {
  return (
    isSameRect(one.frame, other.frame) &&
    one.title === other.title &&
    one.focused === other.focused &&
    one.pieces.length === other.pieces.length &&
    one.pieces.every((piece, at) => isSamePiece(piece, other.pieces[at]))
  );
}

function isSamePiece(one: Piece, other: Piece | undefined): boolean {
  return (
    other !== undefined &&
    isSameRect(one.at, other.at) &&
    one.rows.length === other.rows.length &&
    one.rows.every((row, at) => isSameRow(row, other.rows[at] ?? []))
  );
}

/** Whether they are the same place of the screen. */
export function isSameRect(one: Rect, other: Rect): boolean {
  return (
    one === other ||
    (one.column === other.column && one.row === other.row && one.columns === other.columns && one.rows === other.rows)
  );
}

/** A screen as flat arrays, row by row from the top. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /**
   * Code points, or what `putText` makes of grapheme clusters; 0 is see-through where cells are laid over others, and a blank
   * otherwise. Of a character of two columns the second cell has TAIL; where it has not, or TAIL stands alone, as when
   * something was laid over the other half, a blank is shown.
   */
  readonly glyphs: Uint32Array;
  /** 0xRRGGBB, or DEFAULT_COLOR for the terminal's own, or PALETTE + index for one of its 16 colours. */
  readonly foregrounds: Uint32Array;
  readonly backgrounds: Uint32Array;
  /** Bits of ATTRIBUTES. */
  readonly attributes: Uint8Array;
}

export const DEFAULT_COLOR = 0x1000000;

/** Added to 0 (black) to 7 (white) and 8 to 15 (the bright ones), as SGR 30 to 37 and 90 to 97 count them. */
export const PALETTE = 0x2000000;

export const ATTRIBUTES: {
  readonly bold: 1;
  readonly inverse: 2;
  readonly underline: 4;
  readonly dim: 8;
  readonly italic: 16;
} = {
  bold: 1,
  inverse: 2,
  underline: 4,
  dim: 8,
  italic: 16,
};

/** Blank cells in the terminal's own colours. */
export function blankCells(columns: number, rows: number): Cells {
  const size = columns * rows;
  return {
    columns,
    rows,
    glyphs: new Uint32Array(size),
    foregrounds: new Uint32Array(size).fill(DEFAULT_COLOR),
    backgrounds: new Uint32Array(size).fill(DEFAULT_COLOR),
    attributes: new Uint8Array(size),
  };
}

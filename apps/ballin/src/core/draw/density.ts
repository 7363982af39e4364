/** Least number of balls in a cell of each density from 1 on; fewer balls are of density 0. */
const DENSITY_STARTS: readonly number[] = [2, 4, 7, 11, 16, 26, 41, 61];

/** From here on all cells have the last density. */
const LAST_START = 61;

const DENSITY_OF: Uint8Array = Uint8Array.from({ length: LAST_START + 1 }, (_, balls) => {
  return DENSITY_STARTS.filter((start) => balls >= start).length;
});

/** Background of a cell by its density: the more balls, the lighter, and none for a single one. */
const BACKGROUNDS: Uint32Array = Uint32Array.of(
  DEFAULT_COLOR,
  0x1e1e2d,
  0x2d2d41,
  0x3c3c5a,
  0x505073,
  0x64648c,
  0x7d7da5,
  0x9696be,
  0xafafd2,
);

/** The same of colours that are among the 256, where the nearest to some of the others would be one and the same. */
const INDEXED_BACKGROUNDS: Uint32Array = Uint32Array.of(
  DEFAULT_COLOR,
  0x262626,
  0x303030,
  0x444444,
  0x585858,
  0x5f5f87,
  0x8787af,
  0x9e9e9e,
  0xafafd7,
);

/** Background of each density from 0 to 8, as far as the terminal has colours. */
import { DEFAULT_COLOR, type Depth, PALETTE } from "@side-projects/terminal";
export function densityBackgrounds(depth: Depth): Uint32Array {
  return depth === "256" ? INDEXED_BACKGROUNDS : BACKGROUNDS;
}

/** Colour of a ball of each of BALL_COLORS, from the terminal's own palette: bright white, then red to cyan. */
export const BALL_PAINTS: Uint32Array = Uint32Array.of(
  PALETTE + 15,
  PALETTE + 1,
  PALETTE + 2,
  PALETTE + 3,
  PALETTE + 4,
  PALETTE + 5,
  PALETTE + 6,
);

/** 0 for up to one ball in a cell, to 8 for 61 and more. */
export function densityOf(balls: number): number {
  return DENSITY_OF[balls < LAST_START ? balls : LAST_START]!;
}

/** Colour of white balls, by how many there are in the cell. */
export function densityForeground(balls: number): number {
  if (balls < 2) return PALETTE + 15;
  if (balls < 6) return 0xdcdcff;
  return balls < 16 ? 0xf0f0ff : 0xffffff;
}

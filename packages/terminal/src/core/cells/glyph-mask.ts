import {
  type Affine,
  coverage,
  joinOutlines,
  type Outline,
  OutlineBuilder,
  parsePath,
  transformOutline,
} from "@side-projects/raster";
import { FONT_BOX, FONT_PATHS } from "./font-data.ts";

/** Size of a cell in pixels. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** How much of each pixel of a cell is ink, as 0 to 255, row by row. */
export type Mask = Uint8Array;

/** Radius of a Braille dot in distances of dots across. */
const DOT_RADIUS = 0.34;

/** How much wider bold strokes are, in widths of a cell. */
const BOLDER = 0.055;

/** Arms of box characters: 1 up, 2 right, 4 down, 8 left. */
const BOX_ARMS: ReadonlyMap<number, number> = new Map([
  [0x2500, 10],
  [0x2502, 5],
  [0x250c, 6],
  [0x2510, 12],
  [0x2514, 3],
  [0x2518, 9],
  [0x251c, 7],
  [0x2524, 13],
  [0x252c, 14],
  [0x2534, 11],
  [0x253c, 15],
  [0x256d, 6],
  [0x256e, 12],
  [0x2570, 3],
  [0x256f, 9],
]);

/**
 * The ink of a glyph: dots of Braille on a grid that goes on from cell to cell, blocks and light box characters to the
 * edges of the cell, ASCII in JetBrains Mono. Any other glyph is a hollow box.
 */
export function glyphMask(glyph: number, bold: boolean, size: CellSize): Mask {
  if (glyph >= 0x2591 && glyph <= 0x2593) return new Uint8Array(size.width * size.height).fill((glyph - 0x2590) * 64);
  return coverage(glyphOutline(glyph, bold, size), size);
}

function glyphOutline(glyph: number, bold: boolean, size: CellSize): Outline {
  if (glyph >= 0x2800 && glyph <= 0x28ff) return brailleOutline(glyph & 255, size);
  if (glyph > 0x20 && glyph < 0x7f) return letterOutline(glyph, bold, size);
  if (glyph >= 0x2580 && glyph <= 0x2590) return blockOutline(glyph, size);
  const arms = BOX_ARMS.get(glyph);
  return arms === undefined ? missingOutline(size) : boxOutline(arms, size);
}

function brailleOutline(bits: number, { width, height }: CellSize): Outline {
  const radius = Math.min(width / 2, height / 4) * DOT_RADIUS;
  const dots: Outline[] = [];
  for (let dot = 0; dot < 8; dot++) {
    if ((bits & (1 << dot)) === 0) continue;
    // Dots 1 to 3 and 4 to 6 go down the columns; 7 and 8, which Unicode added, are the fourth row.
    const row = dot < 6 ? dot % 3 : 3;
    const column = dot < 6 ? Math.trunc(dot / 3) : dot - 6;
    dots.push(circle(((column + 0.5) * width) / 2, ((row + 0.5) * height) / 4, radius));
  }
  return joinOutlines(dots);
}

function circle(x: number, y: number, radius: number): Outline {
  const arc = `a${radius} ${radius} 0 0 1`;
  return parsePath(`M${x - radius} ${y}${arc} ${2 * radius} 0${arc} ${-2 * radius} 0z`);
}

function letterOutline(glyph: number, bold: boolean, { width, height }: CellSize): Outline {
  const { advance, ascender, descender } = FONT_BOX;
  const scale = Math.min(width / advance, (height / (ascender + descender)) * 1.1);
  const baseline = height / 2 + ((ascender - descender) / 2) * scale;
  const place: Affine = [scale, 0, 0, scale, (width - advance * scale) / 2, baseline];
  const letter = transformOutline(parsePath(letters[glyph - 0x21]!), place);
  if (!bold) return letter;
  const apart = (width * BOLDER) / 2;
  return joinOutlines([-apart, 0, apart].map((shift) => transformOutline(letter, [1, 0, 0, 1, shift, 0])));
}

const letters: readonly string[] = FONT_PATHS.split("\n");

/** U+2580 upper half, U+2581 to U+2588 eighths from below, U+2589 to U+258F eighths from the left, U+2590 right half. */
function blockOutline(glyph: number, { width, height }: CellSize): Outline {
  if (glyph === 0x2580) return rectangles([[0, 0, width, height / 2]]);
  if (glyph === 0x2590) return rectangles([[width / 2, 0, width, height]]);
  if (glyph <= 0x2588) return rectangles([[0, height * (1 - (glyph - 0x2580) / 8), width, height]]);
  return rectangles([[0, 0, (width * (0x2590 - glyph)) / 8, height]]);
}

function boxOutline(arms: number, { width, height }: CellSize): Outline {
  const line = Math.max(1, Math.round(width / 9));
  const left = Math.floor((width - line) / 2);
  const top = Math.floor((height - line) / 2);
  const across = [(arms & 8) === 0 ? left : 0, top, (arms & 2) === 0 ? left + line : width, top + line] as const;
  const along = [left, (arms & 1) === 0 ? top : 0, left + line, (arms & 4) === 0 ? top + line : height] as const;
  return rectangles([across, along]);
}

function missingOutline({ width, height }: CellSize): Outline {
  const line = Math.max(1, Math.round(width / 9));
  const [left, top, right, bottom] = [width * 0.2, height * 0.2, width * 0.8, height * 0.8];
  return rectangles([
    [left, top, right, top + line],
    [left, bottom - line, right, bottom],
    [left, top, left + line, bottom],
    [right - line, top, right, bottom],
  ]);
}

/** @param corners left, top, right and bottom of each */
function rectangles(corners: readonly (readonly [number, number, number, number])[]): Outline {
  const outline = new OutlineBuilder();
  for (const [left, top, right, bottom] of corners) {
    outline.moveTo(left, top).lineTo(right, top).lineTo(right, bottom).lineTo(left, bottom).close();
  }
  return outline.build();
}

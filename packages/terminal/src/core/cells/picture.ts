import { assemblePng, MAX_PIXELS, zlibQuick } from "@side-projects/raster";
import { TerminalError } from "../error.ts";
import { ATTRIBUTES, type Cells, DEFAULT_COLOR, PALETTE } from "./cells.ts";
import { shownGlyph, TAIL } from "./glyph.ts";
import { type CellSize, glyphMask, type Mask } from "./glyph-mask.ts";
import { THEME, THEME_BACKGROUND, THEME_FOREGROUND } from "./theme.ts";

export interface PictureOptions {
  /** Pixels across a cell, 4 to 64; it is twice as high. @default 10 */
  readonly cellWidth?: number;
}

const BLANK = 0x20;

/** Bytes of a pixel, and of the filter before each row. */
const PIXEL = 3;
const FILTER = 1;

/**
 * A PNG of what a terminal with a dark theme shows.
 *
 * @throws TerminalError E_SIZE when the picture would be larger than a PNG of ours can be, or a cell is out of range
 */
export function cellsToPng(cells: Cells, options: PictureOptions = {}): Uint8Array {
  const { cellWidth = 10 } = options;
  if (!(Number.isInteger(cellWidth) && cellWidth >= 4 && cellWidth <= 64)) {
    throw new TerminalError("E_SIZE", `a cell of ${cellWidth} pixels`, "use 4 to 64");
  }
  const size: CellSize = { width: cellWidth, height: cellWidth * 2 };
  const width = cells.columns * size.width;
  const height = cells.rows * size.height;
  if (width === 0 || height === 0 || Math.max(width, height) > 65_535 || width * height > MAX_PIXELS) {
    throw new TerminalError("E_SIZE", `a picture of ${width} x ${height} pixels`, "use fewer or smaller cells");
  }
  const stride = FILTER + width * PIXEL;
  const rows = new Uint8Array(stride * height);
  const masks = new Map<number, Mask>();
  for (let at = 0; at < cells.glyphs.length; at++) {
    const column = at % cells.columns;
    const row = (at - column) / cells.columns;
    const start = row * size.height * stride + FILTER + column * size.width * PIXEL;
    drawCell({ rows, stride, start }, size, inkOf(cells, at), maskOf(cells, at, size, masks));
    if ((cells.attributes[at]! & ATTRIBUTES.underline) !== 0)
      underline({ rows, stride, start }, size, inkOf(cells, at));
  }
  return assemblePng({ width, height, bitDepth: 8, colorType: 2 }, zlibQuick(rows, stride));
}

/** Where a cell is in the rows of a picture. */
interface Place {
  readonly rows: Uint8Array;
  readonly stride: number;
  readonly start: number;
}

interface Ink {
  readonly foreground: number;
  readonly background: number;
}

function maskOf(cells: Cells, at: number, size: CellSize, masks: Map<number, Mask>): Mask | undefined {
  const glyph = shownGlyph(cells.glyphs, at, at % cells.columns, cells.columns);
  if (glyph === BLANK || glyph === TAIL) return undefined;
  const bold = (cells.attributes[at]! & ATTRIBUTES.bold) !== 0;
  const key = bold ? -glyph : glyph;
  const known = masks.get(key);
  if (known !== undefined) return known;
  const mask = glyphMask(glyph, bold, size);
  masks.set(key, mask);
  return mask;
}

function inkOf(cells: Cells, at: number): Ink {
  const attributes = cells.attributes[at]!;
  const foreground = rgbOf(cells.foregrounds[at]!, THEME_FOREGROUND);
  const background = rgbOf(cells.backgrounds[at]!, THEME_BACKGROUND);
  const ink =
    (attributes & ATTRIBUTES.inverse) === 0
      ? { foreground, background }
      : { foreground: background, background: foreground };
  if ((attributes & ATTRIBUTES.dim) === 0) return ink;
  return { foreground: between(ink.background, ink.foreground, 128), background: ink.background };
}

function rgbOf(color: number, own: number): number {
  if (color === DEFAULT_COLOR) return own;
  return color >= PALETTE ? THEME[color - PALETTE]! : color;
}

/** From the one colour at 0 to the other at 255. */
function between(one: number, other: number, part: number): number {
  const channel = (shift: number): number => {
    const from = (one >> shift) & 255;
    return Math.round(from + ((((other >> shift) & 255) - from) * part) / 255) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

function drawCell(place: Place, size: CellSize, ink: Ink, mask: Mask | undefined): void {
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const part = mask === undefined ? 0 : mask[y * size.width + x]!;
      if (part === 0) setPixel(place, x, y, ink.background);
      else setPixel(place, x, y, part === 255 ? ink.foreground : between(ink.background, ink.foreground, part));
    }
  }
}

function underline(place: Place, size: CellSize, ink: Ink): void {
  const line = Math.max(1, Math.round(size.width / 9));
  const top = size.height - 2 * line;
  for (let y = top; y < top + line; y++) for (let x = 0; x < size.width; x++) setPixel(place, x, y, ink.foreground);
}

function setPixel({ rows, stride, start }: Place, x: number, y: number, color: number): void {
  const at = start + y * stride + x * PIXEL;
  rows[at] = color >> 16;
  rows[at + 1] = (color >> 8) & 255;
  rows[at + 2] = color & 255;
}

import { type Cells, DEFAULT_COLOR } from "@side-projects/terminal";
import { BALL_PAINTS, densityBackgrounds, densityForeground, densityOf } from "./density.ts";
import type { Grid } from "./grid.ts";
import { halfShade } from "./half-shade.ts";
import type { Look } from "./look.ts";

const BRAILLE = 0x2800;
const UPPER_HALF = 0x2580;
const LOWER_HALF = 0x2584;
const FULL_BLOCK = 0x2588;

/** Dots of the upper two rows of a Braille cell, and of the lower two. */
const UPPER_DOTS = 0x1b;
const LOWER_DOTS = 0xe4;

/** A glyph for each density from 1 on; it gets darker with the balls. */
const ASCII_RAMP: Uint8Array = Uint8Array.from(" :=+*%#@@", (glyph) => glyph.codePointAt(0) ?? 0);
const ASCII_UPPER = 0x27;
const ASCII_LOWER = 0x2e;

/**
 * Paints the balls into the upper left of the cells and blanks all the rest. Where the sizes differ, as between a resize
 * and the next step, what both have is painted. A cell without a ball is a blank in the terminal's own colours.
 */
export function paintCanvas(grid: Grid, cells: Cells, look: Look): void {
  cells.glyphs.fill(0);
  cells.foregrounds.fill(DEFAULT_COLOR);
  cells.backgrounds.fill(DEFAULT_COLOR);
  cells.attributes.fill(0);
  const rows = Math.min(grid.rows, cells.rows);
  const span: Span = { from: 0, to: 0, columns: Math.min(grid.columns, cells.columns) };
  for (let row = 0; row < rows; row++) {
    span.from = row * grid.columns;
    span.to = row * cells.columns;
    if (look.mode === "half") paintHalves(grid, cells, look, span);
    else paintGlyphs(grid, cells, look, span);
  }
}

/** A row of cells in the grid and where it goes. */
interface Span {
  from: number;
  to: number;
  readonly columns: number;
}

function paintGlyphs(grid: Grid, cells: Cells, look: Look, span: Span): void {
  const { dots, counts, colors } = grid;
  const { glyphs, foregrounds, backgrounds } = cells;
  const braille = look.mode === "braille";
  const densities = densityBackgrounds(look.depth);
  for (let column = 0; column < span.columns; column++) {
    const at = span.from + column;
    const lit = dots[at]!;
    if (lit === 0) continue;
    const to = span.to + column;
    const balls = counts[at]!;
    const density = densityOf(balls);
    glyphs[to] = braille ? BRAILLE | lit : asciiGlyph(lit, density);
    foregrounds[to] = look.color ? BALL_PAINTS[colors[at]!]! : densityForeground(balls);
    backgrounds[to] = densities[density]!;
  }
}

/** A lone ball tells in which half of the cell it is. */
function asciiGlyph(lit: number, density: number): number {
  if (density > 1) return ASCII_RAMP[density]!;
  if ((lit & LOWER_DOTS) === 0) return ASCII_UPPER;
  return (lit & UPPER_DOTS) === 0 ? ASCII_LOWER : ASCII_RAMP[1]!;
}

function paintHalves(grid: Grid, cells: Cells, look: Look, span: Span): void {
  const { dots, colors } = grid;
  const { glyphs, foregrounds, backgrounds } = cells;
  const shaded = look.depth === "truecolor" || look.depth === "256";
  for (let column = 0; column < span.columns; column++) {
    const at = span.from + column;
    const lit = dots[at]!;
    if (lit === 0) continue;
    const to = span.to + column;
    const color = look.color ? colors[at]! : 0;
    const upper = halfShade(lit & UPPER_DOTS, color, shaded);
    const lower = halfShade(lit & LOWER_DOTS, color, shaded);
    if (upper === lower) {
      glyphs[to] = FULL_BLOCK;
      foregrounds[to] = upper;
    } else if (lower === DEFAULT_COLOR) {
      glyphs[to] = UPPER_HALF;
      foregrounds[to] = upper;
    } else {
      glyphs[to] = LOWER_HALF;
      foregrounds[to] = lower;
      backgrounds[to] = upper;
    }
  }
}

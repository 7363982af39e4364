/** How the balls of a cell are shown. */
import type { Depth } from "@side-projects/terminal";
export type Mode = "braille" | "half" | "ascii";

/** How the canvas is painted. */
export interface Look {
  /** Dots of Braille, half blocks, or nothing but ASCII. */
  readonly mode: Mode;
  /** Shows each cell in its most common colour; otherwise all balls are white, the brighter the more they are. */
  readonly color: boolean;
  /** Colours of the terminal; "none" shows with glyphs alone what else is told by colour. */
  readonly depth: Depth;
}

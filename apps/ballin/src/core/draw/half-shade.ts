import { DEFAULT_COLOR, PALETTE, THEME } from "@side-projects/terminal";
import { BALL_COLORS } from "../physics/balls.ts";
import { BALL_PAINTS } from "./density.ts";

/** Brightness of half a cell with one to four of its dots lit. */
const BRIGHTNESS: readonly number[] = [0.5, 0.75, 1, 1];

const DOTS: Uint8Array = Uint8Array.from({ length: 256 }, (_, bits) => bits.toString(2).replaceAll("0", "").length);

const SHADES: Uint32Array = Uint32Array.from({ length: BALL_COLORS.length * 4 }, (_, at) => {
  return dimmed(THEME[BALL_PAINTS[at >> 2]! - PALETTE]!, BRIGHTNESS[at & 3]!);
});

/**
 * Colour of a half of a cell with these dots lit: DEFAULT_COLOR without any, else the colour of the balls, in the
 * terminal's own palette where it has too few colours for shades.
 */
export function halfShade(dots: number, color: number, shaded: boolean): number {
  if (dots === 0) return DEFAULT_COLOR;
  return shaded ? SHADES[(color << 2) | (DOTS[dots]! - 1)]! : BALL_PAINTS[color]!;
}

function dimmed(color: number, brightness: number): number {
  const channel = (shift: number): number => Math.round(((color >> shift) & 255) * brightness) << shift;
  return channel(16) | channel(8) | channel(0);
}

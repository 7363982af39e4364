import { ATTRIBUTES, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";
import type { Ink } from "../core/app/ink.ts";

/** blessed's number for the terminal's own colour. */
const OWN = 0x1ff;

/** blessed packs a cell's look as flags, foreground and background, nine bits each. */
export function inkOf(attribute: number): Ink {
  const flags = attribute >> 18;
  return {
    foreground: colorOf((attribute >> 9) & OWN),
    background: colorOf(attribute & OWN),
    attributes:
      (flags & 1 ? ATTRIBUTES.bold : 0) | (flags & 2 ? ATTRIBUTES.underline : 0) | (flags & 8 ? ATTRIBUTES.inverse : 0),
  };
}

/** Our widgets use the 16 colours of the palette only. */
function colorOf(index: number): number {
  return index < 16 ? PALETTE + index : DEFAULT_COLOR;
}

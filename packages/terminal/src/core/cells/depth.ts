import { DEFAULT_COLOR, PALETTE } from "./cells.ts";

/** How many colours a terminal shows; "none" is also what NO_COLOR asks for. */
export type Depth = "none" | "16" | "256" | "truecolor";

/** Marks an index of the 256 colours beyond the first sixteen. */
export const INDEXED = 0x4000000;

/** The colours 0 to 15 as terminals commonly have them, for what is nearest; it need not be exact. */
const COMMON_PALETTE: Uint32Array = Uint32Array.of(
  0x000000,
  0xcd0000,
  0x00cd00,
  0xcdcd00,
  0x0000ee,
  0xcd00cd,
  0x00cdcd,
  0xe5e5e5,
  0x7f7f7f,
  0xff0000,
  0x00ff00,
  0xffff00,
  0x5c5cff,
  0xff00ff,
  0x00ffff,
  0xffffff,
);

/** The color of a cell as a terminal of this depth can show it: 0xRRGGBB, DEFAULT_COLOR, PALETTE + n or INDEXED + n. */
export function shownColor(color: number, depth: Depth): number {
  if (depth === "none") return DEFAULT_COLOR;
  if (color >= DEFAULT_COLOR || depth === "truecolor") return color;
  return depth === "256" ? nearestIndexed(color) : nearestPalette(color);
}

/** The colours 16 to 231 are a cube of six levels a channel, 232 to 255 are greys; the nearer of both. */
function nearestIndexed(color: number): number {
  const red = color >> 16;
  const green = (color >> 8) & 255;
  const blue = color & 255;
  const r = cubeStep(red);
  const g = cubeStep(green);
  const b = cubeStep(blue);
  const grey = Math.min(23, Math.max(0, Math.round(((red + green + blue) / 3 - 8) / 10)));
  const level = 8 + grey * 10;
  const toCube = apart(color, (cubeLevel(r) << 16) | (cubeLevel(g) << 8) | cubeLevel(b));
  const toGrey = apart(color, (level << 16) | (level << 8) | level);
  return INDEXED + (toGrey < toCube ? 232 + grey : 16 + 36 * r + 6 * g + b);
}

/** Levels of the cube are 0, 95, 135, 175, 215, 255. */
function cubeStep(channel: number): number {
  if (channel < 48) return 0;
  return channel < 115 ? 1 : Math.trunc((channel - 35) / 40);
}

function cubeLevel(step: number): number {
  return step === 0 ? 0 : 55 + step * 40;
}

function nearestPalette(color: number): number {
  let nearest = 0;
  let least = apart(color, COMMON_PALETTE[0]!);
  for (let index = 1; index < 16; index++) {
    const distance = apart(color, COMMON_PALETTE[index]!);
    if (distance >= least) continue;
    least = distance;
    nearest = index;
  }
  return PALETTE + nearest;
}

function apart(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

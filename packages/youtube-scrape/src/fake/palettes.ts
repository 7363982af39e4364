import type { Color } from "./canvas.ts";

/** Colours that go together, from the top of the sky to the brightest light. */
export interface Palette {
  readonly high: Color;
  readonly low: Color;
  readonly dark: Color;
  readonly accent: Color;
  readonly light: Color;
}

function palette(high: Color, low: Color, dark: Color, [accent, light]: readonly [Color, Color]): Palette {
  return { high, low, dark, accent, light };
}

export const PALETTES: readonly Palette[] = [
  palette(
    [38, 26, 74],
    [235, 94, 108],
    [24, 16, 46],
    [
      [255, 176, 84],
      [255, 236, 200],
    ],
  ),
  palette(
    [12, 52, 82],
    [58, 160, 158],
    [7, 28, 48],
    [
      [250, 128, 88],
      [246, 240, 214],
    ],
  ),
  palette(
    [92, 34, 92],
    [250, 146, 92],
    [48, 14, 56],
    [
      [255, 214, 92],
      [255, 244, 220],
    ],
  ),
  palette(
    [20, 30, 60],
    [64, 84, 148],
    [10, 14, 34],
    [
      [126, 226, 208],
      [236, 246, 250],
    ],
  ),
  palette(
    [246, 196, 150],
    [240, 124, 110],
    [110, 38, 66],
    [
      [52, 82, 122],
      [255, 246, 226],
    ],
  ),
  palette(
    [16, 66, 60],
    [146, 196, 106],
    [8, 34, 36],
    [
      [244, 212, 94],
      [248, 248, 220],
    ],
  ),
  palette(
    [34, 34, 42],
    [104, 80, 110],
    [16, 16, 22],
    [
      [240, 84, 120],
      [246, 226, 232],
    ],
  ),
  palette(
    [176, 218, 226],
    [248, 222, 178],
    [44, 70, 96],
    [
      [226, 92, 74],
      [255, 252, 240],
    ],
  ),
  palette(
    [60, 20, 40],
    [196, 52, 62],
    [30, 8, 22],
    [
      [250, 160, 70],
      [254, 234, 208],
    ],
  ),
  palette(
    [28, 40, 110],
    [134, 92, 206],
    [14, 16, 54],
    [
      [92, 222, 246],
      [240, 236, 255],
    ],
  ),
];

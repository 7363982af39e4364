import { type Outline, OutlineBuilder, parsePath, transformOutline } from "@side-projects/raster";
import type { CloudLayout, PlacedWord } from "../src/core/cloud.ts";
import type { Gradient } from "../src/core/color/gradient.ts";
import type { Lettering } from "../src/core/lettering.ts";
import type { RenderOptions } from "../src/core/render/options.ts";
import { defaultLettering } from "../src/default-lettering.ts";

export interface Scene {
  readonly name: string;
  readonly layout: CloudLayout;
  readonly lettering: Lettering;
  readonly options: RenderOptions;
}

export function word(text: string, x: number, y: number, more: Partial<PlacedWord> = {}): PlacedWord {
  return { text, weight: 1, x, y, size: 40, angle: 0, color: "#204080", ...more };
}

export function layoutOf(words: readonly PlacedWord[], more: Partial<CloudLayout> = {}): CloudLayout {
  return { words, skipped: [], width: 400, height: 300, ...more };
}

/** The layout with a gradient through all of its words. */
export function filled(layout: CloudLayout, gradient: Gradient): CloudLayout {
  return { ...layout, words: layout.words.map((it) => ({ ...it, gradient: 0 })), gradients: [gradient] };
}

/** Words at all angles, from very small to larger than their place; two of them cross the picture's edge. */
export const MIXED: CloudLayout = layoutOf([
  word("Mountain", 180, 60, { size: 84 }),
  word("river", 90, 150, { size: 56, angle: -30, color: "#c02030" }),
  word("forest", 320, 190, { size: 50, angle: 90, color: "#208040" }),
  word("Qgjpy", 200, 170, { size: 44, angle: 17.5, color: "#7a3fb0c0" }),
  word("stone", 60, 240, { size: 30, angle: 45, color: "#ff8800" }),
  word("waterfall", 210, 250, { size: 36, angle: -5, color: "#008899" }),
  word("beyond", 390, 280, { size: 36, color: "#554433" }),
  word("above", 300, 4, { size: 26, angle: 180, color: "#333333" }),
  word("tiny words", 120, 200, { size: 7, color: "#111111" }),
  word("smaller", 160, 210, { size: 3.3, angle: 61, color: "#111111" }),
]);

export const RAINBOW: Gradient = {
  kind: "linear",
  angle: 90,
  stops: [
    { at: 0, color: "#ff0000" },
    { at: 0.4, color: "#00c000" },
    { at: 0.4, color: "#ffcc00" },
    { at: 1, color: "#0000ff80" },
  ],
};

export const HALO: Gradient = {
  kind: "radial",
  angle: 0,
  stops: [
    { at: 0.1, color: "#ffee00" },
    { at: 0.9, color: "#aa0044" },
  ],
};

export const HEART: Outline = transformOutline(
  parsePath("M50 90C0 50 5 10 30 10C42 10 50 22 50 26C50 22 58 10 70 10C95 10 100 50 50 90z"),
  [3, 0, 0, 3, 50, 0],
);

/** Every line is two squares, one in the word's colour, and over it a smaller one of its own. */
export const TWO_COLORS: Lettering = {
  families: ["squares"],
  ascender: 1,
  descender: 0,
  line: () => ({
    layers: [{ outline: square(0, 1) }, { outline: square(0.25, 0.5), color: [250, 200, 20, 0.6] }],
    advance: 1,
    missing: [],
  }),
};

/** Lettering of one square of the font's size for every text. */
export const SQUARES: Lettering = {
  ...TWO_COLORS,
  line: () => ({ layers: [{ outline: square(0, 1) }], advance: 1, missing: [] }),
};

function square(from: number, side: number): Outline {
  const to = from + side;
  const builder = new OutlineBuilder().moveTo(from, -from).lineTo(to, -from).lineTo(to, -to).lineTo(from, -to);
  return builder.close().build();
}

const lettering = defaultLettering();
const contour = { width: 6, color: "#00557799" };

export const SCENES: readonly Scene[] = [
  { name: "words at angles", layout: MIXED, lettering, options: {} },
  { name: "transparent", layout: MIXED, lettering, options: { background: "transparent" } },
  { name: "dark, twice as large", layout: MIXED, lettering, options: { background: "#102030", scale: 2 } },
  { name: "half as large", layout: MIXED, lettering, options: { background: "rgb(250 240 230 / 0.5)", scale: 0.5 } },
  { name: "gradient", layout: filled(MIXED, RAINBOW), lettering, options: {} },
  {
    name: "slanted gradient, transparent",
    layout: filled(MIXED, { ...RAINBOW, angle: 33 }),
    lettering,
    options: { background: "transparent", scale: 1.5 },
  },
  { name: "radial gradient", layout: filled(MIXED, HALO), lettering, options: { background: "black" } },
  { name: "contour", layout: MIXED, lettering, options: { contour, border: HEART } },
  {
    name: "contour alone, scaled",
    layout: layoutOf([]),
    lettering,
    options: { contour, border: HEART, scale: 1.25, background: "transparent" },
  },
  {
    name: "colour glyphs",
    layout: layoutOf([word("a", 100, 100, { size: 90 }), word("b", 250, 150, { size: 120, angle: 20 })]),
    lettering: TWO_COLORS,
    options: { background: "transparent" },
  },
];

import {
  type Affine,
  chain,
  coverageRuns,
  type Outline,
  outlineBounds,
  type RgbaImage,
  scaling,
  strokeOutline,
  translation,
} from "@side-projects/raster";
import type { CloudLayout } from "../cloud.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering } from "../lettering.ts";
import { AreaSweep } from "./areas.ts";
import { Canvas } from "./canvas.ts";
import { colorOf } from "./color.ts";
import { gradientPaint } from "./gradient-paint.ts";
import { GradientInk, type Ink } from "./ink.ts";
import type { RenderOptions } from "./options.ts";
import { settingsFrom } from "./settings.ts";

/**
 * The layout's pixels: straight RGBA, row by row. A pixel that a single colour covers has exactly that colour, however
 * thinly it is covered.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderRgba(layout: CloudLayout, lettering: Lettering, options: RenderOptions = {}): RgbaImage {
  const { width, height, scale, background, contour } = settingsFrom(layout, options);
  const canvas = new Canvas(width, height, background);
  const sweep = new AreaSweep(width, height);
  const shared =
    layout.gradient && new GradientInk(gradientPaint(layout.gradient, layout.width * scale, layout.height * scale));
  for (const word of layout.words) {
    const { layers, advance } = lettering.line(word.text);
    const map = chain(wordTransform(word, advance, lettering), scaling(scale));
    const own: Ink = shared ?? { kind: "solid", color: colorOf(word.color) };
    for (const { outline, color } of layers) {
      const ink = color === undefined ? own : ({ kind: "solid", color } as const);
      const areas = sweep.cover(outline, map);
      if (areas) canvas.paintAreas(areas, ink);
      else fillOutline(canvas, outline, map, ink);
    }
  }
  if (contour !== undefined) {
    const line = strokeOutline(contour.border, { width: contour.width * scale, transform: scaling(scale) });
    fillOutline(canvas, line, [1, 0, 0, 1, 0, 0], { kind: "solid", color: contour.color });
  }
  return canvas.image;
}

/** Sweeps no more of the picture than the outline's own box. */
function fillOutline(canvas: Canvas, outline: Outline, map: Affine, ink: Ink): void {
  const box = outlineBounds(outline, map);
  if (box === undefined) return;
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const width = Math.min(canvas.width, Math.ceil(box.right)) - left;
  const height = Math.min(canvas.height, Math.ceil(box.bottom)) - top;
  if (width <= 0 || height <= 0) return;
  const transform = chain(map, translation(-left, -top));
  canvas.paint(coverageRuns(outline, { width, height, transform }), left, top, ink);
}

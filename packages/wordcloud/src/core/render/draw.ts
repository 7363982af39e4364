import {
  type Affine,
  chain,
  IDENTITY,
  type Outline,
  RasterError,
  type RgbaImage,
  scaling,
} from "@side-projects/raster";
import type { CloudLayout } from "../cloud.ts";
import { gradientPaint } from "../color/gradient-paint.ts";
import { CloudError } from "../error.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering } from "../lettering.ts";
import { contourOutline } from "../mask/contour.ts";
import { Canvas } from "./canvas.ts";
import { Cover } from "./cover.ts";
import { GradientInk, type Ink, Inks } from "./ink.ts";
import type { InkMeter } from "./ink-meter.ts";
import { layersOf } from "./layers.ts";
import type { RenderOptions } from "./options.ts";
import { type Settings, settingsFrom } from "./settings.ts";

/**
 * The layout's pixels: straight RGBA, row by row. A pixel that a single colour covers has exactly that colour, however
 * thinly it is covered.
 *
 * @param meter told of the words as they are drawn; of use where the scale is 1
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderRgba(
  layout: CloudLayout,
  lettering: Lettering,
  options: RenderOptions = {},
  meter?: InkMeter,
): RgbaImage {
  return drawLayout(layout, lettering, settingsFrom(layout, options), meter).image;
}

/** The layout on a canvas. */
export function drawLayout(layout: CloudLayout, lettering: Lettering, settings: Settings, meter?: InkMeter): Canvas {
  const { width, height, scale, background, contour } = settings;
  const canvas = new Canvas(width, height, background);
  const cover = new Cover(width, height);
  const inks = new Inks();
  const gradients = settings.gradients.map(
    (gradient) => new GradientInk(gradientPaint(gradient, layout.width * scale, layout.height * scale)),
  );
  const fill = (outline: Outline, map: Affine, ink: Ink, measured: InkMeter | undefined): void => {
    const areas = cover.areasOf(outline, map);
    if (areas === undefined) return;
    canvas.paint(areas, ink);
    measured?.add(areas);
  };
  try {
    for (const word of layout.words) {
      const { layers, advance } = layersOf(word, lettering);
      const map = chain(wordTransform(word, advance, lettering), scaling(scale));
      const own = (word.gradient === undefined ? undefined : gradients[word.gradient]) ?? inks.named(word.color);
      for (const { outline, color } of layers) fill(outline, map, color === undefined ? own : inks.of(color), meter);
    }
    if (contour !== undefined) {
      const line = contourOutline(contour.border, contour.width);
      fill(line, scale === 1 ? IDENTITY : scaling(scale), inks.of(contour.color), undefined);
    }
  } catch (error) {
    // What the raster refuses are coordinates beyond all bounds, which only a font or a border can bring.
    if (error instanceof RasterError) throw new CloudError("E_LAYOUT", error.message, error.hint);
    throw error;
  }
  return canvas;
}

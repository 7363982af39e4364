import type { RgbaImage } from "@side-projects/raster";
import { fontAwesome } from "icon-render";
import { checkLettering } from "./core/check-lettering.ts";
import { checkOptions } from "./core/check-options.ts";
import type { CloudLayout } from "./core/cloud.ts";
import type { ColorOptions } from "./core/color/color-options.ts";
import { recolor as recolorWith } from "./core/color/color-words.ts";
import type { Lettering } from "./core/lettering.ts";
import { type HitTest, hitTester as hitTesterWith } from "./core/render/hit-test.ts";
import type { PngOptions, SvgOptions } from "./core/render/options.ts";
import type { WordsLike } from "./core/words.ts";
import { type Cloud, type CreateOptions, createCloudWith } from "./create-cloud.ts";
import { defaultLettering } from "./default-lettering.ts";
import { type DrawOptions, renderPngWith, renderRgbaWith, renderSvgWith } from "./draw-cloud.ts";
import { loadLettering } from "./fonts/load-lettering.ts";
import type { Kit } from "./kit.ts";
import {
  type LayerOptions,
  type LayersOptions,
  type LayoutOptions,
  layoutCloudWith,
  layoutLayersWith,
} from "./layout-cloud.ts";
import { nativeDeflate } from "./native-deflate.ts";
import { OPTION_NAMES } from "./option-names.ts";
import { findPalette } from "./palettes.ts";
import { encodeWebp, type WebpOptions } from "./webp.ts";

const kit: Kit = {
  lettering: defaultLettering,
  icons: fontAwesome,
  palettes: findPalette,
  deflate: nativeDeflate,
};

/**
 * The whole way from a text, or from words with their weights, to a cloud that can be drawn.
 *
 * @throws CloudError E_WORDS, E_TEXT, E_REGEXP, E_STOPWORDS, E_FONT where the font of `fontPath` cannot be loaded, E_SIZE
 * where no word has room, and as {@link layoutCloud}
 */
export async function createCloud(input: string | WordsLike, options: CreateOptions = {}): Promise<Cloud> {
  checkOptions(options, "the options of the cloud", OPTION_NAMES);
  const { fontPath, font } = options;
  if (fontPath === undefined || font !== undefined) return createCloudWith(kit, input, options);
  return createCloudWith(kit, input, { ...options, font: await loadLettering(fontPath) });
}

/**
 * A place, a size, an angle and a colour for every word, or the reason why it has none.
 *
 * @throws CloudError E_WORDS, E_NUMBER, E_SIZE, E_PIXELS, E_OPTION, E_MASK, E_ICON, E_PINS, E_COLOR, E_PALETTE, E_FONT for a
 * font that is not loaded
 */
export function layoutCloud(words: WordsLike, options: LayoutOptions = {}): CloudLayout {
  return layoutCloudWith(kit, words, options);
}

/**
 * Several clouds in one picture, each in its own mask and its own colours; later ones keep clear of earlier ones.
 *
 * @throws CloudError E_LAYERS, and as {@link layoutCloud}
 */
export function layoutLayers(layers: readonly LayerOptions[], options: LayersOptions = {}): CloudLayout {
  return layoutLayersWith(kit, layers, options);
}

/**
 * The same layout in other colours: no word moves.
 *
 * @throws CloudError E_LAYOUT when it is none; E_COLOR, E_PALETTE, E_OPTION, E_NUMBER
 */
export function recolor(layout: CloudLayout, options: ColorOptions = {}): CloudLayout {
  checkOptions(options, "the colour options", OPTION_NAMES);
  return recolorWith(layout, options, findPalette);
}

/**
 * The layout as a PNG file.
 *
 * @throws CloudError E_LAYOUT, E_OPTION, E_NUMBER, E_COLOR, E_SIZE, E_PIXELS
 */
export function renderPng(layout: CloudLayout, options: DrawOptions & PngOptions = {}): Uint8Array {
  return renderPngWith(kit, layout, options);
}

/** The layout as an SVG document. Errors as {@link renderPng}. */
export function renderSvg(layout: CloudLayout, options: DrawOptions & SvgOptions = {}): string {
  return renderSvgWith(kit, layout, options);
}

/**
 * The layout as a WebP file: lossless, or lossy where `quality` is given. Errors as {@link renderPng}.
 *
 * @throws CloudError E_WEBP when the optional package sharp is not installed; E_SIZE over 16383 pixels a side
 */
export async function renderWebp(layout: CloudLayout, options: DrawOptions & WebpOptions = {}): Promise<Uint8Array> {
  return encodeWebp(renderRgbaWith(kit, layout, options), options);
}

/** The layout as pixels: straight RGBA, row by row. Errors as {@link renderPng}. */
export function renderRgba(layout: CloudLayout, options: DrawOptions = {}): RgbaImage {
  return renderRgbaWith(kit, layout, options);
}

/**
 * Tells which word is at a point of the layout, in its pixels, by its index: the word whose centre it is, else the one
 * whose ink is there, else the one whose box holds it. Prepare it once for all the points of a layout.
 *
 * @param font the fonts that the words were laid out with @default the embedded font
 * @throws CloudError E_LAYOUT when the layout is none, E_FONT when the font is not loaded
 */
export function hitTester(layout: CloudLayout, font: Lettering = defaultLettering()): HitTest {
  return hitTesterWith(layout, checkLettering(font));
}

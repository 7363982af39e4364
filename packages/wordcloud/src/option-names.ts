import type { StylecloudOptions } from "./compat/stylecloud.ts";
import type { PngOptions, SvgOptions } from "./core/render/options.ts";
import type { CreateOptions } from "./create-cloud.ts";
import type { DrawOptions } from "./draw-cloud.ts";
import type { LayerOptions } from "./layout-cloud.ts";
import type { WebpOptions } from "./webp.ts";

type Option =
  | keyof CreateOptions
  | keyof LayerOptions
  | keyof DrawOptions
  | keyof PngOptions
  | keyof SvgOptions
  | keyof WebpOptions
  | keyof StylecloudOptions;

/** In the order in which they are told; the type sees to it that none is missing. */
const OPTIONS: Readonly<Record<Option, true>> = {
  words: true,
  file: true,
  maxWords: true,
  stopwords: true,
  addStopwords: true,
  language: true,
  minLength: true,
  includeNumbers: true,
  regexp: true,
  collocations: true,
  collocationThreshold: true,
  normalizePlurals: true,
  width: true,
  height: true,
  scale: true,
  mask: true,
  invert: true,
  maskFit: true,
  maskAnchor: true,
  maskMargin: true,
  edge: true,
  contour: true,
  border: true,
  angles: true,
  preferHorizontal: true,
  sizing: true,
  exponent: true,
  minFont: true,
  maxFont: true,
  padding: true,
  repeat: true,
  pins: true,
  seed: true,
  font: true,
  fontPath: true,
  palette: true,
  colors: true,
  gradient: true,
  gradientPer: true,
  gradientOver: true,
  colorBy: true,
  colorImage: true,
  colorFunction: true,
  defaultColor: true,
  background: true,
  contrast: true,
  effort: true,
  deflate: true,
  quality: true,
  text: true,
  title: true,
  idPrefix: true,
  output: true,
};

/** Every option there is: one object of options may serve all functions, each of which takes what concerns it. */
export const OPTION_NAMES: readonly string[] = Object.keys(OPTIONS);

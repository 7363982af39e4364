export type { FillRule, Outline, Rgba, RgbaImage } from "@side-projects/raster";
export { colormapColor, imageColor, randomColor, singleColor } from "./compat/color-functions.ts";
export type { CompatOptions } from "./compat/compat-options.ts";
export type { CompatColor } from "./compat/parameters.ts";
export { fromStylecloudOptions, type StylecloudOptions, type StylecloudParameters } from "./compat/stylecloud.ts";
export {
  fromWordCloudOptions,
  type PixelArray,
  type WordCloudColorContext,
  type WordCloudColorFunction,
  type WordCloudParameters,
} from "./compat/word-cloud.ts";
export type { CloudLayout, PlacedWord, SkippedWord, Word } from "./core/cloud.ts";
export type { ColorBy, ColorFunction, ColorOptions, UncoloredWord } from "./core/color/color-options.ts";
export type { Gradient } from "./core/color/gradient.ts";
export type { PaletteInfo, PaletteKind, PaletteSource } from "./core/color/palette.ts";
export { CloudError, type CloudErrorCode } from "./core/error.ts";
export type { AngleFunction, AngleRange, Angles } from "./core/layout/angles.ts";
export type { PackOptions, Pin } from "./core/layout/pack-options.ts";
export type { Lettering, LineLayer, TextLine } from "./core/lettering.ts";
export type { MaskAnchor, MaskFit, MaskPlacement } from "./core/mask/place-shape.ts";
export type { HitTest } from "./core/render/hit-test.ts";
export type { Contour, PngOptions, RenderOptions, SvgOptions } from "./core/render/options.ts";
export type { WordsLike } from "./core/words.ts";
export type { Cloud, CreateOptions } from "./create-cloud.ts";
export { defaultLettering } from "./default-lettering.ts";
export type { DrawOptions } from "./draw-cloud.ts";
export { type FontSource, type LetteringOptions, loadLettering } from "./fonts/load-lettering.ts";
export { type CloudInput, type InputOptions, readInput } from "./input/read-input.ts";
export type { InputFormat } from "./input/sniff.ts";
export type { LayerOptions, LayersOptions, LayoutOptions } from "./layout-cloud.ts";
export { loadMask } from "./masks/load-mask.ts";
export type { Mask, MaskOptions, MaskPoint, PathMask, PixelMask, PolygonMask } from "./masks/mask.ts";
export {
  createCloud,
  hitTester,
  layoutCloud,
  layoutLayers,
  recolor,
  renderPng,
  renderRgba,
  renderSvg,
  renderWebp,
} from "./node.ts";
export { listPalettes, palette, samplePalette } from "./palettes.ts";
export { countWords } from "./text/count.ts";
export type { CountOptions } from "./text/count-options.ts";
export type { Stopwords } from "./text/stopwords.ts";
export type { WebpOptions } from "./webp.ts";

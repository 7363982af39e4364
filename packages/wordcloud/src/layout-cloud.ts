import { checkLettering } from "./core/check-lettering.ts";
import { checkOptions } from "./core/check-options.ts";
import type { CloudLayout, SkippedWord, Word } from "./core/cloud.ts";
import type { ColorOptions, UncoloredWord } from "./core/color/color-options.ts";
import { colorWords } from "./core/color/color-words.ts";
import type { Gradient } from "./core/color/gradient.ts";
import { CloudError } from "./core/error.ts";
import { layoutWords, type Standing } from "./core/layout/layout-words.ts";
import type { PackOptions } from "./core/layout/pack-options.ts";
import type { Lettering } from "./core/lettering.ts";
import { checkCanvas } from "./core/mask/canvas-size.ts";
import type { Region } from "./core/mask/region.ts";
import { regionOf } from "./core/mask/region-of.ts";
import { checkScale, scaledLayout } from "./core/scale-layout.ts";
import { type WordsLike, wordsFrom } from "./core/words.ts";
import type { Kit } from "./kit.ts";
import type { MaskOptions } from "./masks/mask.ts";
import { shapeOf } from "./masks/shape-of.ts";
import { OPTION_NAMES } from "./option-names.ts";

/** Everything that decides where the words are and which colours they have. */
export interface LayoutOptions extends PackOptions, MaskOptions, ColorOptions {
  /** Pixels, 1 to 16384. @default 1024 */
  readonly width?: number;
  /** Pixels, 1 to 16384. @default 1024 */
  readonly height?: number;
  /** Everything is as many times as large: places, sizes, and the picture; 0.001 to 1000. @default 1 */
  readonly scale?: number;
  /** The fonts, as `loadLettering` gives them. @default the embedded font */
  readonly font?: Lettering;
}

/** A cloud within the cloud: words of its own in a mask of its own. Sizes and scale are those of the whole. */
export interface LayerOptions extends Omit<LayoutOptions, "width" | "height" | "scale"> {
  readonly words: WordsLike;
}

/** What holds for all layers. */
export interface LayersOptions {
  /** Pixels, 1 to 16384. @default 1024 */
  readonly width?: number;
  /** Pixels, 1 to 16384. @default 1024 */
  readonly height?: number;
  /** Everything is as many times as large. @default 1 */
  readonly scale?: number;
}

/** The region that mask options describe in a picture of this size. */
export function maskRegion(
  options: MaskOptions,
  width: number,
  height: number,
  sources: Kit & { font: Lettering },
): Region {
  const { mask, invert, maskFit, maskAnchor, maskMargin } = options;
  const shape = mask === undefined ? undefined : shapeOf(mask, { lettering: sources.font, icons: sources.icons });
  return regionOf(shape, { width, height, invert, maskFit, maskAnchor, maskMargin });
}

/** The lettering that is given, or else the kit's. @throws CloudError E_FONT for what is none */
export function fontOf({ font }: Pick<LayoutOptions, "font">, kit: Kit): Lettering {
  return font === undefined ? kit.lettering() : checkLettering(font);
}

export function layoutCloudWith(kit: Kit, words: WordsLike, options: LayoutOptions = {}): CloudLayout {
  checkOptions(options, "the options of the layout", OPTION_NAMES);
  return layoutLayersWith(kit, [{ ...options, words }], options);
}

export function layoutLayersWith(kit: Kit, layers: readonly LayerOptions[], options: LayersOptions = {}): CloudLayout {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new CloudError("E_LAYERS", "there are no layers", "give at least one, with its words");
  }
  checkOptions(options, "the options of the layers", OPTION_NAMES);
  const { width = 1024, height = 1024, scale = 1 } = options;
  checkCanvas(width, height);
  checkScale(scale);
  const standing: Standing[] = [];
  const placed: (UncoloredWord & { readonly color: string })[] = [];
  const skipped: (readonly SkippedWord[])[] = [];
  const gradients: Gradient[] = [];
  layers.forEach((layer: LayerOptions, i) => {
    checkOptions(layer, `layer ${i + 1}`, OPTION_NAMES);
    const words: Word[] = wordsFrom(layer.words);
    const font = fontOf(layer, kit);
    const region = maskRegion(layer, width, height, { ...kit, font });
    const laid = layoutWords(words, region, font, layer, standing);
    standing.push(laid.standing);
    skipped.push(laid.skipped);
    const { colors, gradient } = colorWords(laid.words, { width, height }, layer, kit.palettes);
    for (const [j, word] of laid.words.entries()) {
      const own = word.color !== undefined;
      placed.push({
        ...word,
        color: colors[j] ?? "#000000",
        ...(own ? { ownColor: true } : gradient !== undefined && { gradient: gradients.length }),
      });
    }
    if (gradient !== undefined) gradients.push(gradient);
  });
  const plain = { words: placed, skipped: skipped.flat(), width, height };
  return scaledLayout({ ...plain, ...(gradients.length > 0 && { gradients }) }, scale);
}

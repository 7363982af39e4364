import type { CloudLayout, Word } from "./core/cloud.ts";
import type { ColorOptions } from "./core/color/color-options.ts";
import { colorWords } from "./core/color/color-words.ts";
import { CloudError } from "./core/error.ts";
import { layoutWords, type Standing } from "./core/layout/layout-words.ts";
import type { PackOptions } from "./core/layout/pack-options.ts";
import type { Lettering } from "./core/lettering.ts";
import { checkCanvas } from "./core/mask/canvas-size.ts";
import type { Region } from "./core/mask/region.ts";
import { regionOf } from "./core/mask/region-of.ts";
import { type WordsLike, wordsFrom } from "./core/words.ts";
import type { Kit } from "./kit.ts";
import type { MaskOptions } from "./masks/mask.ts";
import { shapeOf } from "./masks/shape-of.ts";

/** Everything that decides where the words are and which colours they have. */
export interface LayoutOptions extends PackOptions, MaskOptions, ColorOptions {
  /** Pixels, 1 to 16384. @default 1024 */
  readonly width?: number;
  /** Pixels, 1 to 16384. @default 1024 */
  readonly height?: number;
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

export function layoutCloudWith(kit: Kit, words: WordsLike, options: LayoutOptions = {}): CloudLayout {
  return layoutLayersWith(kit, [{ ...options, words }], options);
}

export function layoutLayersWith(kit: Kit, layers: readonly LayerOptions[], options: LayersOptions = {}): CloudLayout {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new CloudError("E_LAYERS", "there are no layers", "give at least one, with its words");
  }
  const { width = 1024, height = 1024, scale = 1 } = options;
  checkCanvas(width, height);
  const standing: Standing[] = [];
  const laid = layers.map((layer: LayerOptions) => {
    const words: Word[] = wordsFrom(layer.words);
    const font = layer.font ?? kit.lettering();
    const region = maskRegion(layer, width, height, { ...kit, font });
    const {
      words: placed,
      skipped,
      standing: stands,
    } = layoutWords(words, region, font, { ...layer, scale }, standing);
    standing.push(stands);
    const size = { width: width * scale, height: height * scale };
    const { colors, gradient } = colorWords(placed, size, layer, kit.palettes);
    const colored = placed.map((word, i) => {
      const own = word.color !== undefined && { ownColor: true };
      return { ...word, color: colors[i] ?? "#000000", ...own };
    });
    return { words: colored, skipped, gradient };
  });
  const gradient = layers.length === 1 ? laid[0]?.gradient : undefined;
  return {
    words: laid.flatMap(({ words: placed }) => placed),
    skipped: laid.flatMap(({ skipped }) => skipped),
    width: width * scale,
    height: height * scale,
    ...(gradient !== undefined && { gradient }),
  };
}

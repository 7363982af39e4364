import { fontAwesome } from "icon-render";
import type { CloudLayout } from "./core/cloud.ts";
import type { WordsLike } from "./core/words.ts";
import { defaultLettering } from "./default-lettering.ts";
import type { Kit } from "./kit.ts";
import {
  type LayerOptions,
  type LayersOptions,
  type LayoutOptions,
  layoutCloudWith,
  layoutLayersWith,
} from "./layout-cloud.ts";
import { findPalette } from "./palettes.ts";

const kit: Kit = { lettering: defaultLettering, icons: fontAwesome, palettes: findPalette };

/**
 * A place, a size, an angle and a colour for every word, or the reason why it has none.
 *
 * @throws CloudError E_WORDS, E_NUMBER, E_SIZE, E_PIXELS, E_OPTION, E_MASK, E_ICON, E_PINS, E_COLOR, E_PALETTE
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

import type { CloudLayout } from "../cloud.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering } from "../lettering.ts";
import type { Region } from "../mask/region.ts";
import { Cover } from "./cover.ts";
import { InkMeter } from "./ink-meter.ts";
import { layersOf } from "./layers.ts";

/**
 * Share of the region that the words' ink covers, 0 to 1: the covered area of the pixels inside over their number.
 *
 * @throws CloudError E_SIZE when layout and region are not of one size
 */
export function inkShare(layout: CloudLayout, lettering: Lettering, region: Region): number {
  const meter = new InkMeter(layout, region);
  const cover = new Cover(region.width, region.height);
  for (const word of layout.words) {
    const { layers, advance } = layersOf(word, lettering);
    const map = wordTransform(word, advance, lettering);
    for (const { outline } of layers) {
      const areas = cover.areasOf(outline, map);
      if (areas !== undefined) meter.add(areas);
    }
  }
  return meter.share;
}

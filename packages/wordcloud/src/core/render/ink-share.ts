import type { CloudLayout } from "../cloud.ts";
import { CloudError } from "../error.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering } from "../lettering.ts";
import type { Region } from "../mask/region.ts";
import type { Areas } from "./areas.ts";
import { Cover } from "./cover.ts";
import { layersOf } from "./layers.ts";

/**
 * Share of the region that the words' ink covers, 0 to 1: the covered area of the pixels inside over their number.
 *
 * @throws CloudError E_SIZE when layout and region are not of one size
 */
export function inkShare(layout: CloudLayout, lettering: Lettering, region: Region): number {
  const { width, height, inside } = region;
  if (layout.width !== width || layout.height !== height || inside.length !== width * height) {
    const got = `a layout of ${layout.width} x ${layout.height} in a region of ${width} x ${height}`;
    throw new CloudError("E_SIZE", got, "pass the region that the words were placed in");
  }
  const covered = new Uint8Array(width * height);
  const cover = new Cover(width, height);
  for (const word of layout.words) {
    const { layers, advance } = layersOf(word, lettering);
    const map = wordTransform(word, advance, lettering);
    for (const { outline } of layers) {
      const areas = cover.areasOf(outline, map);
      if (areas !== undefined) unite(covered, width, areas);
    }
  }
  let sum = 0;
  let area = 0;
  for (let i = 0; i < covered.length; i++) {
    if (inside[i] === 0) continue;
    area++;
    sum += covered[i] ?? 0;
  }
  return area === 0 ? 0 : sum / (255 * area);
}

/** Adds what a shape covers. What may overlap within a pixel does so as much as shares of it would by chance. */
function unite(covered: Uint8Array, width: number, { left, top, height, stride, levels, from, to }: Areas): void {
  for (let y = 0; y < height; y++) {
    const begin = (top + y) * width + left;
    const end = to[y] ?? 0;
    for (let x = from[y] ?? 0; x < end; x++) {
      const level = levels[y * stride + x] ?? 0;
      if (level === 0) continue;
      const before = covered[begin + x] ?? 0;
      covered[begin + x] = before === 0 ? level : before + level - Math.round((before * level) / 255);
    }
  }
}

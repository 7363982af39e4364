import { iconSet } from "../../../packages/icon-render/src/core/icon-set.ts";
import { tableSource } from "../../../packages/icon-render/src/core/table.ts";
import type { CloudLayout } from "../../../packages/wordcloud/src/core/cloud.ts";
import { type PackedPalette, paletteFinder } from "../../../packages/wordcloud/src/core/color/palette.ts";
import { renderPngWith, renderSvgWith } from "../../../packages/wordcloud/src/draw-cloud.ts";
import { fontTable } from "../../../packages/wordcloud/src/fonts/font-table.ts";
import { letteringOf } from "../../../packages/wordcloud/src/fonts/lettering-of.ts";
import { tableFont } from "../../../packages/wordcloud/src/fonts/table-font.ts";
import type { Kit } from "../../../packages/wordcloud/src/kit.ts";
import { type LayoutOptions, layoutCloudWith } from "../../../packages/wordcloud/src/layout-cloud.ts";

/** The tables that the package reads from its files. */
export interface Tables {
  readonly font: Uint8Array;
  readonly icons: Uint8Array;
  readonly palettes: readonly PackedPalette[];
}

/** One cloud: JSON, so that an engine elsewhere can be asked for it. */
export interface EngineCase {
  readonly words: readonly (readonly [text: string, weight: number])[];
  readonly options: LayoutOptions;
}

/** The layout as JSON, its SVG, and the bytes of its PNG: what any engine can do with the package's core. */
export function makeCloud(
  tables: Tables,
  { words, options }: EngineCase,
): [json: string, svg: string, png: Uint8Array] {
  const kit = kitOf(tables);
  const layout: CloudLayout = layoutCloudWith(kit, words, options);
  const { mask, contrast: _, ...drawing } = options;
  const shown = mask === undefined ? {} : { mask, contour: { width: 3, color: "#d33" } };
  return [
    JSON.stringify(layout),
    renderSvgWith(kit, layout, { background: "transparent", ...drawing, ...shown, scale: 1 }),
    renderPngWith(kit, layout, { background: "#fff8f0", ...shown, scale: 1 }),
  ];
}

function kitOf({ font, icons, palettes }: Tables): Kit {
  const lettering = letteringOf([tableFont(fontTable(font))]);
  const set = iconSet(tableSource(icons, { prefixes: ["fa"], styleClasses: new Map() }));
  return { lettering: () => lettering, icons: () => set, palettes: paletteFinder(palettes) };
}

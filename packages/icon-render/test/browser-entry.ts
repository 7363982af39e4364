import { iconSet } from "../src/core/icon-set.ts";
import type { RenderOptions } from "../src/core/options.ts";
import { png, rgba } from "../src/core/render.ts";
import { svg } from "../src/core/render-svg.ts";
import { tableSource } from "../src/core/table.ts";

/** Pixels, PNG and SVG of an icon from the bytes of an outline table: what a page can do with the core alone. */
export function drawAll(table: Uint8Array, icon: string, options: RenderOptions): Uint8Array[] {
  const font = iconSet(tableSource(table, { prefixes: ["fa"], styleClasses: new Map() }));
  const { data } = rgba(icon, options, () => font);
  return [
    new Uint8Array(data),
    png(icon, options, () => font),
    new TextEncoder().encode(svg(icon, options, () => font)),
  ];
}

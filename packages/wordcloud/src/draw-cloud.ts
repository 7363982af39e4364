import type { RgbaImage } from "@side-projects/raster";
import type { CloudLayout } from "./core/cloud.ts";
import type { Lettering } from "./core/lettering.ts";
import { renderRgba } from "./core/render/draw.ts";
import type { PngOptions, RenderOptions, SvgOptions } from "./core/render/options.ts";
import { renderPng } from "./core/render/render-png.ts";
import { renderSvg } from "./core/render/svg.ts";
import type { Kit } from "./kit.ts";
import { maskRegion } from "./layout-cloud.ts";
import type { MaskOptions } from "./masks/mask.ts";

/** How a layout is drawn in Node: a contour follows the mask that the words were laid out in. */
export interface DrawOptions extends RenderOptions, MaskOptions {
  /** The fonts that the words were laid out with. @default the embedded font */
  readonly font?: Lettering;
}

/** The lettering and options of the drawing, with the mask's border where a contour asks for it. */
function drawn<Options extends DrawOptions>(kit: Kit, layout: CloudLayout, options: Options): [Lettering, Options] {
  const font = options.font ?? kit.lettering();
  if (options.contour === undefined || options.border !== undefined || options.mask === undefined)
    return [font, options];
  const { border } = maskRegion(options, layout.width, layout.height, { ...kit, font });
  return [font, border === undefined ? options : { ...options, border }];
}

export function renderPngWith(kit: Kit, layout: CloudLayout, options: DrawOptions & PngOptions): Uint8Array {
  const [font, drawing] = drawn(kit, layout, options);
  const deflate = options.deflate ?? (options.effort === "max" ? undefined : kit.deflate);
  return renderPng(layout, font, { ...drawing, ...(deflate !== undefined && { deflate }) });
}

export function renderRgbaWith(kit: Kit, layout: CloudLayout, options: DrawOptions): RgbaImage {
  return renderRgba(layout, ...drawn(kit, layout, options));
}

export function renderSvgWith(kit: Kit, layout: CloudLayout, options: DrawOptions & SvgOptions): string {
  return renderSvg(layout, ...drawn(kit, layout, options));
}

import { type RgbaImage, scaling, transformOutline } from "@side-projects/raster";
import { checkLayout } from "./core/check-layout.ts";
import { checkOptions } from "./core/check-options.ts";
import type { CloudLayout } from "./core/cloud.ts";
import type { Lettering } from "./core/lettering.ts";
import { renderRgba } from "./core/render/draw.ts";
import type { PngOptions, RenderOptions, SvgOptions } from "./core/render/options.ts";
import { renderPng } from "./core/render/render-png.ts";
import { renderSvg } from "./core/render/svg.ts";
import { unscaledSize } from "./core/scale-layout.ts";
import type { Kit } from "./kit.ts";
import { fontOf, maskRegion } from "./layout-cloud.ts";
import type { MaskOptions } from "./masks/mask.ts";
import { OPTION_NAMES } from "./option-names.ts";

/**
 * How a layout is drawn in Node: a contour follows the mask that the words were laid out in. A picture of several layers
 * has one contour, about the mask that is given here.
 */
export interface DrawOptions extends RenderOptions, MaskOptions {
  /** The fonts that the words were laid out with. @default the embedded font */
  readonly font?: Lettering;
}

/** The lettering and options of the drawing, with the mask's border where a contour asks for it. */
function drawn<Options extends DrawOptions>(kit: Kit, layout: CloudLayout, options: Options): [Lettering, Options] {
  checkOptions(options, "the options of the picture", OPTION_NAMES);
  const font = fontOf(options, kit);
  const { contour, border, mask } = options;
  if (contour === undefined || border !== undefined || mask === undefined) return [font, options];
  checkLayout(layout);
  const { width, height } = unscaledSize(layout);
  const { border: found } = maskRegion(options, width, height, { ...kit, font });
  if (found === undefined) return [font, options];
  const { scale = 1 } = layout;
  return [font, { ...options, border: scale === 1 ? found : transformOutline(found, scaling(scale)) }];
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

import type { RgbaImage } from "@side-projects/raster";
import type { IconInfo, Style } from "./core/icon.ts";
import type { Icon, RenderOptions } from "./core/options.ts";
import { type IconLayout, layout, png, rgba } from "./core/render.ts";
import { ico } from "./core/render-ico.ts";
import { svg } from "./core/render-svg.ts";
import { fontAwesome } from "./fontawesome.ts";
import { encodeWebp } from "./webp.ts";

/**
 * An icon as a PNG file, in the smallest pixel format that holds it.
 *
 * @throws IconError E_ICON, E_STYLE, E_COLOR, E_SIZE, E_PIXELS, E_NUMBER, E_OPTION, E_PATH
 */
export function renderPng(icon: Icon, options: RenderOptions = {}): Uint8Array {
  return png(icon, options, fontAwesome);
}

/** An icon as pixels: straight RGBA, row by row. Errors as {@link renderPng}. */
export function renderRgba(icon: Icon, options: RenderOptions = {}): RgbaImage {
  return rgba(icon, options, fontAwesome);
}

/** An icon as an SVG document. Colours always mix as browsers mix them. Errors as {@link renderPng}. */
export function renderSvg(icon: Icon, options: RenderOptions = {}): string {
  return svg(icon, options, fontAwesome);
}

/**
 * An icon as a Windows icon file. Errors as {@link renderPng}.
 *
 * @param sizes sides in pixels, up to 256. @default 16, 32, 48 and 256
 */
export function renderIco(
  icon: Icon,
  options: RenderOptions = {},
  sizes: readonly number[] = [16, 32, 48, 256],
): Uint8Array {
  return ico(icon, sizes, options, fontAwesome);
}

/**
 * An icon as a WebP file: lossless, or lossy where `quality` is given. Errors as {@link renderPng}.
 *
 * @throws IconError E_WEBP when the optional package sharp is not installed
 */
export async function renderWebp(icon: Icon, options: RenderOptions = {}): Promise<Uint8Array> {
  return encodeWebp(rgba(icon, options, fontAwesome), options);
}

/** Where the icon would lie in the picture. Errors as {@link renderPng}. */
export function measureIcon(icon: Icon, options: RenderOptions = {}): IconLayout {
  return layout(icon, options, fontAwesome);
}

/**
 * All names and aliases of Font Awesome Free, sorted; with a style, only those that have it.
 *
 * @throws IconError E_STYLE
 */
export function listIcons(style?: Style): string[] {
  return fontAwesome().names(style);
}

/** Names that match the words or the glob (`arrow-*`), best first. */
export function searchIcons(pattern: string): string[] {
  return fontAwesome().search(pattern);
}

/**
 * What is known of an icon.
 *
 * @throws IconError E_ICON, E_STYLE
 */
export function findIcon(name: string, style?: Style): IconInfo {
  return fontAwesome().find(name, style);
}

export type { Effort, RgbaImage } from "@side-projects/raster";
export type { Color } from "./core/color.ts";
export { IconError, type IconErrorCode } from "./core/error.ts";
export type { Glyph, IconInfo, IconSet, Style } from "./core/icon.ts";
export type { Icon, PathIcon, RenderOptions } from "./core/options.ts";
export type { IconLayout } from "./core/render.ts";
export { type IconFontOptions, loadIconFont } from "./font-file.ts";
export { fontAwesome } from "./fontawesome.ts";
export {
  findIcon,
  listIcons,
  measureIcon,
  renderIco,
  renderPng,
  renderRgba,
  renderSvg,
  renderWebp,
  searchIcons,
} from "./node.ts";
export { unpackFont } from "./unpack.ts";

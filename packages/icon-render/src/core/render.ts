import { encodePng, RasterError, type RgbaImage } from "@side-projects/raster";
import { drawScene, type Picture, toRgba } from "./draw.ts";
import { IconError } from "./error.ts";
import type { IconInfo, IconSet } from "./icon.ts";
import type { Icon, RenderOptions } from "./options.ts";
import { buildScene, type Scene, sketchScene } from "./scene.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { subjectOf } from "./subject.ts";

/** Where an icon came to lie, in pixels from the picture's top left corner. */
export interface IconLayout {
  readonly width: number;
  readonly height: number;
  /** The icon's own edges, from its curves. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 1, or the factor by which the icon was made smaller to stay inside the picture. */
  readonly shrunk: number;
}

/** The default icons, loaded when a name needs them. */
export type DefaultFont = () => IconSet;

/** An icon as shapes, and the checked options. */
export interface Prepared {
  readonly scene: Scene;
  readonly settings: Settings;
  readonly info: IconInfo | undefined;
}

/** @throws IconError */
export function prepare(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): Prepared {
  const settings = settingsFrom(options);
  if (settings.sketch) return { scene: sketchScene(settings.sketch, settings), settings, info: undefined };
  const font = (): IconSet => iconSetOf(options.font) ?? defaultFont();
  const subject = subjectOf(icon, font, options.style);
  const behind = settings.stack === undefined ? undefined : subjectOf(settings.stack, font);
  return { scene: buildScene(subject, settings, behind), settings, info: subject.info };
}

/** A font that is given as a path, say, has not been loaded yet. */
function iconSetOf(font: IconSet | undefined): IconSet | undefined {
  if (font === undefined || typeof font?.find === "function") return font;
  throw new IconError(
    "E_FONT",
    `a font of type ${typeof font}`,
    "pass what loadIconFont returns: await loadIconFont(file)",
  );
}

/** @throws IconError */
export function picture(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): Picture {
  const { scene, settings } = prepare(icon, options, defaultFont);
  return guarded(() => drawScene(scene, settings));
}

/** @throws IconError */
export function png(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): Uint8Array {
  return encodePng(picture(icon, options, defaultFont), { effort: options.optimize ?? "default" });
}

/** @throws IconError */
export function rgba(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): RgbaImage {
  return toRgba(picture(icon, options, defaultFont));
}

/** @throws IconError */
export function layout(icon: Icon, options: RenderOptions, defaultFont: DefaultFont): IconLayout {
  const { scene } = prepare(icon, options, defaultFont);
  return { width: scene.width, height: scene.height, ...scene.box, shrunk: scene.shrunk };
}

/** What the raster refuses are coordinates beyond all bounds, which only a path or a font can bring. */
export function guarded<T>(draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    if (error instanceof RasterError) throw new IconError("E_PATH", error.message, error.hint);
    throw error;
  }
}

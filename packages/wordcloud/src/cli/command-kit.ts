import type { IconSet } from "icon-render";
import { CloudError } from "../core/error.ts";
import { defaultLettering } from "../default-lettering.ts";
import type { Kit } from "../kit.ts";
import { findPalette } from "../palettes.ts";
import type { Layer } from "./layer.ts";

/** What the layers are made with; the icons are loaded only where a mask is one. */
export async function kitFor(layers: readonly Pick<Layer, "options">[]): Promise<Kit> {
  const icons = layers.some(({ options: { mask } }) => isIcon(mask)) ? await loadIcons() : noIcons;
  return { lettering: defaultLettering, icons, palettes: findPalette };
}

function isIcon(mask: unknown): boolean {
  if (typeof mask === "string") return !mask.startsWith("text:");
  return typeof mask === "object" && mask !== null && "icon" in mask;
}

async function loadIcons(): Promise<() => IconSet> {
  const { icons } = await import("./icons.ts");
  return icons;
}

function noIcons(): IconSet {
  throw new CloudError("E_ICON", "no icon was expected", "name the mask as a text");
}

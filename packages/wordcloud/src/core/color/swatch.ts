import type { Rgba } from "@side-projects/raster";
import { parseColor } from "./color.ts";
import type { ColorBy, ColorOptions } from "./color-options.ts";
import { colorByOf, groundOf } from "./color-settings.ts";
import { contrastRatio } from "./contrast.ts";
import { DEFAULT_PALETTE } from "./own-palettes.ts";
import type { Palette, PaletteFinder, PaletteKind } from "./palette.ts";

/** Colours to choose from: apart from each other, or points of a ramp. */
export interface Swatch {
  readonly colors: readonly string[];
  /** Undefined for a list of the caller's: taken one by one, and a ramp only where there is something to measure. */
  readonly kind: PaletteKind | undefined;
}

/** Which end of the colours the greatest words have, where that follows from what decides over them. */
const GREATEST: Readonly<Partial<Record<ColorBy, "first" | "last">>> = { order: "first", weight: "last", size: "last" };

/**
 * The colours that words are given. A sequential palette is turned such that the greatest words have the end which
 * stands out from the background more, unless its name turns it with `_r` or the background is not known.
 *
 * @throws CloudError E_PALETTE, E_COLOR
 */
export function swatchOf(options: ColorOptions, find: PaletteFinder): Swatch {
  const { colors, palette = DEFAULT_PALETTE } = options;
  if (colors !== undefined) return { colors, kind: undefined };
  const found = find(palette);
  const greatest = GREATEST[colorByOf(options)];
  const ground = groundOf(options);
  if (found.kind !== "sequential" || found.turned || greatest === undefined || ground === undefined) return found;
  const turned = { ...found, colors: found.colors.toReversed() };
  const [here, there] = [found, turned].map((swatch) => contrastRatio(endOf(swatch, greatest), ground));
  return (there ?? 0) > (here ?? 0) ? turned : found;
}

function endOf({ colors }: Palette, end: "first" | "last"): Rgba {
  return parseColor(colors.at(end === "first" ? 0 : -1) ?? "black");
}

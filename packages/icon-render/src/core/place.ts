import {
  type Affine,
  type Box,
  chain,
  type Outline,
  outlineBounds,
  rotation,
  scaling,
  translation,
} from "@side-projects/raster";
import { IconError } from "./error.ts";
import type { Settings } from "./settings.ts";

/** Where an icon lies in the picture. */
export interface Placement {
  /** Maps font units to pixels. */
  readonly transform: Affine;
  /** What the icon covers in pixels. */
  readonly box: Box;
  /** 1, or the factor by which the icon was made smaller so that it stays inside. */
  readonly shrunk: number;
}

const EMPTY: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Scales, mirrors and turns an outline, then puts the box of the result, taken from its curves, at its anchor: centred
 * to the last bit rather than to whole pixels, and never cut unless that was asked for or follows from an offset.
 *
 * @param unitsPerEm font units of the em box's side
 * @param part size of this icon as a part of the whole, as in a stack
 * @throws IconError E_SIZE where the outline's line leaves no room for the icon
 */
export function place(outline: Outline, unitsPerEm: number, settings: Settings, part = 1): Placement {
  const { width, height, padding, anchorX, anchorY, offsetX, offsetY } = settings;
  const free = [width - 2 * padding, height - 2 * padding] as const;
  const natural = outlineBounds(outline) ?? EMPTY;
  const sideways = settings.flip === "horizontal" || settings.flip === "both" ? -1 : 1;
  const upright = settings.flip === "vertical" || settings.flip === "both" ? -1 : 1;

  const longest = Math.max(natural.right - natural.left, natural.bottom - natural.top);
  const unit = settings.fit === "bbox" && longest > 0 ? longest : unitsPerEm;
  // Turning about the middle of the icon keeps numbers small and quarter turns exact.
  const turned = chain(
    translation(-(natural.left + natural.right) / 2, -(natural.top + natural.bottom) / 2),
    scaling((sideways * part * settings.iconWidth) / unit, (upright * part * settings.iconHeight) / unit),
    rotation(settings.rotate),
  );
  const full = outlineBounds(outline, turned) ?? EMPTY;
  const margin = 2 * settings.outline;
  const wide = full.right - full.left + margin;
  const tall = full.bottom - full.top + margin;
  let shrunk = 1;
  if (settings.overflow === "shrink" && (wide > free[0] + SLACK || tall > free[1] + SLACK)) {
    const room = [free[0] * settings.shrinkTo - margin, free[1] * settings.shrinkTo - margin] as const;
    if (Math.min(...room) <= 0) {
      throw new IconError(
        "E_SIZE",
        `an outline of ${settings.outline} leaves nothing of ${width} x ${height}`,
        "use a thinner one, a larger picture, or overflow crop",
      );
    }
    shrunk = Math.min(room[0] / (wide - margin), room[1] / (tall - margin));
  }

  const half = [((full.right - full.left) * shrunk) / 2, ((full.bottom - full.top) * shrunk) / 2] as const;
  const reach = padding + settings.outline;
  const x = { left: reach + half[0], center: width / 2, right: width - reach - half[0] }[anchorX] + offsetX;
  const y = { top: reach + half[1], center: height / 2, bottom: height - reach - half[1] }[anchorY] + offsetY;
  const middle = [((full.left + full.right) / 2) * shrunk, ((full.top + full.bottom) / 2) * shrunk] as const;
  return {
    transform: chain(turned, scaling(shrunk), translation(x - middle[0], y - middle[1])),
    box: { left: x - half[0], right: x + half[0], top: y - half[1], bottom: y + half[1] },
    shrunk,
  };
}

/** Pixels by which rounding may put an icon that just fits beyond the border. */
const SLACK = 1e-6;

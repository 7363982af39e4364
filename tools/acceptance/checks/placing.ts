import type { Affine } from "@side-projects/raster";
import { fontAwesome, type IconInfo } from "icon-render";
import { boxOf, type Point, pointsOn } from "./curves.ts";

/** A glyph's own curves, as points, and the map to pixels that the options' documentation promises. */
export interface Placed {
  contours: readonly (readonly Point[])[];
  transform: Affine;
}

/**
 * Where an upright icon of `iconSize` belongs on a square canvas: scaled by its em, the middle of what it draws in the
 * middle of the canvas, and at 95 % of the canvas if it would not fit.
 */
export function placedByHand(icon: IconInfo, size: number, iconSize: number, perCurve: number): Placed {
  const { outline, unitsPerEm } = fontAwesome().glyph(icon);
  const contours = pointsOn(outline, perCurve);
  const [left, top, right, bottom] = boxOf(contours);
  const longest = Math.max(right - left, bottom - top);
  const wanted = iconSize / unitsPerEm;
  const scale = longest * wanted > size ? (0.95 * size) / longest : wanted;
  const transform = [
    scale,
    0,
    0,
    scale,
    size / 2 - (scale * (left + right)) / 2,
    size / 2 - (scale * (top + bottom)) / 2,
  ] as const;
  return { contours, transform };
}

/** Points under a map. */
export function moved(contours: readonly (readonly Point[])[], [a, b, c, d, e, f]: Affine): Point[][] {
  return contours.map((contour) => contour.map(([x, y]): Point => [a * x + c * y + e, b * x + d * y + f]));
}
